import type { DebtPosition } from "../../../shared/domain/debt-positions/debt-position.ts";
import type {
  DebtPositionStore,
  IuvClaim,
} from "../../../shared/domain/debt-positions/debt-position-store.ts";
import { holdsIuv } from "../../../shared/domain/debt-positions/payable-notice.ts";

const attemptsMax = 3;

/** The claim that goes with a position's IUV, in the name of the row that wrote it last. */
export function claimOf(position: DebtPosition): IuvClaim | undefined {
  const { organizationFiscalCode, iuv, iud } = position;
  const origin = position.appliedRows?.at(-1) ?? position.origin;
  if (iuv === undefined || origin === undefined) return undefined;
  return { organizationFiscalCode, iuv, iud, origin };
}

/**
 * An IUV that is held may still be had: by the very same row, or once its holder was cancelled or
 * has another one. False when an open position keeps it.
 */
export async function obtainHeldClaim(
  claim: IuvClaim,
  positions: DebtPositionStore,
): Promise<boolean> {
  const { organizationFiscalCode, iuv } = claim;
  for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
    const held = await positions.findClaim(organizationFiscalCode, iuv);
    if (held === undefined) {
      const [outcome] = await positions.claimIuvs([claim]);
      if (outcome === "inserted") return true;
    } else {
      if (isSame(held, claim)) return true;
      const [holder] = await positions.findMany(organizationFiscalCode, [held.iud]);
      if (holder === undefined || !hasFreed(holder, claim)) return false;
      if ((await positions.takeOverClaim(claim, held)) === "written") return true;
    }
  }
  return false;
}

/**
 * What a flow frees itself is free for later flows only: its rows are applied in no fixed order,
 * and a repetition has to end as the first time.
 */
function hasFreed(holder: DebtPosition, { iuv, origin }: IuvClaim): boolean {
  const isLetGo = holder.status === "CANCELLED" || !holdsIuv(holder, iuv);
  const latest = holder.appliedRows?.at(-1) ?? holder.origin;
  const flows = [holder.origin?.flowId, latest?.flowId];
  return isLetGo && !flows.includes(origin.flowId);
}

function isSame(left: IuvClaim, right: IuvClaim): boolean {
  const { flowId, row } = left.origin;
  return left.iud === right.iud && flowId === right.origin.flowId && row === right.origin.row;
}
