import type { DebtPosition } from "../../../shared/domain/debt-positions/debt-position.ts";
import type {
  DebtPositionStore,
  IuvClaim,
} from "../../../shared/domain/debt-positions/debt-position-store.ts";

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
      const isFree = holder !== undefined && (holder.status === "CANCELLED" || holder.iuv !== iuv);
      if (!isFree) return false;
      if ((await positions.takeOverClaim(claim, held)) === "written") return true;
    }
  }
  return false;
}

function isSame(left: IuvClaim, right: IuvClaim): boolean {
  const { flowId, row } = left.origin;
  return left.iud === right.iud && flowId === right.origin.flowId && row === right.origin.row;
}
