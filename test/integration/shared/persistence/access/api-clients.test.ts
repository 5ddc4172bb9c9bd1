import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  createClient,
  disableClient,
  listClients,
  readPermissions,
  rotateClient,
  setClientAddresses,
} from "../../../../../infra/operations/api-clients.ts";
import { OperationRefused } from "../../../../../infra/operations/operation-refused.ts";
import {
  type ApiClient,
  parseApiClientId,
} from "../../../../../shared/domain/access/api-client.ts";
import type { ApiClientStore } from "../../../../../shared/domain/access/api-client-store.ts";
import type { AuditDraft } from "../../../../../shared/domain/audit/audit-entry.ts";
import { clientSecretDigest } from "../../../../../shared/lambda/client-secret.ts";
import { createDynamoApiClientStore } from "../../../../../shared/persistence/access/dynamo-api-client-store.ts";
import { createDynamoClientLogins } from "../../../../../shared/persistence/access/dynamo-client-logins.ts";
import { toOrganizationItem } from "../../../../../shared/persistence/organizations/organization-item.ts";
import {
  createTableClient,
  type TableClient,
} from "../../../../../shared/persistence/table-client.ts";
import { inMemoryApiClients } from "../../../../support/access/in-memory-api-clients.ts";
import {
  comune,
  provincia,
  sampleClient,
  sampleDelegation,
} from "../../../../support/access/sample-clients.ts";
import { demoOrganization } from "../../../../support/demo-organization.ts";
import { type LocalTable, startLocalTable } from "../../../../support/local-table.ts";
import { present } from "../../../../support/notifications/debts.ts";

let local: LocalTable;
let table: TableClient;

beforeAll(async () => {
  local = await startLocalTable();
  table = createTableClient(local.tableName, { pace: "online" });
});
afterAll(() => local?.stop());

const now = new Date("2027-03-10T10:00:00.000Z");
const draft = (action: string): AuditDraft => ({
  scope: "region",
  at: now.toISOString(),
  actor: { kind: "portal", id: "prova" },
  action,
  target: "client:prova",
  outcome: "done",
  changes: [],
});
const withId = (digit: string): ApiClient => ({
  ...sampleClient(),
  id: present(parseApiClientId(digit.repeat(32))),
});

describe.each([
  ["in memory", inMemoryApiClients],
  ["the table", () => createDynamoApiClientStore(table)],
])("clients in %s", (_, open: () => ApiClientStore) => {
  let store: ApiClientStore;
  beforeAll(() => {
    store = open();
  });

  it("come back as they were written, with what the one ente asked about lets them do", async () => {
    const client = withId("1");
    const delegation = { ...sampleDelegation({ typeCodes: ["TARI"] }), clientId: client.id };
    expect(await store.write({ client, delegation }, draft("a"))).toBe("written");
    expect(await store.find(client.id, comune)).toEqual({ client, delegation });
    expect(await store.find(client.id, provincia)).toEqual({ client });
    expect(await store.listDelegations(client)).toEqual([delegation]);
    const [listed] = await store.listOfOrganization(comune);
    expect(listed).toEqual({ client, delegation });
    expect(await store.listOfOrganization(provincia)).toEqual([]);
    expect(await store.find(withId("2").id)).toBeUndefined();
  });

  it("are not written over a version that nobody has read", async () => {
    const client = withId("3");
    const delegation = { ...sampleDelegation(), clientId: client.id };
    expect(await store.write({ client, delegation }, draft("a"))).toBe("written");
    expect(await store.write({ client }, draft("b"))).toBe("refused");
    const next = { ...client, version: 2 };
    const stale = { ...client, version: 7 };
    expect(await store.write({ client: next, replaced: stale }, draft("b"))).toBe("refused");
    const other = { ...delegation, version: 5 };
    const removal = { client: next, replaced: client, replacedDelegation: other };
    expect(await store.write(removal, draft("b"))).toBe("refused");
    const good = { ...removal, replacedDelegation: delegation };
    expect(await store.write(good, draft("b"))).toBe("written");
    expect(await store.find(client.id, comune)).toEqual({ client: next });
  });

  it("are listed page by page", async () => {
    const first = await store.list({ limit: 1 });
    const rest = await store.list({ limit: 10, cursor: present(first.cursor) });
    expect([...first.entries, ...rest.entries].map(({ id }) => id)).toEqual([
      withId("1").id,
      withId("3").id,
    ]);
  });
});

