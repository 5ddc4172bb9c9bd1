import type { DelegatedClient } from "../../../shared/domain/access/api-client.ts";
import {
  type ClientChange,
  changeApiClient,
} from "../../../shared/domain/access/change-api-client.ts";
import {
  type ClientDecision,
  type ClientRefusal,
  decideDelegation,
  decideWithdrawal,
  isAuditedRefusal,
  shownVersion,
} from "../../../shared/domain/access/client-rules.ts";
import { coversGrant, type Grant } from "../../../shared/domain/access/covers-grant.ts";
import { parseIfMatch } from "../../../shared/domain/values/entity-tag.ts";
import type { OrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";
import type { ChangeClientOutcome, ClientCall } from "./change-client.ts";
import { judgeTypes } from "./judge-types.ts";
import type { ClientRegistryDependencies } from "./registry-dependencies.ts";

/** A call about what one ente lets a client do, whoever makes it. */
export type DelegationCall = ClientCall & { readonly organization: OrganizationFiscalCode };

/** From now on the client may do this for the ente, and nothing else. */
export async function grantDelegation(
  call: DelegationCall,
  grant: Grant,
  dependencies: ClientRegistryDependencies,
): Promise<ChangeClientOutcome> {
  const { organization, caller } = call;
  const types = await judgeTypes(organization, grant, dependencies.organizations);
  if (types === undefined) return { outcome: "hidden" };
  const now = dependencies.now();
  const changed = await changeApiClient(dependencies.clients, {
    ...changeOf(call, now),
    action: "ClientDelegated",
    isVisible: (current) => isGrantable(current, organization),
    decide: (current): ClientDecision => {
      if (types !== "known") return { refused: types };
      // The Region answers for what it gives in an ente's name; an ente's callers give their own.
      const isBeyond = caller.organization !== undefined && !coversGrant(caller, grant);
      if (isBeyond) return { refused: { reason: "beyondCaller" } };
      return decideDelegation(current, organization, { grant, now });
    },
  });
  return { ...changed, organization };
}

/** The client gets no more tokens for the ente; those it has last ten minutes at the most. */
export async function withdrawDelegation(
  call: DelegationCall,
  { clients, now }: ClientRegistryDependencies,
): Promise<ChangeClientOutcome> {
  const { organization } = call;
  const changed = await changeApiClient(clients, {
    ...changeOf(call, now()),
    action: "ClientDelegationWithdrawn",
    isVisible: ({ delegation }) => delegation !== undefined,
    decide: (current) => decideWithdrawal(current, organization),
  });
  return { ...changed, organization };
}

function changeOf(
  { clientId, caller, organization, ifMatch }: DelegationCall,
  now: Date,
): Omit<ClientChange<ClientRefusal>, "action" | "isVisible" | "decide"> {
  return {
    clientId,
    organization,
    actor: caller,
    now,
    versionOf: (current) => current.delegation && shownVersion(current, organization),
    seen: parseIfMatch(ifMatch),
    isAudited: isAuditedRefusal,
  };
}

/** An ente chooses among clients that serve enti; the Region's own and others' are not there. */
function isGrantable(
  { client, delegation }: DelegatedClient,
  organization: OrganizationFiscalCode,
): boolean {
  if (delegation !== undefined) return true;
  return (
    client.serves === "organizations" &&
    (client.owner === "region" || client.owner === organization)
  );
}
