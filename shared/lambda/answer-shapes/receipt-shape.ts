import * as z from "zod/mini";
import { anomalyReasons } from "../../domain/receipts/receipt-anomaly.ts";
import { receiptAnswers } from "../../domain/receipts/receipt-record.ts";

const instant = z.iso.datetime();
const primitive = z.enum(["paSendRT", "paSendRTV2"]);

/** Why a receipt asks for attention, with the sentence that people read. */
export const anomalyShape = z.object({
  reason: z.enum(anomalyReasons),
  severity: z.enum(["toHandle", "information"]),
  sentence: z.string(),
});

/** What a receipt led to: `receiptEffectData`. */
export const receiptEffectShape = z.object({
  receivedAt: instant,
  iud: z.nullable(z.string()),
  closes: z.boolean(),
  answer: z.enum(receiptAnswers),
  anomalies: z.array(anomalyShape),
  links: z.object({ self: z.string() }),
});

/** An entry of the archive in a list: `receiptRecordData`. */
export const receiptRecordShape = z.object({
  receiptId: z.string(),
  organizationFiscalCode: z.string(),
  creditorFiscalCode: z.string(),
  noticeNumber: z.string(),
  outcome: z.enum(["OK", "KO"]),
  amountCents: z.int().check(z.minimum(0)),
  pspName: z.string(),
  paidAt: z.nullable(instant),
  standIn: z.boolean(),
  primitive,
  ...receiptEffectShape.shape,
});

/** An entry of the archive as it stands in examples. */
export const receiptRecordExample = {
  receiptId: "c110729d258c4ab1b765fe902aae41d6",
  organizationFiscalCode: "02336340159",
  creditorFiscalCode: "02336340159",
  noticeNumber: "312000000000012348",
  outcome: "OK",
  amountCents: 12_050,
  pspName: "Banca di Prova",
  paidAt: "2027-02-01T10:15:00.000Z",
  standIn: false,
  primitive: "paSendRTV2",
  receivedAt: "2027-02-01T10:15:04.120Z",
  iud: "TARI-2027-000123",
  closes: true,
  answer: "accepted",
  anomalies: [],
  links: {
    self: "/v1/organizations/02336340159/receipts/c110729d258c4ab1b765fe902aae41d6",
  },
} as const;
