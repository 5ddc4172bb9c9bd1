import {
  mayLoadDebts,
  type Organization,
} from "../../../shared/domain/organizations/organization.ts";
import type { OrganizationStore } from "../../../shared/domain/organizations/organization-store.ts";
import { parseOrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";
import type { StationIdentity } from "../../../shared/pagopa/pa-for-node/messages.ts";
import type { Refusal } from "./refusal.ts";

export type ServeStationDependencies = {
  readonly organizations: Pick<OrganizationStore, "find">;
  readonly brokerFiscalCode: string;
};

/**
 * The ente that a call is for, or why the call is not for us: ente, then intermediary, then station
 * (SANP 3.12.0, paForNode). An ente that is only registered is not served yet.
 */
export async function findServedOrganization(
  identity: StationIdentity,
  { organizations, brokerFiscalCode }: ServeStationDependencies,
): Promise<Organization | Refusal> {
  const fiscalCode = parseOrganizationFiscalCode(identity.idPA);
  const organization = fiscalCode && (await organizations.find(fiscalCode));
  if (!organization || !mayLoadDebts(organization)) return "unknownOrganization";
  if (identity.idBrokerPA !== brokerFiscalCode) return "unknownBroker";
  return identity.idStation === organization.station ? organization : "unknownStation";
}
