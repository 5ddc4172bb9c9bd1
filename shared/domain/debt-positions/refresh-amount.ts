import type { DebtPositionType } from "../organizations/debt-position-type.ts";
import type { DebtPosition } from "./debt-position.ts";
import type { PositionNotice } from "./payable-notice.ts";

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
