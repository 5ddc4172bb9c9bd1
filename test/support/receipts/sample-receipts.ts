import { composeReceiptDocument } from "../../../shared/domain/receipts/compose-receipt-document.ts";
import { verificationCodeOf } from "../../../shared/domain/receipts/public-receipt.ts";
import type { Receipt, ReceiptTransfer } from "../../../shared/domain/receipts/receipt.ts";
import type { ReceiptDocument } from "../../../shared/domain/receipts/receipt-document.ts";
import { parseCalendarDate } from "../../../shared/domain/values/calendar-date.ts";
import { euroCents } from "../../../shared/domain/values/euro-cents.ts";
import { parseNoticeNumber } from "../../../shared/domain/values/notice-number.ts";
import { parseOrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";
import { parseReceiptId } from "../../../shared/domain/values/receipt-id.ts";
import { comune, personFiscalCode, present } from "../notifications/debts.ts";

const noticeNumber = "312000000000000109";
const province = present(parseOrganizationFiscalCode("80012340156"));

/** One account credited, the ente's own. */
export function accountTransfer(changes: Partial<ReceiptTransfer> = {}): ReceiptTransfer {
  return {
    idTransfer: 1,
    amountCents: euroCents(12_050),
    beneficiaryFiscalCode: comune.fiscalCode,
    beneficiaryName: comune.name,
    destination: { kind: "account", iban: "IT90N0306901600100000012345" },
    remittanceInformation: "/RFB/12000000000000109/120.50/TXT/Tassa sui rifiuti 2027",
    transferCategory: "9/0101101IM/",
    ...changes,
  };
}

/** A receipt with everything that is mandatory, and a payer, a method and a time. */
export function sampleReceipt(changes: Partial<Receipt> = {}): Receipt {
  return {
    primitive: "paSendRTV2",
    recipientFiscalCode: comune.fiscalCode,
    receiptId: present(parseReceiptId("c110729d258c4ab1b765fe902aae41d6")),
    noticeNumber: parseNoticeNumber(noticeNumber),
    noticeNumberText: noticeNumber,
    creditorFiscalCode: comune.fiscalCode,
    outcome: "OK",
    creditorReferenceId: noticeNumber.slice(1),
    amountCents: euroCents(12_050),
    description: "Tassa sui rifiuti 2027",
    creditorName: comune.name,
    debtor: { kind: "F", code: personFiscalCode(1), fullName: "Mario Rossi" },
    transfers: [accountTransfer()],
    psp: {
      id: "BPPIITRRXXX",
      fiscalCode: "97103880585",
      name: "Banca di Prova S.p.A.",
      channelId: "97103880585_01",
      channelDescription: "app",
    },
    payer: { kind: "F", code: personFiscalCode(2), fullName: "Anna Bianchi" },
    paymentMethod: "creditCard",
    paidAt: "2027-06-18T08:04:31.000Z",
    applicationDate: present(parseCalendarDate("2027-06-18")),
    transferDate: present(parseCalendarDate("2027-06-19")),
    standIn: false,
    ...changes,
  };
}

/** Five beneficiaries' parts, the last of which bought a digital stamp. */
export function sharedTransfers(): readonly ReceiptTransfer[] {
  const share = (idTransfer: number, amountCents: number, changes: Partial<ReceiptTransfer>) =>
    accountTransfer({ idTransfer, amountCents: euroCents(amountCents), ...changes });
  return [
    share(1, 8_000, {}),
    share(2, 1_050, {
      beneficiaryFiscalCode: province,
      beneficiaryName: "Provincia di Prova",
      remittanceInformation: "Tributo provinciale per la tutela dell'ambiente",
    }),
    share(3, 700, {
      beneficiaryFiscalCode: present(parseOrganizationFiscalCode("97103880585")),
      beneficiaryName: "Consorzio intercomunale per i servizi ambientali della valle",
      remittanceInformation: "Quota consortile",
    }),
    share(4, 700, { remittanceInformation: "Spese di notifica" }),
    share(5, 1_600, {
      destination: { kind: "stamp", attachmentBase64: "PG1hcmNhRGFCb2xsby8+" },
      remittanceInformation: "Imposta di bollo sul certificato",
    }),
  ];
}

/** The document of a receipt, as its own ente hands it out. */
export function receiptDocument(
  changes: Partial<Receipt> = {},
  facts: Partial<Parameters<typeof composeReceiptDocument>[1]> = {},
): ReceiptDocument {
  const receipt = sampleReceipt(changes);
  const verificationCode = verificationCodeOf(receipt.recipientFiscalCode, receipt.receiptId);
  return composeReceiptDocument(receipt, {
    organization: comune,
    verificationCode,
    verificationUrl: `https://portale.regione.example/verifica/${verificationCode}`,
    ...facts,
  });
}

const changesOfEachKind: readonly { kind: string; changes: Partial<Receipt> }[] = [
  { kind: "of one account", changes: {} },
  { kind: "with a fee", changes: { feeCents: euroCents(150), officeName: "Settore Tributi" } },
  { kind: "of five beneficiaries", changes: { transfers: sharedTransfers() } },
  {
    kind: "of five beneficiaries with a fee",
    changes: { transfers: sharedTransfers(), feeCents: euroCents(150), standIn: true },
  },
  { kind: "not executed", changes: { outcome: "KO" } },
  {
    kind: "of a debtor without a name",
    changes: { debtor: { kind: "F", code: "ANONIMO", fullName: "ANONIMO" } },
  },
  { kind: "paid in a cart", changes: { paymentNote: "b3d1f0a2-cart" } },
  {
    kind: "of people from everywhere",
    changes: {
      debtor: { kind: "F", code: personFiscalCode(3), fullName: "Иван Петров Đorđević" },
      payer: { kind: "F", code: personFiscalCode(4), fullName: "Ğülşah Žižek" },
    },
  },
];

/** Short enough for a QR code. */
const verificationUrl = "https://pagamenti.regione.example/verifica";

/** A document of each kind there is, each of which takes one page. */
export const receiptsOfEachKind = changesOfEachKind.map(({ kind, changes }) => ({
  kind,
  changes,
  document: receiptDocument(changes, { verificationUrl }),
}));

const filled = (filling: string, length: number) =>
  filling.repeat(Math.ceil(length / filling.length)).slice(0, length);

/** A receipt whose every text is as long as pagoPA lets it be. */
export function crowdedReceipt(filling: string): ReceiptDocument {
  const person = { kind: "G", code: "02336340159", fullName: filled(filling, 70) } as const;
  const receiptId = present(parseReceiptId(filled(filling, 200)));
  return receiptDocument({
    receiptId,
    description: filled(filling, 140),
    creditorName: filled(filling, 140),
    officeName: filled(filling, 140),
    debtor: person,
    payer: person,
    psp: { ...sampleReceipt().psp, name: filled(filling, 70) },
    paymentMethod: filled(filling, 35),
    amountCents: euroCents(99_999_999_999),
    feeCents: euroCents(99_999_999_999),
    transfers: sharedTransfers().map((transfer) => ({
      ...transfer,
      amountCents: euroCents(99_999_999_999),
      beneficiaryName: filled(filling, 140),
      remittanceInformation: filled(filling, 140),
    })),
    standIn: true,
  });
}
