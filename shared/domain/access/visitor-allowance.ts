import type { CallAllowance } from "./call-protection.ts";

/**
 * What nobody in particular asks for:
 * - `look`: something is read that anybody may read;
 * - `open`: something is made, or looked for that somebody could want to guess.
 */
export type Visit = "look" | "open";

export type VisitWindow = "minute" | "hour";

/** How often, in each window. */
export type VisitPace = Readonly<Record<VisitWindow, number>>;

/** One counter of visits: `visitor` is a pseudonym, of an address or of a device. */
export type VisitCounter = { readonly visitor: string; readonly visit: Visit };

/** How the calls of nobody in particular are counted, over all functions. */
export type VisitorAllowances = {
  readonly take: (
    counter: VisitCounter,
    terms: { readonly window: VisitWindow; readonly limit: number; readonly now: Date },
  ) => Promise<CallAllowance>;
  /** A solved challenge lets in once. */
  readonly redeem: (nonce: string, expiresAt: Date) => Promise<"redeemed" | "used">;
};
