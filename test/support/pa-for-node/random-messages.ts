import fc from "fast-check";
import { type EuroCents, euroCents } from "../../../shared/domain/values/euro-cents.ts";
import type {
  CtReceipt,
  CtReceiptTransfer,
  CtSubject,
  Fault,
  NoticeDescription,
  PaForNodeRequest,
  PaForNodeResponse,
  PaymentTransfer,
} from "../../../shared/pagopa/pa-for-node/messages.ts";

/** Valid messages of every kind, with texts that are hard on whoever writes and reads XML. */
const unit = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(..."abcXYZ 0189-/.") },
  { weight: 1, arbitrary: fc.constantFrom(..."&<>\"'\t\n\r]!àèÉ€ß中\u{1F600}\u00A0\u2028\uFFFD") },
);
const text = (maxLength: number, minLength = 1) =>
  fc.oneof(
    { weight: 9, arbitrary: fc.string({ unit, minLength, maxLength: Math.min(maxLength, 30) }) },
    { weight: 1, arbitrary: fc.string({ unit, minLength: maxLength, maxLength }) },
  );
const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: length, maxLength: length });
const capitals = fc.string({ unit: fc.constantFrom(..."ABZ"), minLength: 2, maxLength: 2 });
const cents = (min: number) => fc.integer({ min, max: 99_999_999_999 }).map(euroCents);
const base64 = (minLength: number, maxLength: number) =>
  fc.uint8Array({ minLength, maxLength }).map((bytes) => Buffer.from(bytes).toString("base64"));
