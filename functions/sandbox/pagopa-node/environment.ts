import * as z from "zod/mini";

export const environmentSchema = z.object({
  TABLE_NAME: z.string().check(z.minLength(1)),
  /** Where the portal answers, without the final slash: addresses of pages are made of it. */
  PUBLIC_URL: z.url().check(z.regex(/[^/]$/)),
  /** The station that is called: the portal's own door of paForNode. */
  STATION_URL: z.url(),
  /** The Region's fiscal code: it is the intermediary of every station. */
  BROKER_FISCAL_CODE: z.string().check(z.regex(/^\d{11}$/)),
  RECEIPTS_QUEUE_URL: z.url(),
  /** Seconds between two tries of a receipt, in place of the real node's hour. */
  RETRY_SECONDS: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(900)), 2),
  /** Secret with the key of who may come in: everybody may where it is missing. */
  SANDBOX_KEY_SECRET_ARN: z.optional(z.string().check(z.minLength(1))),
});
