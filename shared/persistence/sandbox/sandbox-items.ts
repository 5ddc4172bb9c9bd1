import * as z from "zod/mini";
import { type CheckoutCart, cartStatuses } from "../../domain/sandbox/checkout-cart.ts";
import type { PaymentSession } from "../../domain/sandbox/payment-session.ts";
import { deliveryStates, type ReceiptDelivery } from "../../domain/sandbox/receipt-delivery.ts";
import {
  parseRunId,
  type RunId,
  runDaysKept,
  type SandboxCall,
  type SandboxRun,
} from "../../domain/sandbox/sandbox-run.ts";
import { euroCents } from "../../domain/values/euro-cents.ts";
import { parsedText } from "../../domain/values/parsed-text.ts";
import { type Item, type ItemKey, itemHeader } from "../item.ts";
import { entities, timeToLiveAttribute } from "../table.ts";

/** All that belongs to a run lies in one partition. */
export function runPartition(id: RunId): string {
  return `SANDBOX#${id}`;
}

export function runKey(id: RunId): ItemKey {
  return { pk: runPartition(id), sk: "RUN" };
}

export function callKey(runId: RunId, callId: string): ItemKey {
  return { pk: runPartition(runId), sk: `CALL#${callId}` };
}

export function deliveryKey(runId: RunId, deliveryId: string): ItemKey {
  return { pk: runPartition(runId), sk: `RECEIPT#${deliveryId}` };
}

export function cartKey(id: RunId): ItemKey {
  return { pk: runPartition(id), sk: "CART" };
}

type SessionNotice = Pick<PaymentSession, "fiscalCode" | "noticeNumber">;

export function sessionKey({ fiscalCode, noticeNumber }: SessionNotice): ItemKey {
  return { pk: `SANDBOX#SESSION#${fiscalCode}#${noticeNumber}`, sk: "SESSION" };
}

/** When DynamoDB may forget an item made at that instant, in seconds since 1970. */
function endOfKeeping(instant: string): { readonly [timeToLiveAttribute]: number } {
  const seconds = Math.ceil(Date.parse(instant) / 1_000);
  return { [timeToLiveAttribute]: seconds + runDaysKept * 86_400 };
}

export function toRunItem(run: SandboxRun): Item {
  return {
    ...runKey(run.id),
    ...itemHeader(entities.sandboxRun),
    ...endOfKeeping(run.createdAt),
    ...run,
  };
}

export function toCallItem(runId: RunId, call: SandboxCall): Item {
  return {
    ...callKey(runId, call.id),
    ...itemHeader(entities.sandboxCall),
    ...endOfKeeping(call.startedAt),
    ...call,
  };
}

export function toDeliveryItem(runId: RunId, delivery: ReceiptDelivery): Item {
  return {
    ...deliveryKey(runId, delivery.id),
    ...itemHeader(entities.sandboxReceipt),
    ...endOfKeeping(delivery.createdAt),
    ...delivery,
  };
}

export function toCartItem(cart: CheckoutCart): Item {
  return {
    ...cartKey(cart.id),
    ...itemHeader(entities.sandboxCart),
    ...endOfKeeping(cart.createdAt),
    ...cart,
  };
}

export function toSessionItem(session: PaymentSession): Item {
  return {
    ...sessionKey(session),
    ...itemHeader(entities.sandboxSession),
    ...endOfKeeping(session.openedAt),
    ...session,
  };
}

const runId = () => parsedText(parseRunId);
const optionalText = () => z.exactOptional(z.string());
const notice = () => z.object({ fiscalCode: z.string(), noticeNumber: z.string() });
const fault = () =>
  z.object({
    code: z.string(),
    text: z.string(),
    description: optionalText(),
    original: z.exactOptional(
      z.object({ code: z.string(), text: z.string(), description: optionalText() }),
    ),
  });

const runShape = z.lazy(() =>
  z.object({
    id: runId(),
    title: z.string(),
    organizationFiscalCode: optionalText(),
    createdAt: z.string(),
  }),
);

const callShape = z.lazy(() =>
  z.object({
    id: z.string(),
    startedAt: z.string(),
    operation: z.string(),
    recipientFiscalCode: z.string(),
    notice: z.exactOptional(notice()),
    paymentToken: optionalText(),
    deliveryId: optionalText(),
    request: optionalText(),
    httpStatus: z.exactOptional(z.int()),
    response: optionalText(),
    durationMs: z.number(),
    verdict: z.discriminatedUnion("outcome", [
      z.object({ outcome: z.literal("OK") }),
      z.object({ outcome: z.literal("KO"), fault: fault() }),
    ]),
  }),
);

const deliveryShape = z.lazy(() =>
  z.object({
    id: z.string(),
    operation: z.string(),
    receiptId: z.string(),
    recipientFiscalCode: z.string(),
    notice: notice(),
    envelope: z.string(),
    isCutAtFirst: z.boolean(),
    createdAt: z.string(),
    state: z.enum(deliveryStates),
    attempts: z.int(),
    attemptedAt: optionalText(),
    fault: z.exactOptional(fault()),
    version: z.int(),
  }),
);

const cartShape = z.lazy(() =>
  z.object({
    id: runId(),
    createdAt: z.string(),
    notices: z.array(
      z.object({
        noticeNumber: z.string(),
        fiscalCode: z.string(),
        amountCents: z.pipe(z.int(), z.transform(euroCents)),
        companyName: z.string(),
        description: z.string(),
      }),
    ),
    returnUrls: z.object({
      ok: z.string(),
      cancel: z.string(),
      error: z.string(),
      waiting: optionalText(),
    }),
    emailNotice: optionalText(),
    idCart: optionalText(),
    allPostal: z.boolean(),
    status: z.enum(cartStatuses),
    failure: optionalText(),
  }),
);

export function fromRunItem(item: Item): SandboxRun {
  return runShape.parse(item);
}

export function fromCallItem(item: Item): SandboxCall {
  return callShape.parse(item);
}

export function fromDeliveryItem(item: Item): ReceiptDelivery {
  return deliveryShape.parse(item);
}

export function fromCartItem(item: Item): CheckoutCart {
  return cartShape.parse(item);
}
