import type { Organization } from "../organizations/organization.ts";
import { numberFrom } from "./compose-position.ts";
import type { DebtPosition } from "./debt-position.ts";
import type { DebtPositionStore, IuvClaim } from "./debt-position-store.ts";
import { noticesOf } from "./payable-notice.ts";

/** Numbers so many new notices of an ente: reserves them for good, all at once. */
export async function reserveNumbers(
  organization: Organization,
  count: number,
  positions: Pick<DebtPositionStore, "reserveProgressives">,
) {
  const { segregationCode, iuvFirstProgressive = 1, fiscalCode } = organization;
  const firstProgressive = await positions.reserveProgressives(fiscalCode, {
    segregationCode,
    firstProgressiveMin: iuvFirstProgressive,
    count,
  });
  return numberFrom(segregationCode, firstProgressive);
}

/** A position that came by itself has no flow: its claims say so. */
const ownOrigin = "api";

/** The claims of a position's notices, other than those that it had before. */
export function claimsOf(position: DebtPosition, before?: DebtPosition): IuvClaim[] {
  const { organizationFiscalCode, iud } = position;
  const held = new Set(before && noticesOf(before).map(({ iuv }) => iuv));
  return noticesOf(position)
    .map(({ iuv }, index) => ({
      organizationFiscalCode,
      iuv,
      iud,
      origin: { flowId: ownOrigin, row: index + 1 },
    }))
    .filter(({ iuv }) => !held.has(iuv));
}
