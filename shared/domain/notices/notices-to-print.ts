import type { DebtPosition } from "../debt-positions/debt-position.ts";
import { findDebtPositionType, type Organization } from "../organizations/organization.ts";
import type { Iud } from "../values/iud.ts";
import { composeNotice, isPrintable } from "./compose-notice.ts";
import type { Notice } from "./notice.ts";

/** A notice and the position it asks for. */
export type PositionNotice = { readonly position: DebtPosition; readonly notice: Notice };

/**
 * The notice of a position as it stands: undefined when it has none, or is no longer to be paid.
 * Positions of a type that the ente has given up keep their notice out of print.
 */
export function noticeToPrint(
  organization: Organization,
  position: DebtPosition,
): PositionNotice | undefined {
  const debtPositionType = findDebtPositionType(organization, position.typeCode);
  const isToBePaid = position.status === "PAYABLE" || position.status === "PAYING";
  if (!isToBePaid || debtPositionType === undefined || !isPrintable(position)) return undefined;
  const notice = composeNotice({ organization, debtPositionType, debtPosition: position });
  return { position, notice };
}

/** The notices to print of the IUDs given, in their order. */
export function noticesToPrint(
  organization: Organization,
  iuds: readonly Iud[],
  positions: readonly DebtPosition[],
): PositionNotice[] {
  const byIud = new Map(positions.map((position) => [position.iud, position]));
  return iuds.flatMap((iud) => {
    const position = byIud.get(iud);
    return (position && noticeToPrint(organization, position)) ?? [];
  });
}
