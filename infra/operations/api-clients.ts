import type { ApiClient, ApiClientId } from "../../shared/domain/access/api-client.ts";
import { clientAddressesMax, parseApiClientId } from "../../shared/domain/access/api-client.ts";
import {
  type ClientChangeOutcome,
  changeApiClient,
} from "../../shared/domain/access/change-api-client.ts";
import {
  type ClientAddresses,
  readClientAddresses,
  type SentAddresses,
} from "../../shared/domain/access/client-addresses.ts";
import { type ClientRefusal, decideRotation } from "../../shared/domain/access/client-rules.ts";
import type { Permission } from "../../shared/domain/access/permission.ts";
import { isPermission, organizationPermissions } from "../../shared/domain/access/permission.ts";
import {
  type ClientRegistration,
  registerApiClient,
} from "../../shared/domain/access/register-api-client.ts";
import type { Actor } from "../../shared/domain/audit/audit-entry.ts";
import type { OrganizationFiscalCode } from "../../shared/domain/values/organization-fiscal-code.ts";
import { newClientId, newKeptSecret } from "../../shared/lambda/client-secret.ts";
import { createDynamoApiClientStore } from "../../shared/persistence/access/dynamo-api-client-store.ts";
import { createOrganizationReader } from "../../shared/persistence/organizations/organization-reader.ts";
import { stageSettings } from "../stages.ts";
import { OperationRefused } from "./operation-refused.ts";
import { recordOperation } from "./operations-log.ts";
import type { OperatorCloud } from "./operator-cloud.ts";

type Cloud = Pick<OperatorCloud, "table" | "operator">;
type StageCloud = Cloud & Pick<OperatorCloud, "stage">;

/** A client and its secret, which is shown here and nowhere else. */
export type ClientWithSecret = { readonly clientId: string; readonly clientSecret: string };

/** Names divided by blanks, each a permission. @throws OperationRefused on any other. */
export function readPermissions(text: string): readonly Permission[] {
  const names = [...new Set(text.split(/[\s,]+/u).filter((name) => name !== ""))];
  const unknown = names.filter((name) => !isPermission(name));
  if (unknown.length > 0 || names.length === 0) {
    throw new OperationRefused(
      `Permessi sconosciuti: ${unknown.join(", ") || "nessuno indicato"}.`,
    );
  }
  return names.filter(isPermission);
}

/** Addresses as they were typed. @throws OperationRefused on one that cannot be used. */
function readAddresses(
  { stage }: Pick<OperatorCloud, "stage">,
  sent: SentAddresses,
): Partial<ClientAddresses> {
  const loopback = stageSettings(stage).outbound?.loopback ?? false;
  const tooMany = Object.values(sent).some(({ length }) => length > clientAddressesMax);
  if (tooMany) throw new OperationRefused(`Gli indirizzi sono al più ${clientAddressesMax}.`);
  const read = readClientAddresses(sent, { loopback });
  if ("addresses" in read) return read.addresses;
  const told = read.problems.map(({ pointer, detail }) => `${pointer.slice(1)}: ${detail}`);
  throw new OperationRefused(told.join(" "));
}

/** A first client, by who has AWS in his hands: of the Region, or of one ente. */
export async function createClient(
  cloud: Cloud,
  asked: {
    readonly name: string;
    readonly permissions: readonly Permission[];
    readonly organization: OrganizationFiscalCode | undefined;
  },
): Promise<ClientWithSecret> {
  const { name, permissions, organization } = asked;
  if (organization !== undefined) await checkGrant(cloud, organization, permissions);
  const request = {
    command: "client create",
    arguments: {
      name,
      owner: organization ?? "region",
      permissions: permissions.join(" "),
    },
  };
  return withoutDetail(
    await recordOperation(cloud, request, async () => {
      const now = new Date();
      const { shown, kept: secret } = newKeptSecret(now, undefined);
      const common = { id: newClientId(), name, secret, actor: actorOf(cloud), now };
      const registration: ClientRegistration =
        organization === undefined
          ? { ...common, owner: "region", permissions }
          : { ...common, owner: organization, grant: { permissions } };
      await registerApiClient(createDynamoApiClientStore(cloud.table), registration);
      return { clientId: common.id, clientSecret: shown, detail: `client ${common.id}` };
    }),
  );
}

async function checkGrant(
  { table }: Cloud,
  organization: OrganizationFiscalCode,
  permissions: readonly Permission[],
): Promise<void> {
  const ofRegion = permissions.filter((name) => !organizationPermissions.includes(name));
  if (ofRegion.length > 0) {
    throw new OperationRefused(`Permessi della sola Regione: ${ofRegion.join(", ")}.`);
  }
  if ((await createOrganizationReader(table).find(organization)) === undefined) {
    throw new OperationRefused(`L'ente ${organization} non è registrato.`);
  }
}