const day = fc
  .date({ min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const zone = fc.constantFrom("", "Z", "+01:00", "-14:00", "+00:30");
const date = fc.tuple(day, zone).map(([of, at]) => of + at);
const time = fc.constantFrom("00:00:00", "23:59:59.999", "10:20:30.1234567", "24:00:00");
const dateTime = fc.tuple(day, time, zone).map(([of, when, at]) => `${of}T${when}${at}`);

/** A record in which each of some fields may be missing. */
function partly<Whole extends object, Part extends object>(
  whole: { [K in keyof Whole]: fc.Arbitrary<Whole[K]> },
  part: { [K in keyof Part]: fc.Arbitrary<Part[K]> },
) {
  const some = fc.record(part, { requiredKeys: [] });
  return fc.tuple(fc.record(whole), some).map(([must, may]) => ({ ...must, ...may }));
}

const metadata = fc.array(fc.record({ key: text(140), value: text(140) }), {
  minLength: 1,
  maxLength: 15,
});
const qrCode = fc.record({ fiscalCode: digits(11), noticeNumber: digits(18) });
const station = { idPA: text(35), idBrokerPA: text(35), idStation: text(35) };
const email = fc.constantFrom("a@b", "nome.cognome+x@example.org", "A_1-@a-b.c.d");

const subject: fc.Arbitrary<CtSubject> = partly(
  {
    entityUniqueIdentifierType: fc.constantFrom("F", "G"),
    entityUniqueIdentifierValue: text(16, 2),
    fullName: text(70),
  },
  {
    streetName: text(70),
    civicNumber: text(16),
    postalCode: text(16),
    city: text(35),
    stateProvinceRegion: text(35),
    country: capitals,
    "e-mail": email,
  },
);

const transferFields = {
  transferAmount: fc.integer({ min: 1, max: 19_999_999_999 }).map(euroCents),
  fiscalCodePA: digits(11),
  remittanceInformation: text(140),
  transferCategory: text(140),
};
const account = partly({ ...transferFields, IBAN: text(35) }, { metadata });
const accountV2 = partly(
  { ...transferFields, IBAN: text(35) },
  { metadata, companyName: text(140) },
);
const stamp = partly(
  {
    ...transferFields,
    richiestaMarcaDaBollo: fc.record({
      hashDocumento: base64(1, 54),
      tipoBollo: fc.constant("01" as const),
      provinciaResidenza: capitals,
    }),
  },
  { metadata, companyName: text(140) },
);
const stampReceipt = partly(
  { ...transferFields, MBDAttachment: base64(0, 60) },
  { metadata, companyName: text(140) },
);

/** One to five transfers, each with an id of its own, and what they add up to. */
function transfersOf<T extends { readonly transferAmount: EuroCents }>(transfer: fc.Arbitrary<T>) {
  const ids = fc.shuffledSubarray([1, 2, 3, 4, 5], { minLength: 1 });
  return fc.tuple(ids, fc.array(transfer, { minLength: 5, maxLength: 5 })).map(([some, all]) => {
    const transferList = some.flatMap((idTransfer, index) => {
      const one = all[index];
      return one === undefined ? [] : [{ ...one, idTransfer }];
    });
    const sum = transferList.reduce((total, { transferAmount }) => total + transferAmount, 0);
    return { transferList, paymentAmount: euroCents(sum) };
  });
}

const receiptNotice = {
  receiptId: text(60),
  noticeNumber: digits(18),
  fiscalCode: digits(11),
  outcome: fc.constantFrom("OK" as const, "KO" as const),
  creditorReferenceId: text(35),
  description: text(140),
  companyName: text(140),
  debtor: subject,
  idPSP: text(35),
  PSPCompanyName: text(70),
  idChannel: text(35),
  channelDescription: text(35),
};
const receiptOptions = {
  officeName: text(140),
  pspFiscalCode: text(70),
  pspPartitaIVA: text(20),
  payer: subject,
  paymentMethod: text(35),
  fee: cents(0),
  paymentDateTime: dateTime,
  applicationDate: date,
  transferDate: date,
  metadata,
  standIn: fc.boolean(),
};
const receiptOptionsV2 = {
  ...receiptOptions,
  paymentNote: text(210),
  primaryCiIncurredFee: cents(0),
  idBundle: text(70),
  idCiBundle: text(70),
};

function receiptOf<T extends Omit<CtReceiptTransfer, "idTransfer">>(
  fields: fc.Arbitrary<Omit<CtReceipt, "transferList" | "paymentAmount">>,
  transfer: fc.Arbitrary<T>,
) {
  return fc.tuple(fields, transfersOf(transfer)).map(([of, list]) => ({ ...of, ...list }));
}

/** Requests as the node makes them. */
export const randomRequest: fc.Arbitrary<PaForNodeRequest> = fc.oneof(
  fc.record({ primitive: fc.constant("paVerifyPaymentNotice" as const), ...station, qrCode }),
  partly(
    { primitive: fc.constantFrom("paGetPayment", "paGetPaymentV2"), ...station, qrCode },
    {
      amount: cents(0),
      paymentNote: text(210),
      transferType: fc.constantFrom("POSTAL", "PAGOPA"),
      dueDate: date,
    },
  ),
  fc.record({
    primitive: fc.constant("paSendRT" as const),
    ...station,
    receipt: receiptOf(partly(receiptNotice, receiptOptions), account),
  }),
  fc.record({
    primitive: fc.constant("paSendRTV2" as const),
    ...station,
    receipt: receiptOf(partly(receiptNotice, receiptOptionsV2), fc.oneof(accountV2, stampReceipt)),
  }),
  partly(
    {
      primitive: fc.constant("paDemandPaymentNotice" as const),
      ...station,
      idServizio: text(5, 5),
      datiSpecificiServizioRequest: base64(0, 90),
    },
    { idSoggettoServizio: text(5, 5) },
  ),
);

const fault: fc.Arbitrary<Fault> = partly(
  { faultCode: text(60), faultString: text(200), id: text(35) },
  {
    description: text(300),
    serial: fc.integer({ min: -2_147_483_648, max: 2_147_483_647 }),
    originalFaultCode: text(60),
    originalFaultString: text(60),
    originalDescription: text(60),
  },
);
const notice: fc.Arbitrary<NoticeDescription> = partly(
  {
    paymentOptionDescription: partly(
      { amount: cents(1), options: fc.constantFrom("EQ", "LS", "GT", "ANY"), allCCP: fc.boolean() },
      { dueDate: date, detailDescription: text(140) },
    ),
    paymentDescription: text(140),
    fiscalCodePA: digits(11),
    companyName: text(140),
  },
  { officeName: text(140) },
);
const payment = {
  creditorReferenceId: text(35),
  dueDate: date,
  description: text(140),
  debtor: subject,
};
const paymentOptions = {
  retentionDate: dateTime,
  lastPayment: fc.boolean(),
  officeName: text(140),
  metadata,
};

function paymentOf<Fields, T extends Omit<PaymentTransfer, "idTransfer">>(
  fields: fc.Arbitrary<Fields>,
  transfer: fc.Arbitrary<T>,
) {
  return fc.tuple(fields, transfersOf(transfer)).map(([of, list]) => ({ ...of, ...list }));
}

const ok = { outcome: fc.constant("OK" as const) };

/** Responses as a station makes them. */
export const randomResponse: fc.Arbitrary<PaForNodeResponse> = fc.oneof(
  fc.record({
    primitive: fc.constantFrom(
      "paVerifyPaymentNotice",
      "paGetPayment",
      "paGetPaymentV2",
      "paSendRT",
      "paSendRTV2",
      "paDemandPaymentNotice",
    ),
    outcome: fc.constant("KO" as const),
    fault,
  }),
  fc.record({ primitive: fc.constantFrom("paSendRT", "paSendRTV2"), ...ok }),
  notice.map((of) => ({
    primitive: "paVerifyPaymentNotice" as const,
    outcome: "OK" as const,
    ...of,
  })),
  fc.tuple(qrCode, notice).map(([code, of]) => ({
    primitive: "paDemandPaymentNotice" as const,
    outcome: "OK" as const,
    qrCode: code,
    ...of,
  })),
  fc.record({
    primitive: fc.constant("paGetPayment" as const),
    ...ok,
    data: paymentOf(partly(payment, { ...paymentOptions, companyName: text(140) }), account),
  }),
  fc.record({
    primitive: fc.constant("paGetPaymentV2" as const),
    ...ok,
    data: paymentOf(
      partly({ ...payment, companyName: text(140) }, paymentOptions),
      fc.oneof(accountV2, stamp),
    ),
  }),
);
