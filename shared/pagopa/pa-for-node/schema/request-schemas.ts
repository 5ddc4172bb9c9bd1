import { xsdBase64 } from "./base64.ts";
import { one, optional, sequence } from "./content.ts";
import { receiptV1, receiptV2 } from "./receipt-schemas.ts";
import { qrCode } from "./shared-structures.ts";
import { oneOf, stAmount, stText35, stText210, text, xsdDate } from "./simple-types.ts";

/** What pagoPA's node sends to a station, operation by operation (SANP 3.12.0, paForNode). */
const station = [
  one("idPA", stText35),
  one("idBrokerPA", stText35),
  one("idStation", stText35),
] as const;

const serviceCode = text({ min: 5, max: 5 });

const getPayment = sequence(
  ...station,
  one("qrCode", qrCode),
  optional("amount", stAmount),
  optional("paymentNote", stText210),
  optional("transferType", oneOf("POSTAL", "PAGOPA")),
  optional("dueDate", xsdDate),
);

export const requestSchemas = {
  paVerifyPaymentNotice: sequence(...station, one("qrCode", qrCode)),
  paGetPayment: getPayment,
  paGetPaymentV2: getPayment,
  paSendRT: sequence(...station, one("receipt", receiptV1)),
  paSendRTV2: sequence(...station, one("receipt", receiptV2)),
  paDemandPaymentNotice: sequence(
    ...station,
    one("idServizio", serviceCode),
    // Mandatory in pagoPA's schema: see leniencies.ts.
    optional("idSoggettoServizio", serviceCode),
    one("datiSpecificiServizioRequest", xsdBase64),
  ),
};
