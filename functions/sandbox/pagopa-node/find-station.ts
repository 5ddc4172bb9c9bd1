import { parseOrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";
import type { StationIdentity } from "../../../shared/pagopa/pa-for-node/messages.ts";
import type { NodeDependencies } from "./node-dependencies.ts";

/** Identifiers put in place of the right ones, to see how the station takes wrong ones. */
export type StationOverride = Partial<StationIdentity>;

/**
 * The station to call for an ente: the one of the registry, with what is to be overridden;
 * undefined when the platform does not know the ente and nobody has named a station.
 */
export async function findStation(
  fiscalCode: string,
  override: StationOverride,
  { organizations, brokerFiscalCode }: NodeDependencies,
): Promise<StationIdentity | undefined> {
  const parsed = parseOrganizationFiscalCode(fiscalCode);
  const organization = parsed === undefined ? undefined : await organizations.find(parsed);
  const idStation = override.idStation ?? organization?.station;
  if (idStation === undefined) return undefined;
  return {
    idPA: override.idPA ?? fiscalCode,
    idBrokerPA: override.idBrokerPA ?? brokerFiscalCode,
    idStation,
  };
}
