import * as z from "zod/mini";
import { visitorVariables } from "../../../shared/lambda/guard-variables.ts";

const text = z.string().check(z.minLength(1));

export const environmentSchema = z.object({
  TABLE_NAME: text,
  /** Where the portal answers, without the final slash: Checkout sends browsers back there. */
  PUBLIC_URL: z.url().check(z.regex(/[^/]$/)),
  /** Of Checkout's API, version 2, without the final slash. */
  CHECKOUT_BASE_URL: z.url().check(z.regex(/[^/]$/)),
  /** Where the pages of carts are: forms may lead there. */
  CHECKOUT_PAGE_ORIGIN: z.url(),
  /** The secret with the subscription key. */
  CHECKOUT_KEY_SECRET_ARN: z.optional(text),
  /** The key itself, of a Checkout that protects nothing. */
  CHECKOUT_KEY: z.optional(text),
  /** How long the journal keeps an event in the table. */
  JOURNAL_DAYS: z.pipe(z.string().check(z.regex(/^[1-9]\d{0,4}$/)), z.transform(Number)),
  /** The local cloud's own services may be asked. */
  OUTBOUND_LOOPBACK: z.optional(z.literal("true")),
  ...visitorVariables,
});
