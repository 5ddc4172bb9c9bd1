import { type Caller, mayTouchType } from "../../../shared/domain/access/caller.ts";
import type { CounterReference } from "../../../shared/domain/checkout/counter-payment.ts";
import {
  type CounterView,
  type ShowCounterDependencies,
  showCounterPayment,
} from "../../../shared/domain/checkout/counter-view.ts";

export type ShowPaymentDependencies = ShowCounterDependencies & { readonly publicUrl: string };

type ShowRequest = CounterReference & {
  readonly caller: Pick<Caller, "typeCodes">;
  /** The state that the terminal has seen (RFC 9110, `If-None-Match`). */
  readonly seen: string | undefined;
};

export type ShowPaymentOutcome =
  | { readonly outcome: "shown"; readonly view: CounterView; readonly publicUrl: string }
  | { readonly outcome: "unchanged"; readonly view: CounterView }
  | { readonly outcome: "unknown" };

/** A counter payment for the terminal that follows it: nothing again while nothing changes. */
export async function showPayment(
  { caller, seen, ...reference }: ShowRequest,
  dependencies: ShowPaymentDependencies,
): Promise<ShowPaymentOutcome> {
  const view = await showCounterPayment(reference, dependencies);
  if (view === undefined || !mayTouchType(caller, view.payment.typeCode)) {
    return { outcome: "unknown" };
  }
  if (seen === `"${view.mark}"`) return { outcome: "unchanged", view };
  return { outcome: "shown", view, publicUrl: dependencies.publicUrl };
}
