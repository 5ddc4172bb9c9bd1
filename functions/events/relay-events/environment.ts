import * as z from "zod";

export const environmentSchema = z.object({
  FLOW_SPLITS_QUEUE_URL: z.url(),
  PRINT_PACKS_QUEUE_URL: z.url(),
  PRINT_JOBS_QUEUE_URL: z.url(),
  FLOW_CLOSINGS_QUEUE_URL: z.url(),
  NOTICE_ARCHIVES_QUEUE_URL: z.url(),
  NOTIFICATIONS_QUEUE_URL: z.url(),
  RECEIPT_MAILS_QUEUE_URL: z.url(),
  IBAN_CHANGES_QUEUE_URL: z.url(),
  WEBHOOK_DELIVERIES_QUEUE_URL: z.url(),
  CART_EXPIRIES_QUEUE_URL: z.url(),
});
