import * as z from "zod";

/** Fiscal code of a person (with the omocodia letters) or the 11 digits of a legal person. */
const fiscalCode = z
  .string()
  .regex(
    /^(?:[A-Z]{6}[0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]|\d{11})$/,
  );

export const profileRequestSchema = z.strictObject({ fiscal_code: fiscalCode });

/**
 * A message to one citizen.
 *
 * Source of the limits: App IO, "API I/O Services" v1 (createdMessage): subject 10–120
 * characters, markdown 80–10,000, amount in euro cents 1–9,999,999,999, 18-digit notice number.
 */
export const messageSchema = z.strictObject({
  fiscal_code: fiscalCode,
  time_to_live: z.int().min(3_600).max(604_800).default(3_600),
  feature_level_type: z.enum(["STANDARD", "ADVANCED"]).default("STANDARD"),
  content: z.strictObject({
    subject: z.string().min(10).max(120),
    markdown: z.string().min(80).max(10_000),
    due_date: z.iso.datetime().optional(),
    require_secure_channels: z.boolean().optional(),
    payment_data: z
      .strictObject({
        amount: z.int().min(1).max(9_999_999_999),
        notice_number: z.string().regex(/^[0123][0-9]{17}$/),
        invalid_after_due_date: z.boolean().default(false),
        payee: z.strictObject({ fiscal_code: z.string().regex(/^\d{11}$/) }).optional(),
      })
      .optional(),
  }),
});

/** A message that the stub accepted. */
export const acceptedMessageSchema = z.object({
  id: z.string(),
  /** ISO 8601 instant. */
  acceptedAt: z.string(),
  message: messageSchema,
});

export type AcceptedMessage = z.output<typeof acceptedMessageSchema>;
