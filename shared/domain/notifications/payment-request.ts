import { totalAmountCents } from "../debt-positions/debt-position.ts";
import type { NoticeFacts } from "../notices/compose-notice.ts";
import type { Organization } from "../organizations/organization.ts";
import type { CalendarDate } from "../values/calendar-date.ts";
import { type EuroCents, euroCents } from "../values/euro-cents.ts";
import type { NoticeNumber } from "../values/notice-number.ts";
import { clip, toSingleLine } from "./plain-text.ts";

/** What a debtor is told, in single-line plain text, each channel escaping it in its own way. */
export type PaymentRequest = {
  readonly organizationName: string;
  readonly organizationFiscalCode: string;
  readonly debtorName: string;
  readonly description: string;
  /** The issuing ente's amount plus the secondary beneficiary's. */
  readonly amountCents: EuroCents;
  readonly noticeNumber: NoticeNumber;
  /** Where the type prints it, and where the debt must be paid by it: whoever is told, knows. */
  readonly dueDate?: CalendarDate;
  /** After the due date the notice is refused. */
  readonly endsOnDueDate: boolean;
  /** Phone, mail and site of the ente, those it has. */
  readonly organizationContacts: readonly string[];
};

/** What there is to say about a debt that has a notice. */
export function paymentRequestOf(facts: NoticeFacts): PaymentRequest {
  const { organization, debtPositionType, debtPosition } = facts;
  const { printDueDate, dueDateMandatory } = debtPositionType;
  const dueDate = printDueDate || dueDateMandatory ? debtPosition.dueDate : undefined;
  return {
    organizationName: toSingleLine(organization.name),
    organizationFiscalCode: organization.fiscalCode,
    debtorName: toSingleLine(debtPosition.debtor.fullName),
    description:
      toSingleLine(debtPosition.description) || toSingleLine(debtPositionType.description),
    amountCents: euroCents(totalAmountCents(debtPosition)),
    noticeNumber: debtPosition.noticeNumber,
    ...(dueDate === undefined ? {} : { dueDate }),
    endsOnDueDate: dueDate !== undefined && dueDateMandatory,
    organizationContacts: contactsOf(organization),
  };
}

/** Phone, mail and site of an ente, those it has, as single lines. */
export function contactsOf({ contacts }: Pick<Organization, "contacts">): string[] {
  const { phone = "", email = "", website = "" } = contacts;
  return [phone, email, website].map(toSingleLine).filter((contact) => contact !== "");
}

/** App IO's limit, the narrower one: a mail says the same. */
const subjectLengthMax = 120;

/** "Avviso di pagamento da Comune di Prova". */
export function subjectOf({ organizationName }: PaymentRequest): string {
  return subjectFrom("Avviso di pagamento", organizationName);
}

/** What a message is and whose: it shows on locked screens, so nothing personal. */
export function subjectFrom(what: string, organizationName: string): string {
  return clip(`${what} da ${organizationName}`, subjectLengthMax);
}
