import {
  judgeService,
  type ServiceRefusal,
} from "../../../shared/domain/organizations/judge-service.ts";
import type { Organization } from "../../../shared/domain/organizations/organization.ts";
import type { OrganizationStore } from "../../../shared/domain/organizations/organization-store.ts";
import { parseOrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";
import type {
  PaForNodeRequest,
  StationIdentity,
} from "../../../shared/pagopa/pa-for-node/messages.ts";

export type ServeStationDependencies = {
  readonly organizations: Pick<OrganizationStore, "find">;
  readonly brokerFiscalCode: string;
};

/** The ente that a call is for, or why the call is not for us. */
export async function findServedOrganization(
  { primitive, idPA, idBrokerPA, idStation }: StationIdentity & Pick<PaForNodeRequest, "primitive">,
  { organizations, brokerFiscalCode }: ServeStationDependencies,
): Promise<Organization | ServiceRefusal> {
  const fiscalCode = parseOrganizationFiscalCode(idPA);
  const organization = fiscalCode && (await organizations.find(fiscalCode));
  const called = { brokerFiscalCode: idBrokerPA, station: idStation };
  const isReceipt = primitive === "paSendRT" || primitive === "paSendRTV2";
  const purpose = isReceipt ? "receipt" : "payment";
  return judgeService({ organization, purpose, called, brokerFiscalCode });
}
