import type { CounterPayment } from "../../shared/domain/checkout/counter-payment.ts";
import type { CounterPaymentStore } from "../../shared/domain/checkout/counter-payment-store.ts";

/** Behaves as the table does: creates never overwrite, changes compare the version. */
export function inMemoryCounterPayments(): CounterPaymentStore & {
  readonly kept: Map<string, CounterPayment>;
} {
  const kept = new Map<string, CounterPayment>();
  const keyOf = ({ organizationFiscalCode, id }: CounterPayment) =>
    `${organizationFiscalCode}#${id}`;
  return {
    kept,
    async find({ organization, id }) {
      return kept.get(`${organization}#${id}`);
    },
    async create(payment) {
      if (kept.has(keyOf(payment))) return "exists";
      kept.set(keyOf(payment), payment);
      return "created";
    },
    async change(payment, versionRead) {
      if (kept.get(keyOf(payment))?.version !== versionRead) return "refused";
      kept.set(keyOf(payment), payment);
      return "written";
    },
  };
}
