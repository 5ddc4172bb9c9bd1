import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import type { AboutTypes, WebhookEvent, WebhookId } from "./webhook.ts";

/** The deliveries of one webhook about one thing: each of them waits for the ones before it. */
export type WebhookLane = {
  readonly organizationFiscalCode: OrganizationFiscalCode;
  readonly webhookId: WebhookId;
  /** Sixteen hexadecimal digits. */
  readonly lane: string;
};

/**
 * An event on its way to a webhook:
 * - `PENDING`: to be told, at `nextTryAt` at the earliest;
 * - `DELIVERED`: its receiver has answered with a status 2xx;
 * - `GIVEN_UP`: three days of tries are over; only who asks for it begins them again.
 */
export type WebhookDelivery = WebhookLane &
  AboutTypes & {
    /** Thirty-two hexadecimal digits, of which the first half is the lane: the `webhook-id`. */
    readonly id: string;
    readonly type: WebhookEvent;
    /** What is sent, byte by byte. */
    readonly body: string;
    /** Instants in ISO 8601, UTC. */
    readonly occurredAt: string;
    readonly status: "PENDING" | "DELIVERED" | "GIVEN_UP";
    /** All tries that were made. */
    readonly tries: number;
    /** Tries since the three days have begun. */
    readonly triesInRow: number;
    /** When the three days have begun. */
    readonly begunAt: string;
    readonly nextTryAt: string;
    /** Of one that is told or given up. */
    readonly endedAt?: string;
    /** Counts the changes: 1, 2, 3 … */
    readonly version: number;
  };

/**
 * What came of a try:
 * - `refused`: an answer without a status 2xx; redirects are not followed;
 * - `refusedAddress`, `unreachable`, `timedOut`, `answerTooLong`: no answer that counts;
 * - `notAllowed`: the client has no longer the ente's permission, or not for the address's name;
 * - `disabled`: the ente has switched the webhook off.
 */
export const webhookTryOutcomes = [
  "delivered",
  "refused",
  "refusedAddress",
  "unreachable",
  "timedOut",
  "answerTooLong",
  "notAllowed",
  "disabled",
] as const;

export type WebhookTryResult = {
  readonly outcome: (typeof webhookTryOutcomes)[number];
  /** Of an answer. */
  readonly httpStatus?: number;
};

/** A line of the visible log: nothing of what the receiver has answered but its status. */
export type WebhookTry = WebhookTryResult & {
  readonly at: string;
  readonly deliveryId: string;
  readonly type: WebhookEvent;
  /** 1 is the first. */
  readonly number: number;
  readonly durationMs: number;
  /** What the delivery is after it. */
  readonly status: WebhookDelivery["status"];
  readonly nextTryAt?: string;
};

/** Waits between tries; the last is the one of all that follow. */
const waitsSeconds = [5, 30, 120, 600, 1_800, 3_600] as const;
/** So long a receiver may be down. */
const triesHours = 72;
/** Up to a fifth longer, so that what failed together does not come back together. */
const jitterShare = 0.2;
const hourMs = 3_600_000;

type TryTime = { readonly now: Date /** From 0 to 1. */; readonly random: number };

/** The delivery after a try. */
export function afterTry(
  delivery: WebhookDelivery,
  { outcome }: WebhookTryResult,
  { now, random }: TryTime,
): WebhookDelivery {
  const { triesInRow } = delivery;
  const counted = {
    ...delivery,
    tries: delivery.tries + 1,
    triesInRow: triesInRow + 1,
    version: delivery.version + 1,
  };
  const endedAt = now.toISOString();
  if (outcome === "delivered") return { ...counted, status: "DELIVERED", endedAt };
  const seconds = waitsSeconds[Math.min(triesInRow, waitsSeconds.length - 1)] ?? 0;
  const nextMs = now.getTime() + Math.round(seconds * 1_000 * (1 + random * jitterShare));
  const endMs = Date.parse(delivery.begunAt) + triesHours * hourMs;
  if (nextMs > endMs) return { ...counted, status: "GIVEN_UP", endedAt };
  return { ...counted, nextTryAt: new Date(nextMs).toISOString() };
}

/** The line of the log about a try. */
export function tryOf(
  after: WebhookDelivery,
  result: WebhookTryResult,
  { at, durationMs }: { readonly at: Date; readonly durationMs: number },
): WebhookTry {
  const { id: deliveryId, type, tries: number, status, nextTryAt } = after;
  return {
    ...result,
    at: at.toISOString(),
    deliveryId,
    type,
    number,
    durationMs,
    status,
    ...(status === "PENDING" && { nextTryAt }),
  };
}

/** Told again, whatever came of it, for three days from now: under the same id. */
export function replayed({ endedAt: _, ...delivery }: WebhookDelivery, now: Date): WebhookDelivery {
  const at = now.toISOString();
  return {
    ...delivery,
    status: "PENDING",
    triesInRow: 0,
    begunAt: at,
    nextTryAt: at,
    version: delivery.version + 1,
  };
}

/** In the order in which they are told. */
export function byOccurrence(one: WebhookDelivery, other: WebhookDelivery): number {
  if (one.occurredAt !== other.occurredAt) return one.occurredAt < other.occurredAt ? -1 : 1;
  return one.id < other.id ? -1 : 1;
}
