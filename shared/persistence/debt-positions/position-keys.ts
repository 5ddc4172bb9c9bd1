import type { DebtPosition } from "../../domain/debt-positions/debt-position.ts";
import type { Iud } from "../../domain/values/iud.ts";
import type { Iuv } from "../../domain/values/iuv.ts";
import type { OrganizationFiscalCode } from "../../domain/values/organization-fiscal-code.ts";
import { type OrganizationKey, organizationPartition } from "../organization-key.ts";

/** One partition a position: an ente's flow spreads over the whole table. */
export function positionKey(organization: OrganizationFiscalCode, iud: Iud): OrganizationKey {
  return { pk: organizationPartition(organization, "IUD", iud), sk: "POSITION" };
}

/** What the partition keys of all positions of an ente, and of nothing else, begin with. */
export function positionKeyPrefix(organization: OrganizationFiscalCode): string {
  return organizationPartition(organization, "IUD", "");
}

export function supersededPositionKey(position: DebtPosition): OrganizationKey {
  const { pk } = positionKey(position.organizationFiscalCode, position.iud);
  return { pk, sk: `SUPERSEDED#${String(position.version).padStart(6, "0")}` };
}

export function claimKey(organization: OrganizationFiscalCode, iuv: Iuv): OrganizationKey {
  return { pk: organizationPartition(organization, "IUV", iuv), sk: "CLAIM" };
}