describe("logins in the table", () => {
  it("count failures that come together, and say when a client was last used for whom", async () => {
    const client = withId("4");
    const delegation = { ...sampleDelegation(), clientId: client.id };
    await createDynamoApiClientStore(table).write({ client, delegation }, draft("a"));
    const logins = createDynamoClientLogins(table);
    await Promise.all(Array.from({ length: 12 }, () => logins.recordFailure(client.id, now)));
    const lastAt = now.toISOString();
    expect((await logins.findLogin(client.id, undefined)).failures).toEqual({ count: 12, lastAt });
    await logins.forgetFailures(client.id, now);
    await logins.recordUse(client.id, comune, now);
    expect(await logins.findLogin(client.id, comune)).toEqual({
      client: { ...client, lastUsedAt: lastAt },
      delegation: { ...delegation, lastUsedAt: lastAt },
      failures: { count: 0, lastAt },
    });
    expect(await logins.findLogin(withId("5").id, comune)).toEqual({});
  });
});

describe("from the command line", () => {
  const operator = { awsIdentity: "arn:aws:sts::000000000000:assumed-role/turno", osUser: "turno" };
  const cloud = () => ({ table, operator, stage: "local" });

  it("the Region gets its first client, which is then rotated and disabled", async () => {
    const permissions = readPermissions("organizations:read organizations:write");
    const asked = { name: "Gestione enti", permissions, organization: undefined };
    const created = await createClient(cloud(), asked);
    const rotated = await rotateClient(cloud(), created.clientId, 7);
    const returnUrls = ["http://localhost:4400/ritorno"];
    await setClientAddresses(cloud(), created.clientId, { returnUrls });
    const wrong = { webhookHosts: ["10.0.0.1"] };
    await expect(setClientAddresses(cloud(), created.clientId, wrong)).rejects.toThrow(
      "webhookHosts/0",
    );
    await disableClient(cloud(), created.clientId, "prova");
    const client = present((await listClients(cloud())).find(({ id }) => id === created.clientId));
    expect(client).toMatchObject({ status: "disabled", serves: "region", permissions, returnUrls });
    expect(client.secrets.map(({ digest }) => digest)).toEqual(
      [rotated, created].map(({ clientSecret }) => clientSecretDigest(clientSecret)),
    );
    const lines = await table.query("AUDIT#REGION", "LINE#");
    expect(lines.slice(-4)).toMatchObject([
      { action: "ClientRegistered", actor: { kind: "commandLine", id: operator.awsIdentity } },
      { action: "ClientSecretRotated" },
      { action: "ClientChanged" },
      { action: "ClientDisabled" },
    ]);
    const month = new Date().toISOString().slice(0, "2026-11".length);
    const written = JSON.stringify([lines, await table.query(`OPERATIONS#${month}`, "")]);
    expect(written).toContain("client rotate");
    for (const { clientSecret } of [created, rotated]) {
      expect(written).not.toContain(clientSecret);
      expect(written).not.toContain(clientSecretDigest(clientSecret));
    }
  });

  it("an ente gets one that is its own, of what an ente may have", async () => {
    const permissions = readPermissions("debt-positions:write");
    const asked = { name: "Programma", permissions, organization: provincia };
    await expect(createClient(cloud(), asked)).rejects.toThrow(/non è registrato/);
    await table.put(toOrganizationItem({ ...demoOrganization(), fiscalCode: provincia }));
    const { clientId } = await createClient(cloud(), asked);
    const id = present(parseApiClientId(clientId));
    const found = await createDynamoApiClientStore(table).find(id, provincia);
    expect(found).toMatchObject({ client: { owner: provincia }, delegation: { permissions } });
    const ofRegion = { ...asked, permissions: readPermissions("organizations:write") };
    await expect(createClient(cloud(), ofRegion)).rejects.toThrow(OperationRefused);
    expect(() => readPermissions("tutto")).toThrow(/Permessi sconosciuti: tutto/);
    await expect(rotateClient(cloud(), "f".repeat(32), 0)).rejects.toThrow(/non c'è/);
  });
});
