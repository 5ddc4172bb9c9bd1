import { xsdBase64 } from "./base64.ts";
import { listOf, one, optional, sequence } from "./content.ts";
import { metadata, outcome, subject, transferSchemas, transfersMax } from "./shared-structures.ts";
import {
  someText,
  stAmount,
  stFiscalCodePA,
  stNoticeNumber,
  stText20,
  stText35,
  stText70,
  stText140,
  stText210,
  xsdBoolean,
  xsdDate,
  xsdDateTime,
} from "./simple-types.ts";

/** Receipts: ctReceipt and ctReceiptV2 (SANP 3.12.0, paSendRT and paSendRTV2). */
const transfers = transferSchemas(stAmount, one("MBDAttachment", xsdBase64));

const notice = [
  one("receiptId", someText),
  one("noticeNumber", stNoticeNumber),
  one("fiscalCode", stFiscalCodePA),
  one("outcome", outcome),
  one("creditorReferenceId", stText35),
  one("paymentAmount", stAmount),
  one("description", stText140),
  one("companyName", stText140),
  optional("officeName", stText140),
  one("debtor", subject),
] as const;
const serviceProvider = [
  one("idPSP", stText35),
  optional("pspFiscalCode", stText70),
  optional("pspPartitaIVA", stText20),
  one("PSPCompanyName", stText70),
  one("idChannel", stText35),
  one("channelDescription", stText35),
  optional("payer", subject),
  optional("paymentMethod", stText35),
] as const;
const end = [
  optional("paymentDateTime", xsdDateTime),
  optional("applicationDate", xsdDate),
  optional("transferDate", xsdDate),
  optional("metadata", metadata),
  optional("standIn", xsdBoolean, { alsoReadAs: "standin" }),
] as const;

export const receiptV1 = sequence(
  ...notice,
  one("transferList", listOf("transfer", { item: transfers.v1, max: transfersMax })),
  ...serviceProvider,
  optional("fee", stAmount),
  ...end,
);

export const receiptV2 = sequence(
  ...notice,
  one("transferList", listOf("transfer", { item: transfers.v2, max: transfersMax })),
  ...serviceProvider,
  optional("paymentNote", stText210),
  optional("fee", stAmount),
  optional("primaryCiIncurredFee", stAmount),
  optional("idBundle", stText70),
  optional("idCiBundle", stText70),
  ...end,
);
