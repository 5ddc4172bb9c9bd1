import type { EuroCents } from "../values/euro-cents.ts";
import type { RunId } from "./sandbox-run.ts";

export const cartNoticesMax = 5;

export type CartNotice = {
  readonly noticeNumber: string;
  readonly fiscalCode: string;
  readonly amountCents: EuroCents;
  readonly companyName: string;
  readonly description: string;
};

/**
 * - `OPEN`: the page waits for the person's choice;
 * - `PAYING`: payment has begun and is not over;
 * - `PAID`, `CANCELLED`, `FAILED`: over, as the return address says;
 * - `UNDECIDED`: the outcome comes later, with the receipts.
 */
export const cartStatuses = ["OPEN", "PAYING", "PAID", "CANCELLED", "FAILED", "UNDECIDED"] as const;
export type CartStatus = (typeof cartStatuses)[number];

/** A cart of notices that an ente's portal has sent to Checkout; it has the id of its run. */
export type CheckoutCart = {
  readonly id: RunId;
  readonly createdAt: string;
  readonly notices: readonly CartNotice[];
  readonly returnUrls: {
    readonly ok: string;
    readonly cancel: string;
    readonly error: string;
    /** Version 2 of the API only. */
    readonly waiting?: string;
  };
  readonly emailNotice?: string;
  /** The portal's own name of the cart: it comes back in the receipts. */
  readonly idCart?: string;
  readonly allPostal: boolean;
  readonly status: CartStatus;
  /** Why it failed, for the report. */
  readonly failure?: string;
};

/** Where the person's browser goes back to, for each way in which a cart ends. */
export function returnUrlOf({ status, returnUrls }: CheckoutCart): string | undefined {
  switch (status) {
    case "PAID":
      return returnUrls.ok;
    case "CANCELLED":
      return returnUrls.cancel;
    case "FAILED":
      return returnUrls.error;
    case "UNDECIDED":
      return returnUrls.waiting;
    case "OPEN":
    case "PAYING":
      return undefined;
  }
}