/** Where the program's browsers go back to and its webhooks go: in place of what was there. */
export async function setClientAddresses(
  cloud: StageCloud,
  id: string,
  sent: SentAddresses,
): Promise<{ readonly clientId: string }> {
  const clientId = readClientId(id);
  const addresses = readAddresses(cloud, sent);
  const request = {
    command: "client addresses",
    arguments: {
      client: clientId,
      returnUrls: addresses.returnUrls?.join(" ") ?? "",
      webhookHosts: addresses.webhookHosts?.join(" ") ?? "",
    },
  };
  return withoutDetail(
    await recordOperation(cloud, request, async () => {
      await change(cloud, clientId, {
        action: "ClientChanged",
        decide: ({ client, ...rest }) => ({
          next: { ...rest, client: { ...client, ...addresses } },
        }),
      });
      return { clientId, detail: "indirizzi cambiati" };
    }),
  );
}

const pageLimit = 500;

/** All clients there are, by id. */
export async function listClients({ table }: Cloud): Promise<readonly ApiClient[]> {
  const store = createDynamoApiClientStore(table);
  const found: ApiClient[] = [];
  let cursor: string | undefined;
  do {
    const page = await store.list({ limit: pageLimit, ...(cursor !== undefined && { cursor }) });
    found.push(...page.entries);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return found;
}

/** The client gets no more tokens; those it has last ten minutes at the most. */
export async function disableClient(
  cloud: Cloud,
  id: string,
  reason: string,
): Promise<{ readonly clientId: string }> {
  const clientId = readClientId(id);
  const request = { command: "client disable", arguments: { client: clientId }, reason };
  return withoutDetail(
    await recordOperation(cloud, request, async () => {
      await change(cloud, clientId, {
        action: "ClientDisabled",
        decide: ({ client, ...rest }) => ({
          next: { ...rest, client: { ...client, status: "disabled" } },
        }),
      });
      return { clientId, detail: "disattivato" };
    }),
  );
}

/** A new secret; the one in use stays good for the overlap. */
export async function rotateClient(
  cloud: Cloud,
  id: string,
  overlapDays: number,
): Promise<ClientWithSecret> {
  const clientId = readClientId(id);
  const days = String(overlapDays);
  const request = { command: "client rotate", arguments: { client: clientId, overlapDays: days } };
  return withoutDetail(
    await recordOperation(cloud, request, async () => {
      const now = new Date();
      const { shown, kept: fresh } = newKeptSecret(now, undefined);
      await change(cloud, clientId, {
        action: "ClientSecretRotated",
        decide: (current) => decideRotation(current, { fresh, overlapDays, now }),
      });
      return { clientId, clientSecret: shown, detail: `sovrapposizione ${days} giorni` };
    }),
  );
}

async function change(
  cloud: Cloud,
  clientId: ApiClientId,
  parts: Pick<Parameters<typeof changeApiClient<ClientRefusal>>[1], "action" | "decide">,
): Promise<void> {
  const changed = await changeApiClient(createDynamoApiClientStore(cloud.table), {
    ...parts,
    clientId,
    actor: actorOf(cloud),
    now: new Date(),
    isVisible: () => true,
    versionOf: () => undefined,
    seen: { kind: "none" },
    isAudited: () => false,
  });
  const problem = problemOf(changed, clientId);
  if (problem !== undefined) throw new OperationRefused(problem);
}

function problemOf(
  changed: ClientChangeOutcome<ClientRefusal>,
  clientId: ApiClientId,
): string | undefined {
  if (changed.outcome === "changed") return undefined;
  if (changed.outcome === "refused" && changed.refusal.reason === "tooManySecrets") {
    return "Il client ha già due segreti validi: con --overlap-days 0 restano solo i nuovi.";
  }
  return `Il client ${clientId} non c'è.`;
}

function readClientId(text: string): ApiClientId {
  const id = parseApiClientId(text);
  if (id === undefined) throw new OperationRefused(`${text} non è il codice di un client.`);
  return id;
}

/** By whatever name AWS knows the operator. */
function actorOf({ operator }: Cloud): Actor {
  return { kind: "commandLine", id: operator.awsIdentity };
}

function withoutDetail<Result extends { readonly detail: string }>({
  detail: _,
  ...result
}: Result): Omit<Result, "detail"> {
  return result;
}
