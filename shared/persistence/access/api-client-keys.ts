import type { ApiClientId } from "../../domain/access/api-client.ts";
import type { OrganizationFiscalCode } from "../../domain/values/organization-fiscal-code.ts";
import type { ItemKey } from "../item.ts";
import { type OrganizationKey, organizationPartition } from "../organization-key.ts";

function clientPartition(id: ApiClientId): string {
  return `CLIENT#${id}`;
}

export function apiClientKey(id: ApiClientId): ItemKey {
  return { pk: clientPartition(id), sk: "CLIENT" };
}

/** When the client last got a token, whoever for. */
export function clientUseKey(id: ApiClientId): ItemKey {
  return { pk: clientPartition(id), sk: "USE" };
}

/** Wrong secrets presented for an id, whether a client has it or not. */
export function loginFailuresKey(id: ApiClientId): ItemKey {
  return { pk: clientPartition(id), sk: "FAILURES" };
}

/** All clients in one partition: a Region has some hundreds. */
export const clientListPartition = "CLIENTS";

export function clientEntryKey(id: ApiClientId): ItemKey {
  return { pk: clientListPartition, sk: id };
}

export const delegationPrefix = "CLIENT#";

export function delegationKey(
  organization: OrganizationFiscalCode,
  id: ApiClientId,
): OrganizationKey {
  return { pk: organizationPartition(organization), sk: delegationPrefix + id };
}

/** When the client last got a token for that ente. */
export function delegationUseKey(
  organization: OrganizationFiscalCode,
  id: ApiClientId,
): OrganizationKey {
  return { pk: organizationPartition(organization), sk: `CLIENTUSE#${id}` };
}
