import { listOf, one, optional, optionalInlined, sequence } from "./content.ts";
import {
  metadata,
  outcome,
  qrCode,
  stampRequest,
  subject,
  transferSchemas,
  transfersMax,
} from "./shared-structures.ts";
import {
  integer,
  oneOf,
  someText,
  stAmountNotZero,
  stFiscalCodePA,
  stText35,
  stText140,
  xsdBoolean,
  xsdDate,
  xsdDateTime,
} from "./simple-types.ts";

/** What a station answers to pagoPA's node, operation by operation (SANP 3.12.0, paForNode). */
const fault = sequence(
  one("faultCode", someText),
  one("faultString", someText),
  one("id", someText),
  optional("description", someText),
  optional("serial", integer()),
  optional("originalFaultCode", someText),
  optional("originalFaultString", someText),
  optional("originalDescription", someText),
);

const result = [one("outcome", outcome), optional("fault", fault)] as const;

/** The one option that a notice of the node can have. */
const paymentList = sequence(
  one(
    "paymentOptionDescription",
    sequence(
      one("amount", stAmountNotZero),
      one("options", oneOf("EQ", "LS", "GT", "ANY")),
      optional("dueDate", xsdDate),
      optional("detailDescription", stText140),
      one("allCCP", xsdBoolean),
    ),
  ),
);

const noticeDescription = [
  optionalInlined("paymentList", paymentList),
  optional("paymentDescription", stText140),
  optional("fiscalCodePA", stFiscalCodePA),
  optional("companyName", stText140),
  optional("officeName", stText140),
] as const;

const transfers = transferSchemas(stAmountNotZero, one("richiestaMarcaDaBollo", stampRequest));

const paymentStart = [
  one("creditorReferenceId", stText35),
  one("paymentAmount", stAmountNotZero),
  one("dueDate", xsdDate),
  optional("retentionDate", xsdDateTime),
  optional("lastPayment", xsdBoolean),
  one("description", stText140),
] as const;

const paymentV1 = sequence(
  ...paymentStart,
  optional("companyName", stText140),
  optional("officeName", stText140),
  one("debtor", subject),
  one("transferList", listOf("transfer", { item: transfers.v1, max: transfersMax })),
  optional("metadata", metadata),
);
const paymentV2 = sequence(
  ...paymentStart,
  one("companyName", stText140),
  optional("officeName", stText140),
  one("debtor", subject),
  one("transferList", listOf("transfer", { item: transfers.v2, max: transfersMax })),
  optional("metadata", metadata),
);

const receiptTaken = sequence(...result);

export const responseSchemas = {
  paVerifyPaymentNotice: sequence(...result, ...noticeDescription),
  paGetPayment: sequence(...result, optional("data", paymentV1)),
  paGetPaymentV2: sequence(...result, optional("data", paymentV2)),
  paSendRT: receiptTaken,
  paSendRTV2: receiptTaken,
  paDemandPaymentNotice: sequence(...result, optional("qrCode", qrCode), ...noticeDescription),
};
