import type { CartStatus, CheckoutCart } from "./checkout-cart.ts";
import type { PaymentSession } from "./payment-session.ts";
import type { ReceiptDelivery } from "./receipt-delivery.ts";
import type { RunId, SandboxCall, SandboxRun } from "./sandbox-run.ts";

/** A run with all it holds; calls and receipts in the order in which they came about. */
export type RunRecord = {
  readonly run: SandboxRun;
  readonly calls: readonly SandboxCall[];
  readonly deliveries: readonly ReceiptDelivery[];
  readonly cart: CheckoutCart | undefined;
};

export type SandboxStore = {
  createRun(run: SandboxRun): Promise<void>;
  readRun(id: RunId): Promise<RunRecord | undefined>;
  recordCall(runId: RunId, call: SandboxCall): Promise<void>;
  createDelivery(runId: RunId, delivery: ReceiptDelivery): Promise<void>;
  findDelivery(runId: RunId, deliveryId: string): Promise<ReceiptDelivery | undefined>;
  /** False when somebody else has written it since `delivery.version - 1`. */
  advanceDelivery(runId: RunId, delivery: ReceiptDelivery): Promise<boolean>;
  /** False while another payment of the notice is open. */
  openSession(session: PaymentSession): Promise<boolean>;
  /** Gives the notice free, if this payment still holds it. */
  closeSession(session: Omit<PaymentSession, "openedAt" | "endsAt">): Promise<void>;
  createCart(cart: CheckoutCart): Promise<void>;
  /** False when the cart is not in that status any more. */
  moveCart(cart: CheckoutCart, from: CartStatus): Promise<boolean>;
};
