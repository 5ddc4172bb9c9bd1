import * as z from "zod";

export const environmentSchema = z.object({
  TABLE_NAME: z.string().min(1),
  BUCKET_NAME: z.string().min(1),
  PRINT_PACKS_QUEUE_URL: z.url(),
  NOTICE_ARCHIVES_QUEUE_URL: z.url(),
});
