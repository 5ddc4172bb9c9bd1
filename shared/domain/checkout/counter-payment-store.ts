import type { CounterPayment, CounterReference } from "./counter-payment.ts";

export type CounterPaymentStore = {
  /** Strongly consistent. */
  find(reference: CounterReference): Promise<CounterPayment | undefined>;
  /** `exists` leaves what was there untouched. */
  create(payment: CounterPayment): Promise<"created" | "exists">;
  /** Writes over version `versionRead`; `refused` when the payment has moved on. */
  change(payment: CounterPayment, versionRead: number): Promise<"written" | "refused">;
};
