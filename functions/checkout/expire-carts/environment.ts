import * as z from "zod";

export const environmentSchema = z.object({
  TABLE_NAME: z.string().min(1),
  CART_EXPIRIES_QUEUE_URL: z.url(),
});
