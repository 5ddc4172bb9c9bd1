import * as z from "zod";

const addresses = z.array(z.string());

/** A mail as the SES emulator keeps it. */
export const mailSchema = z.object({
  messageId: z.string(),
  from: z.string(),
  replyTo: addresses,
  destination: z.object({ to: addresses, cc: addresses, bcc: addresses }),
  subject: z.string(),
  body: z.object({ html: z.string().optional(), text: z.string().optional() }),
  attachments: z.array(
    z.object({
      /** Base64. */
      content: z.string(),
      contentType: z.string(),
      filename: z.string().optional(),
      size: z.number(),
    }),
  ),
  /** Epoch seconds. */
  at: z.number(),
});

export type Mail = z.output<typeof mailSchema>;
