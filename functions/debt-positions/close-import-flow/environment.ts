import * as z from "zod";

export const environmentSchema = z.object({
  TABLE_NAME: z.string().min(1),
  BUCKET_NAME: z.string().min(1),
  /** How long the journal keeps an event in the table. */
  JOURNAL_DAYS: z.coerce.number().int().positive(),
});
