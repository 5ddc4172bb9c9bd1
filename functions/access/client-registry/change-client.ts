import type {
  ApiClient,
  ApiClientId,
  DelegatedClient,
} from "../../../shared/domain/access/api-client.ts";
import type { Caller } from "../../../shared/domain/access/caller.ts";
import {
  type ClientChangeOutcome,
  changeApiClient,
} from "../../../shared/domain/access/change-api-client.ts";
import {
  type ClientAddresses,
  readClientAddresses,
} from "../../../shared/domain/access/client-addresses.ts";
import {
  type ClientDecision,
  type ClientRefusal,
  decideRevocation,
  isAuditedRefusal,
  shownVersion,
} from "../../../shared/domain/access/client-rules.ts";
import { coversGrant } from "../../../shared/domain/access/covers-grant.ts";
import { parseIfMatch } from "../../../shared/domain/values/entity-tag.ts";
import type { OrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";
import type { ClientChangeBody } from "./client-bodies.ts";
import type { ClientRegistryDependencies } from "./registry-dependencies.ts";

/** Which client, who changes it, for which ente; for none where it is the Region. */
export type ClientCall = {
  readonly clientId: ApiClientId;
  readonly caller: Caller;
  readonly organization?: OrganizationFiscalCode | undefined;
  readonly ifMatch: string | undefined;
};

export type ChangeClientOutcome = ClientChangeOutcome<ClientRefusal> & {
  /** The ente that asked, and sees its own part only. */
  readonly organization?: OrganizationFiscalCode | undefined;
};

/** Its name, who keeps it going, whether it gets tokens; for the Region's own what it may do. */
export function updateClient(
  call: ClientCall,
  body: ClientChangeBody,
  dependencies: ClientRegistryDependencies,
): Promise<ChangeClientOutcome> {
  const read = readClientAddresses(body, dependencies.outbound);
  return changeSeen(call, dependencies, {
    action: body.status === "disabled" ? "ClientDisabled" : "ClientChanged",
    decide: (current) => {
      if ("addresses" in read) return decideUpdate(current, { body, ...read }, call);
      return { refused: { reason: "addressesWrong", problems: read.problems } };
    },
  });
}

/** The secret opens nothing any more; tokens got with it last ten minutes at the most. */
export function revokeSecret(
  call: ClientCall,
  secretId: string,
  dependencies: ClientRegistryDependencies,
): Promise<ChangeClientOutcome> {
  return changeSeen(call, dependencies, {
    action: "ClientSecretRevoked",
    decide: (current) => decideRevocation(current, secretId, call.organization),
  });
}

async function changeSeen(
  { clientId, caller, organization, ifMatch }: ClientCall,
  { clients, now: clock }: ClientRegistryDependencies,
  change: {
    readonly action: string;
    readonly decide: (current: DelegatedClient) => ClientDecision;
  },
): Promise<ChangeClientOutcome> {
  const changed = await changeApiClient(clients, {
    ...change,
    clientId,
    organization,
    actor: caller,
    now: clock(),
    isVisible: ({ delegation }) => organization === undefined || delegation !== undefined,
    versionOf: (current) => shownVersion(current, organization),
    seen: parseIfMatch(ifMatch),
    isAudited: isAuditedRefusal,
  });
  return { ...changed, organization };
}

function decideUpdate(
  current: DelegatedClient,
  { body, addresses }: { body: ClientChangeBody; addresses: Partial<ClientAddresses> },
  { caller, organization }: ClientCall,
): ClientDecision {
  const { softwareHouse: _, ...client } = current.client;
  if (organization !== undefined && client.owner !== organization) return refused("notOwner");
  const { permissions, name, status, softwareHouse } = body;
  const described = {
    name,
    status,
    ...(softwareHouse && { softwareHouse }),
    ...addresses,
  };
  if (permissions === undefined) {
    return { next: { ...current, client: { ...client, ...described } } };
  }
  if (client.serves !== "region") return refused("servesOrganizations");
  if (!coversGrant(caller, { permissions })) return refused("beyondCaller");
  const changed: ApiClient = { ...client, ...described, permissions };
  return { next: { ...current, client: changed } };
}

function refused(reason: "notOwner" | "servesOrganizations" | "beyondCaller"): ClientDecision {
  return { refused: { reason } };
}
