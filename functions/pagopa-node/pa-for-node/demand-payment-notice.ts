import type { DemandRequest, KoResponse } from "../../../shared/pagopa/pa-for-node/messages.ts";
import { refuse } from "../../../shared/pagopa/pa-for-node/refusal.ts";
import { findServedOrganization, type ServeStationDependencies } from "./serve-station.ts";

/**
 * A debt that a citizen asks for at a PSP's (SANP 3.12.0, paDemandPaymentNotice). No ente offers
 * such a service yet: the call is checked as the others are, and refused.
 */
export async function demandPaymentNotice(
  request: DemandRequest,
  dependencies: ServeStationDependencies,
): Promise<KoResponse> {
  const { primitive, idPA: id } = request;
  const organization = await findServedOrganization(request, dependencies);
  const refusal = typeof organization === "string" ? organization : "serviceNotOffered";
  return refuse(primitive, refusal, { id });
}
