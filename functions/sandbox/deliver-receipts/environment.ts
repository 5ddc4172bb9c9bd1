import * as z from "zod";

export const environmentSchema = z.object({
  TABLE_NAME: z.string().min(1),
  /** The station that is called: the portal's own door of paForNode. */
  STATION_URL: z.url(),
  RECEIPTS_QUEUE_URL: z.url(),
  /** Seconds between two tries of a receipt, in place of the real node's hour. */
  RETRY_SECONDS: z.coerce.number().int().min(1).max(900).default(2),
});
