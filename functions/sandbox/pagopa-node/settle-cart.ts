import {
  type CartNotice,
  type CartStatus,
  type CheckoutCart,
  returnUrlOf,
} from "../../../shared/domain/sandbox/checkout-cart.ts";
import { sessionMinutesMax } from "../../../shared/domain/sandbox/payment-session.ts";
import { callSecondsMax } from "../../../shared/domain/sandbox/station-answer.ts";
import type { CtSubject } from "../../../shared/pagopa/pa-for-node/messages.ts";
import { activateNotice } from "./activate-notice.ts";
import type { BegunPayment } from "./find-payment.ts";
import type { NodeDependencies } from "./node-dependencies.ts";
import { sendReceipts } from "./send-receipts.ts";
import { verifyNotice } from "./verify-notice.ts";

/** What the person does on the page of the cart. */
type CartChoice = "pay" | "cancel" | "fail" | "wait";

export type SettleCartOutcome =
  | { readonly outcome: "returned"; readonly location: string }
  /** Somebody has been quicker: a cart is settled once. */
  | { readonly outcome: "settledAlready" };

/**
 * Ends a cart as the person has chosen and says where the browser goes. Paying begins the payment
 * of every notice first, and sends receipts only when all enti agree with the amounts of the cart
 * (pagoPA Checkout, POST /carts).
 */
export async function settleCart(
  cart: CheckoutCart,
  { choice, email }: { readonly choice: CartChoice; readonly email: string },
  dependencies: NodeDependencies,
): Promise<SettleCartOutcome> {
  const { sandbox } = dependencies;
  if (choice === "cancel" || choice === "fail") {
    const ended = { ...cart, status: choice === "cancel" ? "CANCELLED" : "FAILED" } as const;
    return returned(ended, await sandbox.moveCart(ended, "OPEN"));
  }
  const isTaken = await sandbox.moveCart({ ...cart, status: "PAYING" }, "OPEN");
  if (!isTaken) return { outcome: "settledAlready" };
  const ended = await payCart(cart, { isUndecided: choice === "wait", email }, dependencies);
  return returned(ended, await sandbox.moveCart(ended, "PAYING"));
}

function returned(cart: CheckoutCart, isMoved: boolean): SettleCartOutcome {
  const location = returnUrlOf(cart);
  if (!isMoved || location === undefined) return { outcome: "settledAlready" };
  return { outcome: "returned", location };
}

/** A payment begins only when both of its calls still fit in the time the browser waits. */
const beginningMs = (2 * callSecondsMax + 1) * 1_000;

type PayingOptions = { readonly isUndecided: boolean; readonly email: string };

async function payCart(
  cart: CheckoutCart,
  { isUndecided, email }: PayingOptions,
  dependencies: NodeDependencies,
): Promise<CheckoutCart> {
  const begun: BegunPayment[] = [];
  for (const notice of cart.notices) {
    const payment = await beginPayment(cart, notice, dependencies);
    if ("failure" in payment) {
      await giveUp(begun, dependencies);
      return { ...cart, status: "FAILED", failure: payment.failure };
    }
    begun.push(payment);
  }
  for (const payment of begun) {
    await sendReceipts(
      {
        runId: cart.id,
        payment,
        earlier: [],
        choices: {
          outcome: "OK",
          receiptId: "reuse",
          times: 1,
          daysLate: 0,
          malformed: false,
          broadcast: true,
          payer: guestPayer(email),
          deferred: isUndecided,
          override: {},
        },
      },
      dependencies,
    );
  }
  const status: CartStatus = isUndecided ? "UNDECIDED" : "PAID";
  return { ...cart, status };
}

async function beginPayment(
  cart: CheckoutCart,
  { noticeNumber, fiscalCode, amountCents }: CartNotice,
  dependencies: NodeDependencies,
): Promise<BegunPayment | { readonly failure: string }> {
  const { id: runId, idCart, allPostal } = cart;
  const notice = { noticeNumber, fiscalCode };
  if (dependencies.remainingMs() < beginningMs) return { failure: "La stazione è troppo lenta" };
  const verified = await verifyNotice({ runId, notice, override: {} }, dependencies);
  if (verified.outcome === "refused") return { failure: `L'avviso ${noticeNumber} non è pagabile` };
  const activated = await activateNotice(
    {
      runId,
      notice,
      version: "V2",
      amountCents,
      sessionMinutes: sessionMinutesMax,
      override: {},
      ...(allPostal ? { transferType: "POSTAL" } : {}),
      ...(idCart === undefined ? {} : { paymentNote: idCart }),
    },
    dependencies,
  );
  if (activated.outcome === "refused") {
    return { failure: `Il pagamento dell'avviso ${noticeNumber} è stato rifiutato` };
  }
  const { paymentToken, offered } = activated;
  if (offered.paymentAmount !== amountCents) {
    await dependencies.sandbox.closeSession({ ...notice, paymentToken });
    return { failure: `L'importo dell'avviso ${noticeNumber} non è quello del carrello` };
  }
  return { paymentToken, notice, version: "V2", offered, paymentNote: idCart };
}

async function giveUp(
  begun: readonly BegunPayment[],
  { sandbox }: NodeDependencies,
): Promise<void> {
  for (const { notice, paymentToken } of begun) {
    await sandbox.closeSession({ ...notice, paymentToken });
  }
}

/** Who pays on Checkout without logging in: known by the e-mail address alone. */
function guestPayer(email: string): CtSubject {
  return {
    entityUniqueIdentifierType: "F",
    entityUniqueIdentifierValue: "ANONIMO",
    fullName: "Utente di Checkout",
    "e-mail": email,
  };
}
