import { budgetLinesOfParts } from "../../../shared/domain/debt-positions/budget-lines.ts";
import {
  type CreatePositionDependencies,
  createPosition,
} from "../../../shared/domain/debt-positions/create-position.ts";
import type { DebtPosition } from "../../../shared/domain/debt-positions/debt-position.ts";
import type { PositionBody } from "../../../shared/domain/debt-positions/position-body.ts";
import type { AskAmount } from "../../../shared/domain/debt-positions/refresh-amount.ts";
import {
  answerForm,
  type StartedPayment,
} from "../../../shared/domain/organizations/answer-form.ts";
import { checkFormAnswers } from "../../../shared/domain/organizations/check-form-answers.ts";
import type { DebtPositionType } from "../../../shared/domain/organizations/debt-position-type.ts";
import type { Organization } from "../../../shared/domain/organizations/organization.ts";
import type { SpontaneousForm } from "../../../shared/domain/organizations/spontaneous-form.ts";
import { type CalendarDate, romeDateOf } from "../../../shared/domain/values/calendar-date.ts";
import type { EuroCents } from "../../../shared/domain/values/euro-cents.ts";
import { IUD_LENGTH_MAX, type Iud, parseIud } from "../../../shared/domain/values/iud.ts";
import type { Refusal } from "../../../shared/pagopa/pa-for-node/refusal.ts";
import type { Answers } from "./read-demand.ts";

export type OpenDemandedDependencies = CreatePositionDependencies & {
  readonly askAmount: AskAmount;
  readonly digest: (text: string) => string;
};

export type Demanded = {
  readonly organization: Organization;
  readonly type: DebtPositionType;
  readonly form: SpontaneousForm;
  readonly answers: Answers;
  readonly debtor: PositionBody["debtor"];
};

export type DemandRefusal = { readonly refusal: Refusal; readonly detail?: string };

/**
 * The debt that somebody asks for at a PSP's: the one that is there when the same was asked for on
 * the same day, else a new one. Its amount is the one that the ente's service knows, where there is
 * such a service, and that of type and form where there is none or it does not answer.
 */
export async function openDemanded(
  demanded: Demanded,
  dependencies: OpenDemandedDependencies,
): Promise<{ readonly position: DebtPosition; readonly isNew: boolean } | DemandRefusal> {
  const { organization, type, form, answers, debtor } = demanded;
  const verdict = checkFormAnswers(form, answers);
  if (!verdict.ok) return wrong(verdict.problems[0]);
  const today = romeDateOf(dependencies.now());
  const iud = iudOf(demanded, today, dependencies.digest);
  const present = await findOpened(organization, iud, dependencies);
  if (present !== undefined) return { position: present, isNew: false };
  const amount = await amountOf(demanded, dependencies);
  if (amount === "nothingDue") return { refusal: "nothingDue" };
  const priced = amount === undefined ? type : { ...type, fixedAmountCents: amount };
  const started = answerForm({ type: priced, form }, { answers }, today);
  // The answers are right: what is missing, or beyond the type's limits, is the amount.
  if (!started.ok) return { refusal: "amountUnknown" };
  const body = bodyOf(started.payment, { iud, typeCode: type.code, debtor });
  const input = { organization: organization.fiscalCode, caller: {}, body };
  const created = await createPosition(input, dependencies);
  switch (created.outcome) {
    case "created":
    case "alreadyCreated":
      return { position: created.position, isNew: true };
    case "iudTaken": {
      const winner = await findOpened(organization, iud, dependencies);
      if (winner === undefined) throw new Error("a debt whose IUD is taken is not there");
      return { position: winner, isNew: false };
    }
    case "wrong":
      return wrong(created.problems[0]);
    case "organizationNotReady":
    case "unknown":
      return { refusal: "unknownOrganization" };
  }
}

function wrong(problem: { readonly pointer: string; readonly detail: string } | undefined) {
  const { pointer = "", detail = "" } = problem ?? {};
  return { refusal: "serviceDataWrong", detail: `${pointer} ${detail}`.trim() } as const;
}

/** One that was cancelled is no longer there: its IUD may be used again. */
async function findOpened(
  { fiscalCode }: Organization,
  iud: Iud,
  { positions }: OpenDemandedDependencies,
): Promise<DebtPosition | undefined> {
  const [position] = await positions.findMany(fiscalCode, [iud]);
  return position?.status === "CANCELLED" ? undefined : position;
}

async function amountOf(
  { organization, type, answers }: Demanded,
  { askAmount }: OpenDemandedDependencies,
): Promise<EuroCents | "nothingDue" | undefined> {
  if (type.amountService === undefined) return undefined;
  const answer = await askAmount(type.amountService.url, {
    organizationFiscalCode: organization.fiscalCode,
    debtPositionType: type.code,
    answers,
  });
  if (answer.outcome === "nothingDue") return "nothingDue";
  return answer.outcome === "amount" ? answer.amountCents : undefined;
}

/** The same for the same demand on the same day: asking twice makes one debt. */
function iudOf(
  { organization, type, answers, debtor }: Demanded,
  today: CalendarDate,
  digest: OpenDemandedDependencies["digest"],
): Iud {
  const parts = [organization.fiscalCode, type.code, type.pspService?.serviceCode, today];
  const sorted = Object.entries(answers).sort(([a], [b]) => (a < b ? -1 : 1));
  const text = JSON.stringify([...parts, sorted, debtor.code, debtor.fullName]);
  const iud = parseIud(`PSP-${digest(text)}`.slice(0, IUD_LENGTH_MAX));
  if (iud === undefined) throw new Error("a digest that is no IUD");
  return iud;
}

function bodyOf(
  { causaleVisualizzata, amountCents, dueDate, budget }: StartedPayment,
  {
    iud,
    typeCode,
    debtor,
  }: {
    readonly iud: Iud;
    readonly typeCode: string;
    readonly debtor: PositionBody["debtor"];
  },
): PositionBody {
  return {
    iud,
    debtPositionType: typeCode,
    description: causaleVisualizzata,
    debtor,
    spontaneous: true,
    published: true,
    ...(budget.length > 0 && { budget: linesOf(budget) }),
    paymentOptions: [{ kind: "SINGLE", amountCents, ...(dueDate && { dueDate }) }],
  };
}

function linesOf(budget: StartedPayment["budget"]): NonNullable<PositionBody["budget"]> {
  return budgetLinesOfParts(budget).map(({ assessments, ...line }) => ({
    ...line,
    assessments: [...assessments],
  }));
}
