import type { DebtPositionType } from "../organizations/debt-position-type.ts";
import type { CalendarDate } from "../values/calendar-date.ts";
import type { EuroCents } from "../values/euro-cents.ts";
import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import { installmentsMax, installmentsMin } from "./installment-plan.ts";
import { type Transfer, transfersMax } from "./transfer.ts";

/** A notice that is asked for: it has no number yet. */
export type NoticeDraft = {
  readonly amountCents: EuroCents;
  readonly dueDate?: CalendarDate;
  readonly transfers?: readonly Transfer[];
};

export type PaymentOptionDraft =
  | ({ readonly kind: "SINGLE" } & NoticeDraft)
  | ({ readonly kind: "DISCOUNT"; readonly description?: string } & NoticeDraft)
  | {
      readonly kind: "INSTALMENTS";
      readonly description: string;
      readonly installments: readonly NoticeDraft[];
    };

export type PaymentOptionFacts = {
  readonly organizationFiscalCode: OrganizationFiscalCode;
  /** The debt's type, where the ente has it. */
  readonly type: DebtPositionType | undefined;
  readonly today: CalendarDate;
};

/** Something wrong with the ways to pay, where to look, and the sentence its author reads. */
export type PaymentOptionProblem = {
  /** JSON pointer below the options: `/0/installments/1/transfers`. */
  readonly place: string;
  readonly sentence: string;
};

export const pastDueDate = "Data di scadenza già passata.";

/** True of a due date that ends payability and has gone by: nobody could pay. */
export function isPastDueDate(
  dueDate: CalendarDate,
  { type, today }: Pick<PaymentOptionFacts, "type" | "today">,
): boolean {
  return type?.dueDateMandatory === true && dueDate < today;
}

/** One stamp of type 01 (SANP 3.12.0, marca da bollo digitale). */
const stampAmountCents = 1_600;
/** 999,999,999.99 euro (SANP 3.12.0, stAmount). */
const amountCentsMax = 99_999_999_999;

/**
 * Checks how a debt can be paid: at once, by one or more plans of instalments, or both, or at once
 * and with a discount; each notice is split among up to five transfers. Answers every problem.
 * Source: SANP 3.12.0, paGetPayment (transferList) and opzioni di pagamento.
 */
export function checkPaymentOptions(
  options: readonly PaymentOptionDraft[],
  facts: PaymentOptionFacts,
): PaymentOptionProblem[] {
  const problems: PaymentOptionProblem[] = [];
  const report = (place: string, sentence: string) => problems.push({ place, sentence });
  if (options.length === 0) report("", "Indicare almeno un modo di pagare.");
  if (options.filter(({ kind }) => kind === "SINGLE").length > 1) {
    report("", "Il pagamento in un'unica soluzione si indica una volta sola.");
  }
  const notices = options.flatMap((option) =>
    option.kind === "INSTALMENTS" ? option.installments : [option],
  );
  if (notices.length > installmentsMax) {
    report("", `Una posizione ha al massimo ${installmentsMax} avvisi.`);
  }
  for (const [index, option] of options.entries()) {
    if (option.kind === "INSTALMENTS") problems.push(...checkPlan(option, `/${index}`, facts));
    else problems.push(...checkNotice(option, `/${index}`, facts));
  }
  return [...problems, ...checkDiscount(options)];
}

