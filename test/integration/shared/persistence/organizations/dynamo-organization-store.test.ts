import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { printedFactsOf } from "../../../../../shared/domain/organizations/printed-facts.ts";
import { createDynamoOrganizationStore } from "../../../../../shared/persistence/organizations/dynamo-organization-store.ts";
import {
  printedFactsKey,
  toOrganizationItem,
} from "../../../../../shared/persistence/organizations/organization-item.ts";
import {
  createTableClient,
  type TableClient,
} from "../../../../../shared/persistence/table-client.ts";
import { demoOrganization, registrationOf } from "../../../../support/demo-organization.ts";
import { type LocalTable, startLocalTable } from "../../../../support/local-table.ts";
import { organizationStoreContract } from "../../../../support/organization-store-contract.ts";

let local: LocalTable;
let table: TableClient;

beforeAll(async () => {
  local = await startLocalTable();
  table = createTableClient(local.tableName, { pace: "online" });
});
afterAll(() => local?.stop());

organizationStoreContract("the table", () => createDynamoOrganizationStore(table));

/** An ente as it was written before versions were kept. */
async function writeUncounted(ipaCode: string) {
  const ente = demoOrganization(ipaCode);
  const { noticeVersion: _, version: __, ...item } = toOrganizationItem(ente);
  await table.put(item);
  return ente;
}

describe("an ente registered before versions were kept", () => {
  it("is at the first, and what its notices show is what they show now", async () => {
    const store = createDynamoOrganizationStore(table);
    const { fiscalCode } = await writeUncounted("p_demo2");
    const found = (await store.find(fiscalCode)) ?? expect.fail();
    expect(found.noticeVersion).toBe(1);
    expect(await store.findPrintedFacts(fiscalCode, 1)).toEqual(printedFactsOf(found));
    expect(await store.findPrintedFacts(fiscalCode, 2)).toBeUndefined();
  });

  it("has its first version kept when it is registered again, changed or not", async () => {
    const store = createDynamoOrganizationStore(table);
    const before = await writeUncounted("r_demo3");
    const { fiscalCode } = before;
    expect(await table.get(printedFactsKey(fiscalCode, 1))).toBeUndefined();
    const moved = { ...before, station: "12345678903_01", version: 2 };
    expect(await store.save(moved, before, registrationOf(before))).toBe("written");
    expect(await table.get(printedFactsKey(fiscalCode, 1))).toMatchObject({ name: before.name });
    const comune = await writeUncounted("c_demo1");
    const changed = { ...comune, name: "Altro nome", noticeVersion: 2, version: 2 };
    expect(await store.save(changed, comune, registrationOf(comune))).toBe("written");
    const kept = await Promise.all([1, 2].map((v) => store.findPrintedFacts(comune.fiscalCode, v)));
    expect(kept).toEqual([printedFactsOf(comune), printedFactsOf(changed)]);
  });
});
