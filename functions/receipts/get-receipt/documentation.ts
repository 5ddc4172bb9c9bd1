import * as z from "zod/mini";
import { receiptEffectShape } from "../../../shared/lambda/answer-shapes/receipt-shape.ts";
import type { OperationDocumentation } from "../../../shared/lambda/operation-documentation.ts";
import { receiptParameters } from "../../../shared/lambda/route-parameters.ts";
import { operation } from "./operation.ts";
import { receiptExample } from "./receipt-example.ts";

const cents = z.int().check(z.minimum(0));
const text = z.optional(z.string());

const subject = z.object({
  kind: z.enum(["F", "G"]),
  code: z.string(),
  fullName: z.string(),
  streetName: text,
  civicNumber: text,
  postalCode: text,
  city: text,
  stateProvinceRegion: text,
  country: text,
  email: text,
});

const metadata = z.optional(z.array(z.object({ key: z.string(), value: z.string() })));

const transfer = z.object({
  idTransfer: z.int(),
  amountCents: cents,
  organizationFiscalCode: z.string(),
  organizationName: text,
  iban: text,
  stampAttachmentBase64: text,
  remittanceInformation: z.string(),
  transferCategory: z.string(),
  metadata,
});

const receipt = z.object({
  receiptId: z.string(),
  outcome: z.enum(["OK", "KO"]),
  recipientFiscalCode: z.string(),
  organization: z.object({ fiscalCode: z.string(), name: z.string(), officeName: text }),
  noticeNumber: z.string(),
  creditorReferenceId: z.string(),
  amountCents: cents,
  description: z.string(),
  debtor: subject,
  payer: z.optional(subject),
  transfers: z.array(transfer),
  psp: z.object({
    id: z.string(),
    name: z.string(),
    fiscalCode: text,
    vatNumber: text,
    channelId: z.string(),
    channelDescription: z.string(),
  }),
  paymentMethod: text,
  paymentNote: text,
  feeCents: z.optional(cents),
  creditorFeeCents: z.optional(cents),
  bundleId: text,
  creditorBundleId: text,
  paidAt: z.optional(z.iso.datetime()),
  applicationDate: z.optional(z.iso.date()),
  transferDate: z.optional(z.iso.date()),
  metadata,
  standIn: z.boolean(),
  primitive: z.enum(["paSendRT", "paSendRTV2"]),
  ...receiptEffectShape.shape,
});

export const documentation: readonly OperationDocumentation[] = [
  {
    operation,
    operationId: "getReceipt",
    chapter: "Ricevute",
    summary: "Legge una ricevuta",
    description:
      "Restituisce una ricevuta nella forma chiesta con l'intestazione Accept: i suoi dati " +
      "(application/json, la forma predefinita), il documento per le persone (application/pdf), " +
      "la RT 6.2.0 (application/xml) oppure il messaggio SOAP com'è arrivato " +
      "(application/soap+xml).",
    parameters: receiptParameters,
    answers: {
      200: {
        description: "La ricevuta, nella forma preferita da chi chiama.",
        schema: receipt,
        contentTypes: [
          "application/json",
          "application/pdf",
          "application/xml",
          "application/soap+xml",
        ],
        headers: { vary: "La risposta dipende da Accept." },
        example: receiptExample,
      },
    },
  },
];
