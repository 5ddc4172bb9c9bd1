import * as z from "zod/mini";

export const environmentSchema = z.object({
  TABLE_NAME: z.string().check(z.minLength(1)),
  BUCKET_NAME: z.string().check(z.minLength(1)),
  /** How long the journal keeps an event in the table. */
  JOURNAL_DAYS: z.pipe(z.string().check(z.regex(/^[1-9]\d{0,4}$/)), z.transform(Number)),
  TOKEN_SEED_SECRET_ARN: z.optional(z.string().check(z.minLength(1))),
  TOKEN_SEED: z.optional(z.string().check(z.minLength(32))),
  OUTBOUND_LOOPBACK: z.optional(z.literal("true")),
  /** The Region's fiscal code as intermediary of its enti. */
  BROKER_FISCAL_CODE: z.string().check(z.regex(/^\d{11}$/)),
  /**
   * SHA-256 of the node's client certificates, in hexadecimal, joined by commas; empty lets nobody
   * in, and where it is left out nobody is asked for a certificate.
   */
  NODE_CERTIFICATES: z.optional(z.string().check(z.regex(/^([0-9a-f]{64}(,[0-9a-f]{64})?)?$/))),
  /** Header by which a gateway in front of the API forwards the client's certificate. */
  CERTIFICATE_HEADER: z.optional(z.string().check(z.regex(/^[a-z0-9-]+$/))),
});
