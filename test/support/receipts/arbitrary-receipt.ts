import fc from "fast-check";
import type {
  Receipt,
  ReceiptSubject,
  ReceiptTransfer,
} from "../../../shared/domain/receipts/receipt.ts";
import { parseCalendarDate } from "../../../shared/domain/values/calendar-date.ts";
import { euroCents } from "../../../shared/domain/values/euro-cents.ts";
import { parseNoticeNumber } from "../../../shared/domain/values/notice-number.ts";
import { parseReceiptId } from "../../../shared/domain/values/receipt-id.ts";
import { comune, present } from "../notifications/debts.ts";

/** Any characters at all, XML's own and those it cannot carry among them. */
const text = (lengthMax: number) =>
  fc.string({
    minLength: 1,
    maxLength: lengthMax,
    unit: fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(..."Aaà è'&<>\"]]>/·€łЖ小\u{1f600}") },
      { weight: 1, arbitrary: fc.nat(0x10ffff).map((code) => String.fromCodePoint(code)) },
      { weight: 1, arbitrary: fc.constantFrom("\u0000", "\n", "\ud800", "\ufffe", "\u202e") },
    ),
  });
const digits = (length: number) =>
  fc.string({ minLength: length, maxLength: length, unit: fc.constantFrom(..."0123456789") });
const cents = fc.integer({ min: 0, max: 99_999_999_999 }).map(euroCents);
const instant = fc
  .date({ min: new Date("2020-01-01"), max: new Date("2039-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString());
const day = instant.map((at) => present(parseCalendarDate(at.slice(0, 10))));
const metadata = fc.array(fc.record({ key: text(140), value: text(140) }), {
  minLength: 1,
  maxLength: 15,
});

const subject: fc.Arbitrary<ReceiptSubject> = fc.record(
  {
    kind: fc.constantFrom("F", "G"),
    code: fc.oneof(fc.constant("ANONIMO"), digits(11), digits(16)),
    fullName: text(70),
    streetName: text(70),
    civicNumber: text(16),
    postalCode: text(16),
    city: text(35),
    stateProvinceRegion: text(35),
    country: fc.constantFrom("IT", "de", "ZZ", "X"),
    email: fc.emailAddress(),
  },
  { requiredKeys: ["kind", "code", "fullName"] },
);

const transfer: fc.Arbitrary<Omit<ReceiptTransfer, "idTransfer">> = fc.record(
  {
    amountCents: cents,
    beneficiaryFiscalCode: fc.constantFrom(comune.fiscalCode, "80012340156", "97103880585"),
    beneficiaryName: text(140),
    destination: fc.oneof(
      fc.record({ kind: fc.constant("account" as const), iban: text(35) }),
      fc.record({ kind: fc.constant("stamp" as const), attachmentBase64: fc.base64String() }),
    ),
    remittanceInformation: text(140),
    transferCategory: fc.oneof(text(140), fc.constantFrom("9/0101101IM/", "7/0101101TS/", "0/1")),
    metadata,
  },
  {
    requiredKeys: [
      "amountCents",
      "beneficiaryFiscalCode",
      "destination",
      "remittanceInformation",
      "transferCategory",
    ],
  },
);

const transfers = fc
  .array(transfer, { minLength: 1, maxLength: 5 })
  .map((each) => each.map((facts, index) => ({ idTransfer: index + 1, ...facts })));

const psp = fc.record(
  {
    id: fc.oneof(text(35), fc.constantFrom("BPPIITRRXXX", "ABI03069")),
    fiscalCode: text(70),
    vatNumber: text(20),
    name: text(70),
    channelId: text(35),
    channelDescription: text(35),
  },
  { requiredKeys: ["id", "name", "channelId", "channelDescription"] },
);

/** Any receipt that the node may send, in texts of the lengths its schema allows. */
export const arbitraryReceipt: fc.Arbitrary<Receipt> = fc
  .record(
    {
      primitive: fc.constantFrom("paSendRT", "paSendRTV2"),
      recipientFiscalCode: fc.constant(comune.fiscalCode),
      receiptId: fc.uuid().map((id) => present(parseReceiptId(id))),
      noticeNumberText: digits(18),
      creditorFiscalCode: digits(11),
      outcome: fc.constantFrom("OK", "KO"),
      creditorReferenceId: digits(17),
      amountCents: cents,
      description: text(140),
      creditorName: text(140),
      officeName: text(140),
      debtor: subject,
      transfers,
      psp,
      payer: subject,
      paymentMethod: text(35),
      paymentNote: text(210),
      feeCents: cents,
      creditorFeeCents: cents,
      bundleId: text(70),
      creditorBundleId: text(70),
      paidAt: instant,
      applicationDate: day,
      transferDate: day,
      metadata,
      standIn: fc.boolean(),
    },
    {
      requiredKeys: [
        ...(["primitive", "recipientFiscalCode", "receiptId", "noticeNumberText"] as const),
        ...(["creditorFiscalCode", "outcome", "creditorReferenceId", "amountCents"] as const),
        ...(["description", "creditorName", "debtor", "transfers", "psp", "standIn"] as const),
      ],
    },
  )
  .map((facts) => ({ ...facts, noticeNumber: parseNoticeNumber(facts.noticeNumberText) }));
