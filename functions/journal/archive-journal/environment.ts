import * as z from "zod";

export const environmentSchema = z.object({
  TABLE_NAME: z.string().min(1),
  BUCKET_NAME: z.string().min(1),
  /** How long the table keeps a line of the audit. */
  AUDIT_YEARS: z.coerce.number().int().positive(),
});
