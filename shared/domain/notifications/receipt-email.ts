import { anonymousDebtorCode, type DebtPosition } from "../debt-positions/debt-position.ts";
import type { Organization } from "../organizations/organization.ts";
import { receiptFileName } from "../receipts/issue-receipt.ts";
import type { Receipt, ReceiptSubject } from "../receipts/receipt.ts";
import { romeDateTimeOf } from "../receipts/rome-date-time.ts";
import { formatItalianDate } from "../values/calendar-date.ts";
import { type EmailAddress, parseEmailAddress } from "../values/email-address.ts";
import { formatEuroItalian } from "../values/euro-cents.ts";
import { formatNoticeNumber, type NoticeNumber } from "../values/notice-number.ts";
import type { Email } from "./channels.ts";
import {
  askingText,
  type EmailBody,
  emailHtmlOf,
  emailTextOf,
  noReplyText,
  portalName,
} from "./email-body.ts";
import type { NotifiedEvent } from "./notification.ts";
import { contactsOf, subjectFrom } from "./payment-request.ts";
import { toSingleLine } from "./plain-text.ts";

const openingText =
  "ti informa che l'avviso di pagamento pagoPA indicato qui sotto è stato pagato.";
const paidByOtherText =
  "ti informa che l'avviso di pagamento pagoPA a te intestato, indicato qui sotto, è stato " +
  "pagato: non devi fare altro. La ricevuta arriva anche a chi ha pagato, all'indirizzo che ha " +
  "indicato.";
const attachmentText =
  "La ricevuta è allegata a questo messaggio in formato PDF: conservala, attesta il pagamento.";
const checkText =
  "Chi la riceve da te può controllarla con il codice di verifica che vi è riportato. " +
  "Maggiori informazioni sul";
const automaticText = "Questo è un messaggio inviato in automatico.";

/** Whom the receipt is sent to, and what of it is theirs to read. */
export type ReceiptReader = {
  /** As what they are told: each of a notice's is told once. */
  readonly event: Extract<NotifiedEvent, "paid" | "paidByOther">;
  readonly email: EmailAddress;
  /** As the receipt or the debt names them; absent where they are not to be named. */
  readonly name?: string;
  readonly receipt: Receipt;
};

/**
 * Who gets the receipt by mail, each at their own address and nobody at another's: who paid, and
 * who owed where that may be another person, or where who paid has no address. Of who owed the
 * receipt or the debt knows the address. Somebody else's name and code are not told to who owed
 * (GDPR, art. 5: data minimisation).
 */
export function receiptReadersOf(
  receipt: Receipt,
  { debtor: knownDebtor }: Pick<DebtPosition, "debtor">,
): readonly ReceiptReader[] {
  const { payer, ...withoutPayer } = receipt;
  const { debtor } = receipt;
  const toPayer = payer && addressOf(payer.email);
  const toDebtor = addressOf(debtor.email) ?? addressOf(knownDebtor.email);
  const isOwnPayment = payer !== undefined && isSamePerson(payer, debtor);
  const readers: ReceiptReader[] = [];
  if (payer && toPayer) readers.push({ event: "paid", email: toPayer, ...nameOf(payer), receipt });
  if (toDebtor === undefined || (toPayer && (isOwnPayment || isSame(toPayer, toDebtor)))) {
    return readers;
  }
  const event = toPayer ? "paidByOther" : "paid";
  const readable = isOwnPayment ? receipt : withoutPayer;
  return [...readers, { event, email: toDebtor, ...nameOf(debtor), receipt: readable }];
}

/** Two of whom nothing is known are not known to be one. */
function isSamePerson(left: ReceiptSubject, right: ReceiptSubject): boolean {
  return isSame(left.code, right.code) && !isSame(left.code, anonymousDebtorCode);
}

/** Codes and addresses do not tell by their case. */
function isSame(left: string, right: string): boolean {
  return left.toUpperCase() === right.toUpperCase();
}

/** A text that is no address counts as no address. */
function addressOf(text = ""): EmailAddress | undefined {
  return parseEmailAddress(text.trim());
}

function nameOf({ code, fullName }: ReceiptSubject): { readonly name?: string } {
  const name = code.toUpperCase() === anonymousDebtorCode ? "" : toSingleLine(fullName);
  return name === "" ? {} : { name };
}

const openings: Readonly<Record<ReceiptReader["event"], string>> = {
  paid: openingText,
  paidByOther: paidByOtherText,
};

export type ReceiptEmailInput = {
  readonly reader: ReceiptReader;
  readonly organization: Organization;
  /** Of the notice that the receipt closed. */
  readonly noticeNumber: NoticeNumber;
  readonly receiptPdf: Uint8Array;
  /** Home page of the portal. */
  readonly portalUrl: string;
  readonly sentAt: Date;
};

/**
 * The mail that brings a receipt to who paid or owed, as PDF. The subject and the name of the
 * attachment carry no personal data.
 */
export function composeReceiptEmail(input: ReceiptEmailInput): Email {
  const { reader, receiptPdf, sentAt } = input;
  const body = bodyOf(input);
  return {
    senderName: `${body.opening.organizationName} tramite ${portalName}`,
    to: reader.email,
    subject: body.title,
    text: emailTextOf(body),
    html: emailHtmlOf(body),
    sentAt,
    attachments: [
      {
        fileName: receiptFileName(reader.receipt, "pdf"),
        contentType: "application/pdf",
        content: receiptPdf,
      },
    ],
  };
}

function bodyOf(input: ReceiptEmailInput): EmailBody {
  const { reader, organization, portalUrl } = input;
  const organizationName = toSingleLine(organization.name);
  const asking = askingText("sul pagamento", organizationName, contactsOf(organization));
  return {
    title: subjectFrom("Ricevuta di pagamento", organizationName),
    heading: "Ricevuta di pagamento",
    greeting: reader.name === undefined ? "Buongiorno," : `Gentile ${reader.name},`,
    opening: { organizationName, text: openings[reader.event] },
    facts: factsOf(input),
    paragraphs: [
      { text: attachmentText },
      { text: checkText, link: { label: portalName, url: portalUrl } },
      { text: asking },
    ],
    closing: [automaticText, noReplyText],
  };
}

function factsOf({ reader, organization, noticeNumber }: ReceiptEmailInput): EmailBody["facts"] {
  const { description, amountCents, paidAt, psp, receiptId } = reader.receipt;
  return [
    ["Oggetto del pagamento", toSingleLine(description)],
    ["Importo", `${formatEuroItalian(amountCents)} €`],
    ...(paidAt === undefined
      ? []
      : [["Pagato il", formatItalianDate(romeDateTimeOf(paidAt).date)] as const]),
    ["Pagato tramite", toSingleLine(psp.name)],
    ["Numero Avviso", formatNoticeNumber(noticeNumber)],
    ["Identificativo ricevuta (IUR)", toSingleLine(receiptId)],
    ["Codice Fiscale Ente Creditore", organization.fiscalCode],
  ];
}
