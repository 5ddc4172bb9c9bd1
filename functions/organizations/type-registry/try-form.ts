import {
  answerForm,
  type StartedPayment,
} from "../../../shared/domain/organizations/answer-form.ts";
import type { TypeProblem } from "../../../shared/domain/organizations/judge-type.ts";
import { romeDateOf } from "../../../shared/domain/values/calendar-date.ts";
import type { EuroCents } from "../../../shared/domain/values/euro-cents.ts";
import { type FindFormDependencies, type FormOfCaller, findForm } from "./find-form.ts";

export type TryFormDependencies = FindFormDependencies & { readonly now: () => Date };

export type TryFormOutcome =
  | { readonly outcome: "answered"; readonly payment: StartedPayment }
  | { readonly outcome: "wrong"; readonly problems: readonly TypeProblem[] }
  | { readonly outcome: "unknown" };

type Trial = FormOfCaller & { readonly answers: unknown; readonly amountCents?: EuroCents };

/** What a citizen would pay who gives these answers: nothing is created. */
export async function tryForm(
  { answers, amountCents, ...reference }: Trial,
  dependencies: TryFormDependencies,
): Promise<TryFormOutcome> {
  const found = await findForm(reference, dependencies);
  if (found.outcome === "unknown") return found;
  const given = { answers, ...(amountCents !== undefined && { amountCents }) };
  const verdict = answerForm(found, given, romeDateOf(dependencies.now()));
  return verdict.ok
    ? { outcome: "answered", payment: verdict.payment }
    : { outcome: "wrong", problems: verdict.problems };
}
