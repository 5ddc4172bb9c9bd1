import * as z from "zod/mini";

export const environmentSchema = z.object({
  TABLE_NAME: z.string().check(z.minLength(1)),
  WEBHOOK_DELIVERIES_QUEUE_URL: z.url(),
});
