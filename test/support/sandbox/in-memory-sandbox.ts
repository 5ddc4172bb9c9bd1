import type { CheckoutCart } from "../../../shared/domain/sandbox/checkout-cart.ts";
import type { PaymentSession } from "../../../shared/domain/sandbox/payment-session.ts";
import type { ReceiptDelivery } from "../../../shared/domain/sandbox/receipt-delivery.ts";
import type { SandboxCall, SandboxRun } from "../../../shared/domain/sandbox/sandbox-run.ts";
import type { SandboxStore } from "../../../shared/domain/sandbox/sandbox-store.ts";

export type InMemorySandbox = SandboxStore & {
  readonly runs: Map<string, SandboxRun>;
  readonly calls: SandboxCall[];
  readonly deliveries: Map<string, ReceiptDelivery>;
  readonly sessions: Map<string, PaymentSession>;
  readonly carts: Map<string, CheckoutCart>;
};

/** Behaves as the table does: a change is written only over what was read. */
export function inMemorySandbox(): InMemorySandbox {
  const runs = new Map<string, SandboxRun>();
  const calls: SandboxCall[] = [];
  const runOfCall = new Map<SandboxCall, string>();
  const deliveries = new Map<string, ReceiptDelivery>();
  const sessions = new Map<string, PaymentSession>();
  const carts = new Map<string, CheckoutCart>();
  const store: SandboxStore = {
    async createRun(run) {
      runs.set(run.id, run);
    },
    async readRun(id) {
      const run = runs.get(id);
      if (run === undefined) return undefined;
      return {
        run,
        calls: calls.filter((call) => runOfCall.get(call) === id),
        deliveries: [...deliveries].flatMap(([key, delivery]) =>
          key.startsWith(id) ? [delivery] : [],
        ),
        cart: carts.get(id),
      };
    },
    async recordCall(runId, call) {
      calls.push(call);
      runOfCall.set(call, runId);
    },
    async createDelivery(runId, delivery) {
      deliveries.set(`${runId} ${delivery.id}`, delivery);
    },
    async findDelivery(runId, deliveryId) {
      return deliveries.get(`${runId} ${deliveryId}`);
    },
    async advanceDelivery(runId, delivery) {
      const key = `${runId} ${delivery.id}`;
      if (deliveries.get(key)?.version !== delivery.version - 1) return false;
      deliveries.set(key, delivery);
      return true;
    },
    async openSession(session) {
      const key = `${session.fiscalCode} ${session.noticeNumber}`;
      const held = sessions.get(key);
      const isOthers = held !== undefined && held.paymentToken !== session.paymentToken;
      if (isOthers && held.endsAt > session.openedAt) return false;
      sessions.set(key, session);
      return true;
    },
    async closeSession({ fiscalCode, noticeNumber, paymentToken }) {
      const key = `${fiscalCode} ${noticeNumber}`;
      if (sessions.get(key)?.paymentToken === paymentToken) sessions.delete(key);
    },
    async createCart(cart) {
      carts.set(cart.id, cart);
    },
    async moveCart(cart, from) {
      if (carts.get(cart.id)?.status !== from) return false;
      carts.set(cart.id, cart);
      return true;
    },
  };
  return { ...store, runs, calls, deliveries, sessions, carts };
}
