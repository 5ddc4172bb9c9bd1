import type { Iud } from "../values/iud.ts";
import type { NoticeNumber } from "../values/notice-number.ts";
import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";

/**
 * What people are told: that the debt exists (`created`); by the receipt that it was paid, to who
 * paid or, where they gave no address, to who owed (`paid`); the same to who owed, where somebody
 * else or nobody known has paid and gets the receipt too (`paidByOther`).
 */
export type NotifiedEvent = "created" | "paid" | "paidByOther";

/**
 * One event is told once per notice. The notice number is part of the identity because the IUD of a
 * cancelled debt may be used again, and the new debt has its own notice.
 */
export type NotificationKey = {
  readonly organizationFiscalCode: OrganizationFiscalCode;
  readonly iud: Iud;
  readonly noticeNumber: NoticeNumber;
  readonly event: NotifiedEvent;
};

/**
 * Why App IO did not deliver:
 * - `notAPerson`: the debtor has no fiscal code of a natural person;
 * - `amountOutOfRange`: App IO cannot show the amount;
 * - `noServiceKey`: the ente has no service on App IO yet;
 * - `notReachable`: not an App IO user, or the ente's service is switched off by the user;
 * - `notUsed`: App IO tells of the event by itself, as it does of every receipt of pagoPA, or the
 *   type of debt does not use it;
 * - `refused`: App IO answered that the request is not allowed or not right: to be put right by us;
 * - `noAnswer`: sent, and nobody knows whether it arrived.
 */
export type AppIoProblem =
  | {
      readonly problem:
        | "notAPerson"
        | "amountOutOfRange"
        | "noServiceKey"
        | "notReachable"
        | "notUsed"
        | "noAnswer";
    }
  | { readonly problem: "refused"; readonly httpStatus: number };

/**
 * Why no mail was delivered: a type of debt that sends none asks for no address. `code` is the mail
 * service's own name of the refusal.
 */
export type EmailProblem =
  | { readonly problem: "noAddress" }
  | { readonly problem: "refused"; readonly code: string };

/**
 * How telling a debtor ended:
 * - `SENT_IO`: App IO accepted the message;
 * - `SENT_EMAIL`: the mail service accepted the mail, App IO having failed for `appIo`;
 * - `NOT_REACHABLE`: no channel leads to the debtor; nothing was sent;
 * - `UNCERTAIN`: a channel may have delivered, and is never tried again: the channel gave no
 *   answer, or the process died while sending (`interrupted`);
 * - `NOT_NEEDED`: the debt was paid or cancelled before anybody was told.
 */
export type DeliveryResult =
  | { readonly status: "SENT_IO"; readonly messageId?: string }
  | { readonly status: "SENT_EMAIL"; readonly messageId?: string; readonly appIo: AppIoProblem }
  | { readonly status: "NOT_REACHABLE"; readonly appIo: AppIoProblem; readonly email: EmailProblem }
  | { readonly status: "UNCERTAIN"; readonly cause: UncertaintyCause }
  | { readonly status: "NOT_NEEDED" };

export type UncertaintyCause = "appIoNoAnswer" | "emailNoAnswer" | "interrupted";

/** Taken by the delivery that made up `claimId`: it alone may send, and nobody else ever will. */
export type Claim = {
  readonly status: "SENDING";
  readonly claimId: string;
  readonly claimedAt: Date;
};

/** What is known of telling one event of one notice; nothing stored means nothing was tried. */
export type NotificationState = Claim | DeliveryResult;

/** An ended delivery, with the claim it closes; without one when nothing had to be sent. */
export type DeliveryOutcome = {
  readonly key: NotificationKey;
  readonly result: DeliveryResult;
  readonly claim?: Claim;
  readonly at: Date;
};

/** How many debtors each ending concerns. */
export type NotifiedCounts = {
  readonly io: number;
  readonly email: number;
  readonly unreachable: number;
  readonly uncertain: number;
  readonly notNeeded: number;
};

const counterOf = {
  SENT_IO: "io",
  SENT_EMAIL: "email",
  NOT_REACHABLE: "unreachable",
  UNCERTAIN: "uncertain",
  NOT_NEEDED: "notNeeded",
} as const satisfies Record<DeliveryResult["status"], keyof NotifiedCounts>;

/** Counts outcomes by ending; each outcome is counted once. */
export function countOutcomes(outcomes: readonly DeliveryOutcome[]): NotifiedCounts {
  const counts = { io: 0, email: 0, unreachable: 0, uncertain: 0, notNeeded: 0 };
  for (const { result } of outcomes) counts[counterOf[result.status]] += 1;
  return counts;
}

/** Longer than any delivery can last: the process that made an older claim is no longer there. */
export const claimSecondsMax = 300;

/** True when the process that claimed the delivery must have died before recording the result. */
export function isAbandoned(claim: Claim, now: Date): boolean {
  return now.getTime() - claim.claimedAt.getTime() > claimSecondsMax * 1000;
}
