import * as z from "zod";

export const environmentSchema = z.object({
  TABLE_NAME: z.string().min(1),
  IBAN_CHANGES_QUEUE_URL: z.url(),
});
