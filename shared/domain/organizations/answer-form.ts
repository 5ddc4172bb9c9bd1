import type { CalendarDate } from "../values/calendar-date.ts";
import { type EuroCents, formatEuroItalian } from "../values/euro-cents.ts";
import { type BudgetPart, type BudgetShare, splitByShares } from "./budget-share.ts";
import { checkFormAnswers } from "./check-form-answers.ts";
import type { DebtPositionType } from "./debt-position-type.ts";
import { dueDateOf } from "./due-date-rule.ts";
import type { TypeProblem } from "./judge-type.ts";
import type { SpontaneousForm } from "./spontaneous-form.ts";

/** A payment that a citizen starts: what the answers to its form say of it. */
export type StartedPayment = {
  readonly causale: string;
  readonly causaleVisualizzata: string;
  readonly amountCents: EuroCents;
  readonly dueDate?: CalendarDate;
  readonly budget: readonly BudgetPart[];
};

export type StartVerdict =
  | { readonly ok: true; readonly payment: StartedPayment }
  | { readonly ok: false; readonly problems: readonly TypeProblem[] };

type FormAnswers = {
  readonly answers: unknown;
  /** Where neither type nor form say it. */
  readonly amountCents?: EuroCents;
};

/**
 * What a citizen will pay by the answers to the form of a type: the type's fixed amount before the
 * form's (MyPay4: importo overrides the form), within the type's limits; due by the type's rule;
 * booked by its shares, on the chapter that a choice leads to.
 */
export function answerForm(
  { type, form }: { readonly type: DebtPositionType; readonly form: SpontaneousForm },
  { answers, amountCents: given }: FormAnswers,
  today: CalendarDate,
): StartVerdict {
  const verdict = checkFormAnswers(form, answers);
  if (!verdict.ok) {
    const problems = verdict.problems.map(({ pointer, detail }) => ({
      pointer: `/answers${pointer}`,
      detail,
    }));
    return { ok: false, problems };
  }
  const amountCents = type.fixedAmountCents ?? verdict.amountCents ?? given;
  const problem = amountProblem(amountCents, type);
  if (amountCents === undefined || problem !== undefined) {
    return { ok: false, problems: [{ pointer: "/amountCents", detail: problem ?? "" }] };
  }
  const { causale, causaleVisualizzata, chapterCode } = verdict;
  const dueDate = type.dueDateRule && dueDateOf(type.dueDateRule, today);
  return {
    ok: true,
    payment: {
      causale,
      causaleVisualizzata,
      amountCents,
      ...(dueDate !== undefined && { dueDate }),
      budget: splitByShares(amountCents, sharesOf(type, chapterCode)),
    },
  };
}

function amountProblem(
  amountCents: EuroCents | undefined,
  { minAmountCents: min, maxAmountCents: max }: DebtPositionType,
): string | undefined {
  if (amountCents === undefined) return "Indicare l'importo, in centesimi.";
  if (min !== undefined && amountCents < min) {
    return `L'importo è di almeno ${formatEuroItalian(min)} euro.`;
  }
  if (max !== undefined && amountCents > max) {
    return `L'importo è di al più ${formatEuroItalian(max)} euro.`;
  }
  return undefined;
}

/** The chosen chapter takes what the fixed shares of the type leave. */
function sharesOf(
  { budgetShares }: DebtPositionType,
  chapterCode: string | undefined,
): readonly BudgetShare[] {
  if (chapterCode === undefined) return budgetShares ?? [];
  if (budgetShares === undefined) return [{ kind: "remainder", chapterCode }];
  return budgetShares.map((share) =>
    share.kind === "remainder" ? { ...share, chapterCode } : share,
  );
}
