import type { Brand } from "../values/brand.ts";
import type { Iud } from "../values/iud.ts";
import type { NoticeNumber } from "../values/notice-number.ts";
import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";

/**
 * What a terminal makes up, and only it and its page have: it opens a counter payment, and shows
 * and cancels it on its page. At least 128 random bits, in base64url or hexadecimal. Opening again
 * with it opens no second payment.
 */
export type CounterKey = Brand<string, "CounterKey">;

function isCounterKey(text: string): text is CounterKey {
  return /^[\w-]{32,64}$/u.test(text);
}

/** Reads the key of a counter payment, or `undefined`. */
export function parseCounterKey(text: string): CounterKey | undefined {
  return isCounterKey(text) ? text : undefined;
}

/** Identifies a counter payment of an ente: 128 bits of the key's SHA-256, in hexadecimal. */
export type CounterPaymentId = Brand<string, "CounterPaymentId">;

function isCounterPaymentId(text: string): text is CounterPaymentId {
  return /^[0-9a-f]{32}$/u.test(text);
}

/** Reads the id of a counter payment, or `undefined`. */
export function parseCounterPaymentId(text: string): CounterPaymentId | undefined {
  return isCounterPaymentId(text) ? text : undefined;
}

/** How long a terminal waits to see a payment; the debt can be paid after that as before. */
export const counterMinutes = 30;

/** Which counter payment: the ente's, by its id. */
export type CounterReference = {
  readonly organization: OrganizationFiscalCode;
  readonly id: CounterPaymentId;
};

/**
 * A notice that is paid in front of an operator, or of a terminal that serves itself (POS). Whether
 * it is paid is not written here: receipts alone say it, and the position shows it.
 * - `OPEN`: the terminal waits;
 * - `CANCELLED`: the operator has called it off.
 */
export type CounterPayment = {
  readonly organizationFiscalCode: OrganizationFiscalCode;
  readonly id: CounterPaymentId;
  /** The same for the same request, of any other a different one: makes a repeat recognisable. */
  readonly requestDigest: string;
  readonly iud: Iud;
  readonly noticeNumber: NoticeNumber;
  readonly typeCode: string;
  /** The debt was created for it, and is cancelled with it. */
  readonly ownsPosition: boolean;
  /** What the ente calls the terminal or the counter. */
  readonly terminal?: string;
  readonly status: "OPEN" | "CANCELLED";
  /** Instants in ISO 8601, UTC. */
  readonly openedAt: string;
  readonly expiresAt: string;
  /** Counts the changes: 1, 2. */
  readonly version: number;
};

/**
 * What became of a counter payment, by the position as it stands now:
 * - `waiting`: nobody has paid yet;
 * - `paid`: the notice is paid, however that happened: it comes before all others;
 * - `cancelled`: called off here, or the debt was withdrawn;
 * - `expired`: the terminal's time is over; the debt can still be paid.
 */
export const counterStates = ["waiting", "paid", "cancelled", "expired"] as const;
export type CounterState = (typeof counterStates)[number];