/** A discount is on the payment at once, and the one other way to pay (Codice della strada 202). */
function checkDiscount(options: readonly PaymentOptionDraft[]): PaymentOptionProblem[] {
  const problems: PaymentOptionProblem[] = [];
  const report = (place: string, sentence: string) => problems.push({ place, sentence });
  const at = options.findIndex(({ kind }) => kind === "DISCOUNT");
  const discount = options[at];
  if (discount?.kind !== "DISCOUNT") return problems;
  if (options.filter(({ kind }) => kind === "DISCOUNT").length > 1) {
    report("", "Il pagamento scontato si indica una volta sola.");
  }
  if (options.some(({ kind }) => kind === "INSTALMENTS")) {
    report("", "Il pagamento scontato non si combina con le rate.");
  }
  const single = options.find((option) => option.kind === "SINGLE");
  if (single === undefined) {
    report(`/${at}`, "Il pagamento scontato richiede anche quello in un'unica soluzione.");
    return problems;
  }
  if (discount.amountCents >= single.amountCents) {
    report(
      `/${at}/amountCents`,
      "L'importo scontato è inferiore a quello del pagamento in un'unica soluzione.",
    );
  }
  const endsLater = discount.dueDate !== undefined && single.dueDate !== undefined;
  if (endsLater && discount.dueDate > single.dueDate) {
    report(`/${at}/dueDate`, "Lo sconto non può scadere dopo l'importo intero.");
  }
  return problems;
}

function checkPlan(
  { installments }: Extract<PaymentOptionDraft, { kind: "INSTALMENTS" }>,
  place: string,
  facts: PaymentOptionFacts,
): PaymentOptionProblem[] {
  const at = `${place}/installments`;
  const problems = installments.flatMap((installment, index) =>
    checkNotice(installment, `${at}/${index}`, facts),
  );
  if (installments.length < installmentsMin) {
    problems.push({ place: at, sentence: `Un piano ha almeno ${installmentsMin} rate.` });
  }
  const dueDates = installments.map(({ dueDate }) => dueDate ?? "");
  const isOrdered = dueDates.every((date, index) => (dueDates[index - 1] ?? "") <= date);
  if (!isOrdered) problems.push({ place: at, sentence: "Le rate vanno in ordine di scadenza." });
  return problems;
}

function checkNotice(
  { amountCents, dueDate, transfers }: NoticeDraft,
  place: string,
  facts: PaymentOptionFacts,
): PaymentOptionProblem[] {
  const problems: PaymentOptionProblem[] = [];
  const report = (where: string, sentence: string) =>
    problems.push({ place: `${place}${where}`, sentence });
  if (amountCents < 1 || amountCents > amountCentsMax) {
    report("/amountCents", "Importo fuori dai limiti: da 1 a 99999999999 centesimi.");
  }
  const { type, today } = facts;
  if (dueDate === undefined) {
    const isRequired = type?.dueDateMandatory === true || type?.printDueDate === true;
    if (isRequired) report("/dueDate", "Data di scadenza obbligatoria per questo tipo di dovuto.");
  } else if (isPastDueDate(dueDate, { type, today })) {
    report("/dueDate", pastDueDate);
  }
  if (transfers === undefined) return problems;
  if (transfers.length < 1 || transfers.length > transfersMax) {
    report("/transfers", `I versamenti di un avviso sono da 1 a ${transfersMax}.`);
  }
  const sum = transfers.reduce((total, transfer) => total + transfer.amountCents, 0);
  if (sum !== amountCents) {
    report("/transfers", "La somma dei versamenti è diversa dall'importo dell'avviso.");
  }
  for (const [index, transfer] of transfers.entries()) {
    const sentence = transferProblem(transfer, facts);
    if (sentence !== undefined) report(`/transfers/${index}`, sentence);
  }
  return problems;
}

function transferProblem(
  { amountCents, destination, beneficiaryFiscalCode, beneficiaryName }: Transfer,
  { organizationFiscalCode }: PaymentOptionFacts,
): string | undefined {
  if (amountCents < 1) return "L'importo di un versamento è di almeno un centesimo.";
  const isOwn = beneficiaryFiscalCode === organizationFiscalCode;
  if (destination.kind === "ownAccounts" && !isOwn) {
    return "Per un altro ente va indicato l'IBAN.";
  }
  if (!isOwn && beneficiaryName === undefined) {
    return "Per un altro ente va indicata la denominazione.";
  }
  const isStamp = destination.kind === "stamp";
  return isStamp && amountCents !== stampAmountCents
    ? "La marca da bollo digitale vale 16 euro."
    : undefined;
}
