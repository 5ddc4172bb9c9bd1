import type { DelegatedClient, SoftwareHouse } from "../../../shared/domain/access/api-client.ts";
import type { Caller } from "../../../shared/domain/access/caller.ts";
import {
  type AddressProblem,
  readClientAddresses,
  type SentAddresses,
} from "../../../shared/domain/access/client-addresses.ts";
import type { ClientRefusal } from "../../../shared/domain/access/client-rules.ts";
import { coversGrant, type Grant } from "../../../shared/domain/access/covers-grant.ts";
import type { Permission } from "../../../shared/domain/access/permission.ts";
import { registerApiClient } from "../../../shared/domain/access/register-api-client.ts";
import type { OrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";
import { judgeTypes } from "./judge-types.ts";
import type { ClientRegistryDependencies } from "./registry-dependencies.ts";

type NewClient = SentAddresses & {
  readonly name: string;
  readonly softwareHouse?: SoftwareHouse;
  readonly validDays?: number;
};

export type RegisterClientOutcome =
  | (DelegatedClient & { readonly outcome: "registered"; readonly secret: string })
  | { readonly outcome: "hidden" }
  | { readonly outcome: "refused"; readonly refusal: ClientRefusal };

/** A program of the Region's own with its permissions, or one that serves enti, none for now. */
export async function registerRegionClient(
  sent: NewClient & { readonly permissions?: readonly Permission[] },
  caller: Caller,
  dependencies: ClientRegistryDependencies,
): Promise<RegisterClientOutcome> {
  const { permissions = [], validDays, name, softwareHouse } = sent;
  if (!coversGrant(caller, { permissions })) return beyondCaller;
  const read = readClientAddresses(sent, dependencies.outbound);
  if ("problems" in read) return wrongAddresses(read);
  const now = dependencies.now();
  const { shown: secret, kept } = dependencies.newSecret(now, validDays);
  const id = dependencies.newClientId();
  const described = { name, ...(softwareHouse && { softwareHouse }), ...read };
  const fresh = { ...described, id, secret: kept, actor: caller, now, owner: "region" } as const;
  const registration = sent.permissions === undefined ? fresh : { ...fresh, permissions };
  const registered = await registerApiClient(dependencies.clients, registration);
  return { outcome: "registered", ...registered, secret };
}

/** A program of an ente's own. */
export async function registerOrganizationClient(
  sent: NewClient & Grant,
  { caller, organization: owner }: { caller: Caller; organization: OrganizationFiscalCode },
  dependencies: ClientRegistryDependencies,
): Promise<RegisterClientOutcome> {
  const { permissions, typeCodes, validDays, name, softwareHouse } = sent;
  const grant = { permissions, ...(typeCodes && { typeCodes }) };
  if (!coversGrant(caller, grant)) return beyondCaller;
  const types = await judgeTypes(owner, grant, dependencies.organizations);
  if (types === undefined) return { outcome: "hidden" };
  if (types !== "known") return { outcome: "refused", refusal: types };
  const read = readClientAddresses(sent, dependencies.outbound);
  if ("problems" in read) return wrongAddresses(read);
  const now = dependencies.now();
  const { shown: secret, kept } = dependencies.newSecret(now, validDays);
  const id = dependencies.newClientId();
  const registered = await registerApiClient(dependencies.clients, {
    name,
    ...(softwareHouse && { softwareHouse }),
    ...read,
    id,
    secret: kept,
    actor: caller,
    now,
    owner,
    grant,
  });
  return { outcome: "registered", ...registered, secret };
}

const beyondCaller = { outcome: "refused", refusal: { reason: "beyondCaller" } } as const;

function wrongAddresses(read: { readonly problems: readonly AddressProblem[] }) {
  return { outcome: "refused", refusal: { reason: "addressesWrong", ...read } } as const;
}
