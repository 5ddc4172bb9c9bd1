import { isTransportFault, type NodeFault } from "./station-answer.ts";

/** Tries after the first, one hour apart on the real node (SANP 3.12.0, paSendRT). */
export const retriesMax = 48;
/** An attempt that has not ended by then never will: the process that made it has died. */
const attemptSecondsMax = 60;

/**
 * - `NOTICE_GENERATED`: the receipt exists, nobody has been told yet;
 * - `NOTICE_SENT`: a call with it is under way;
 * - `NOTICE_PENDING`: the station gave no usable answer; it is tried again, up to `retriesMax`;
 * - `NOTIFIED`: the station has answered, OK or KO: both are final.
 */
export const deliveryStates = [
  "NOTICE_GENERATED",
  "NOTICE_SENT",
  "NOTICE_PENDING",
  "NOTIFIED",
] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** A receipt on its way to one ente; natural key: the run and the delivery's id. */
export type ReceiptDelivery = {
  readonly id: string;
  readonly operation: string;
  readonly receiptId: string;
  readonly recipientFiscalCode: string;
  readonly notice: { readonly fiscalCode: string; readonly noticeNumber: string };
  /** Sent as it is at every try. */
  readonly envelope: string;
  /** The first try loses a piece of it on the way. */
  readonly isCutAtFirst: boolean;
  readonly createdAt: string;
  readonly state: DeliveryState;
  /** Calls begun. */
  readonly attempts: number;
  readonly attemptedAt?: string;
  /** Why the last call was no success. */
  readonly fault?: NodeFault;
  /** Writes so far: each is made on condition of the one before it. */
  readonly version: number;
};

export type AttemptStart =
  | { readonly outcome: "begun"; readonly delivery: ReceiptDelivery }
  /** That attempt has ended without an answer: the next one may still have to be asked for. */
  | { readonly outcome: "ended" }
  | { readonly outcome: "underWay" }
  | { readonly outcome: "settled" };

/**
 * Decides whether attempt number `attempt` (from 1) is to be made now. Messages come again and
 * processes die: an attempt that was made is not made twice, unless it was never ended.
 */
export function beginAttempt(
  delivery: ReceiptDelivery,
  { attempt, now }: { readonly attempt: number; readonly now: Date },
): AttemptStart {
  const { state, attempts } = delivery;
  const isDue = attempt === attempts || attempt === attempts + 1;
  if (state === "NOTIFIED" || !isDue || attempt > retriesMax + 1) return { outcome: "settled" };
  if (attempts === attempt) {
    if (state === "NOTICE_PENDING") return { outcome: "ended" };
    if (!isAbandoned(delivery, now)) return { outcome: "underWay" };
  }
  return {
    outcome: "begun",
    delivery: {
      ...delivery,
      state: "NOTICE_SENT",
      attempts: attempt,
      attemptedAt: now.toISOString(),
      version: delivery.version + 1,
    },
  };
}

/** How an attempt leaves the receipt: an OK and a well-formed KO are final, all else waits. */
export function endAttempt(
  delivery: ReceiptDelivery,
  fault: NodeFault | undefined,
): ReceiptDelivery {
  const isFinal = fault === undefined || !isTransportFault(fault);
  const { fault: _, ...begun } = delivery;
  return {
    ...begun,
    ...(fault === undefined ? {} : { fault }),
    state: isFinal ? "NOTIFIED" : "NOTICE_PENDING",
    version: delivery.version + 1,
  };
}

/** What the station gets at the present attempt: at the first one perhaps no XML any more. */
export function envelopeToSend({ envelope, isCutAtFirst, attempts }: ReceiptDelivery): string {
  return isCutAtFirst && attempts === 1 ? envelope.replace("</receipt>", "") : envelope;
}

/** The number of the attempt that is still to come; undefined when there is none. */
export function nextAttempt({ state, attempts }: ReceiptDelivery): number | undefined {
  const isWaiting = state === "NOTICE_PENDING" || state === "NOTICE_GENERATED";
  return isWaiting && attempts <= retriesMax ? attempts + 1 : undefined;
}

function isAbandoned({ attemptedAt }: ReceiptDelivery, now: Date): boolean {
  const begunMs = attemptedAt === undefined ? 0 : Date.parse(attemptedAt);
  return now.getTime() - begunMs > attemptSecondsMax * 1_000;
}
