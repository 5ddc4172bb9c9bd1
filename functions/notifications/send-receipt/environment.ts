import * as z from "zod";

export const environmentSchema = z.object({
  TABLE_NAME: z.string().min(1),
  BUCKET_NAME: z.string().min(1),
  /** How long the journal keeps an event in the table. */
  JOURNAL_DAYS: z.coerce.number().int().positive(),
  /** Address of the sender, verified on SES. */
  MAIL_FROM: z.email(),
  PORTAL_URL: z.url(),
  /** Where the API answers, without the final slash: printed on the receipt. */
  PUBLIC_URL: z.url().regex(/[^/]$/),
});
