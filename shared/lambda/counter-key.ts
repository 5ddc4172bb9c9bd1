import {
  type CounterKey,
  type CounterPaymentId,
  parseCounterPaymentId,
} from "../domain/checkout/counter-payment.ts";

const idLength = 32;

/** The id of the counter payment that the key opens. */
export function counterPaymentIdOf(key: CounterKey): CounterPaymentId {
  const { hash } = process.getBuiltinModule("node:crypto");
  const id = parseCounterPaymentId(hash("sha256", `counter:${key}`).slice(0, idLength));
  if (id === undefined) throw new Error("a digest that is no id");
  return id;
}
