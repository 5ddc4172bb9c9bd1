import { type Caller, mayTouchType } from "../access/caller.ts";
import { type DebtPosition, withdraw } from "../debt-positions/debt-position.ts";
import type { DebtPositionStore } from "../debt-positions/debt-position-store.ts";
import type { CounterPayment, CounterReference } from "./counter-payment.ts";
import type { CounterPaymentStore } from "./counter-payment-store.ts";
import { type CounterView, viewCounterPayment } from "./counter-view.ts";

export type CancelCounterDependencies = {
  readonly payments: Pick<CounterPaymentStore, "find" | "change">;
  readonly positions: Pick<DebtPositionStore, "findMany" | "change">;
  readonly now: () => Date;
};

export type CancelCounterOutcome =
  /** Called off now, or before. */
  | { readonly outcome: "cancelled"; readonly view: CounterView }
  /** Too late: the money has moved. */
  | { readonly outcome: "paid"; readonly view: CounterView }
  /** A payment of the portal's own is under way: its end is to be waited for. */
  | { readonly outcome: "beingPaid" }
  | { readonly outcome: "unknown" };

/** A receipt and a cancellation that meet, and meet again, are no surprise. */
const attemptsMax = 5;

/**
 * Calls a counter payment off. The debt that was created for it is cancelled first, on condition
 * that nothing has happened to it: a receipt that comes in between wins. Whoever dies half way and
 * does it again comes to the same end. A debt that was there before stays as it is.
 */
export async function cancelCounterPayment(
  { organization, id, caller }: CounterReference & { readonly caller?: Pick<Caller, "typeCodes"> },
  dependencies: CancelCounterDependencies,
): Promise<CancelCounterOutcome> {
  const { payments, positions } = dependencies;
  for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
    const payment = await payments.find({ organization, id });
    if (payment === undefined) return { outcome: "unknown" };
    if (caller !== undefined && !mayTouchType(caller, payment.typeCode)) {
      return { outcome: "unknown" };
    }
    const [position] = await positions.findMany(organization, [payment.iud]);
    if (position === undefined) throw new Error("a counter payment without its position");
    const tried = await tryToCancel(payment, position, dependencies);
    if (tried !== "moved") return tried;
  }
  throw new Error("a counter payment cannot be cancelled: it keeps changing");
}

async function tryToCancel(
  payment: CounterPayment,
  position: DebtPosition,
  { payments, positions, now }: CancelCounterDependencies,
): Promise<CancelCounterOutcome | "moved"> {
  const at = now();
  const view = viewCounterPayment(payment, position, at);
  if (view.state === "paid") return { outcome: "paid", view };
  const owned = payment.ownsPosition && view.state !== "cancelled";
  if (owned && position.status !== "PAYABLE") return { outcome: "beingPaid" };
  const withdrawn = owned ? withdraw(position, at) : position;
  if (owned && (await positions.change(withdrawn, position.version)) === "refused") return "moved";
  const called = callOff(payment);
  if (called !== payment && (await payments.change(called, payment.version)) === "refused") {
    return "moved";
  }
  return { outcome: "cancelled", view: viewCounterPayment(called, withdrawn, at) };
}

function callOff(payment: CounterPayment): CounterPayment {
  return payment.status === "CANCELLED"
    ? payment
    : { ...payment, status: "CANCELLED", version: payment.version + 1 };
}
