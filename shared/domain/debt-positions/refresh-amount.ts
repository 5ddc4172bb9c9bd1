import type { DebtPositionType } from "../organizations/debt-position-type.ts";
import type { EuroCents } from "../values/euro-cents.ts";
import type { Iud } from "../values/iud.ts";
import type { Iuv } from "../values/iuv.ts";
import type { NoticeNumber } from "../values/notice-number.ts";
import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import type { OutboundUrl } from "../values/outbound-url.ts";
import type { DebtPosition } from "./debt-position.ts";
import type { DebtPositionStore } from "./debt-position-store.ts";
import type { PositionNotice } from "./payable-notice.ts";
import { followsAmount, withAmount } from "./refreshed-position.ts";

/** A debt about to be paid, whose amount its ente may know better. */
export type AmountToRefresh = {
  readonly position: DebtPosition;
  readonly notice: PositionNotice;
  readonly type: DebtPositionType | undefined;
};

/**
 * The position with the amount that the ente's own service gives it now, where the type declares
 * one: written down when it differs, so that what is shown, verified and paid is the same. Within
 * 1.5 seconds, and with the last known amount where the service does not answer in time. Changes
 * nothing of types without a service.
 */
export type RefreshAmount = (asked: AmountToRefresh) => Promise<DebtPosition>;

/** For whoever has no service to ask. */
export const keepAmount: RefreshAmount = async ({ position }) => position;

/** What an ente's service is asked; of the debtor it learns nothing that it has not said itself. */
export type AmountQuestion = {
  readonly organizationFiscalCode: OrganizationFiscalCode;
  readonly debtPositionType: string;
  /** Of a debt that is there. */
  readonly iud?: Iud;
  readonly iuv?: Iuv;
  readonly noticeNumber?: NoticeNumber;
  readonly amountCents?: EuroCents;
  /** Of one that is asked for: the answers to the type's form. */
  readonly answers?: Readonly<Record<string, unknown>>;
};

/**
 * - `amount`: what is due now, a cent at least;
 * - `nothingDue`: the ente has nothing to collect;
 * - `noAnswer`: anything else, or nothing in time.
 */
export type AmountAnswer =
  | { readonly outcome: "amount"; readonly amountCents: EuroCents }
  | { readonly outcome: "nothingDue" }
  | { readonly outcome: "noAnswer" };

/** Asks an ente's service, once, 1.5 seconds in all; never throws for what the service does. */
export type AskAmount = (url: OutboundUrl, question: AmountQuestion) => Promise<AmountAnswer>;

export type RefreshAmountDependencies = {
  readonly positions: Pick<DebtPositionStore, "findMany" | "change">;
  readonly askAmount: AskAmount;
  readonly now: () => Date;
};

/**
 * Asks the service of the type for the amount of debts that can follow it (see `followsAmount`).
 * Whoever finds that the position has moved on meanwhile goes by what stands there now.
 */
export function createAmountRefresher({
  positions,
  askAmount,
  now,
}: RefreshAmountDependencies): RefreshAmount {
  return async ({ position, notice, type }) => {
    const url = type?.amountService?.url;
    if (url === undefined || !followsAmount(position, notice, type)) return position;
    const { organizationFiscalCode, iud, typeCode: debtPositionType } = position;
    const { iuv, noticeNumber, amountCents } = notice;
    const ofDebt = { iud, iuv, noticeNumber, amountCents };
    const answer = await askAmount(url, { organizationFiscalCode, debtPositionType, ...ofDebt });
    if (answer.outcome !== "amount" || answer.amountCents === amountCents) return position;
    const refreshed = withAmount(position, answer.amountCents, { type, now: now() });
    if ((await positions.change(refreshed, position.version)) === "written") return refreshed;
    const [present] = await positions.findMany(organizationFiscalCode, [iud]);
    return present ?? position;
  };
}
