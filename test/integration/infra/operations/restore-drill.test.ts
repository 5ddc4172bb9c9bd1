import { DeleteItemCommand, ListTablesCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { DeleteObjectCommand, ListObjectsV2Command } from "@aws-sdk/client-s3";
import { marshall } from "@aws-sdk/util-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { importBlock } from "../../../../functions/debt-positions/import-block/import-block.ts";
import { checkStoredData } from "../../../../infra/operations/check-stored-data.ts";
import { drillRestore } from "../../../../infra/operations/restore-drill.ts";
import { parseIud } from "../../../../shared/domain/values/iud.ts";
import { oldIuvAcceptedUntil } from "../../../../shared/mypay/tracciato/old-iuv.ts";
import { createDynamoDebtPositionStore } from "../../../../shared/persistence/debt-positions/dynamo-debt-position-store.ts";
import { createDynamoImportFlowStore } from "../../../../shared/persistence/import-flows/dynamo-import-flow-store.ts";
import type { Item } from "../../../../shared/persistence/item.ts";
import { toOrganizationItem } from "../../../../shared/persistence/organizations/organization-item.ts";
import { demoOrganization } from "../../../support/demo-organization.ts";
import { cloudStation } from "../../../support/operations/cloud-station.ts";
import { type OperatorWorld, operatorWorld } from "../../../support/operations/operator-world.ts";
import { openDebt, receiptFor } from "../../../support/pagopa-node/node-world.ts";
import { send } from "../../../support/pagopa-node/sent-receipts.ts";

const organization = demoOrganization();
const { fiscalCode: organizationFiscalCode, segregationCode } = organization;
const flow = { organizationFiscalCode, id: "flusso-1" };
const rows = 60;

let world: OperatorWorld;
beforeAll(async () => {
  world = await operatorWorld();
  await importFlow(world);
  await payAndReceive(world);
});
afterAll(() => world.stop());

function rowOf(_: unknown, index: number): string {
  const debtor = "F;RSSMRA80A01F205X;Rossi Maria;Via San Martino;1;20121;Milano;MI;IT;";
  const amount = index === 0 ? "0.001" : "100.00";
  return `IUD-${index + 1};;${debtor};2035-12-31;${amount};;TARI;ALL;TARI 2026;9/0101101IM/;;true;I\n`;
}

/** A flow of one block, one row of which is wrong, from its request to its end. */
async function importFlow({ cloud: { table } }: OperatorWorld): Promise<void> {
  await table.put(toOrganizationItem(organization));
  const flows = createDynamoImportFlowStore(table);
  const requestedAt = "2026-11-23T10:00:00.000Z";
  const fileName = "c_demo1-TARI2026-1_3.zip";
  await flows.create({ ...flow, status: "AWAITING_UPLOAD", fileName, dryRun: false, requestedAt });
  await flows.queue(flow, { startedAt: requestedAt, uploadBytes: 1_000, uploadTag: "tag" });
  const measured = await flows.measure(flow, {
    rows,
    blocks: 1,
    contentSha256: "a".repeat(64),
    endsWithLineFeed: true,
    segregationCode,
    firstProgressiveMin: 1,
  });
  if (measured.outcome !== "measured") throw new Error("the flow was not measured");
  await importBlock(
    {
      organizationFiscalCode,
      flowId: flow.id,
      block: 1,
      firstRow: 1,
      rows,
      duplicateRows: [],
      duplicateIuvRows: [],
    },
    {
      flows,
      positions: createDynamoDebtPositionStore(table),
      readRegistry: async () => organization,
      readBlock: async () => Buffer.from(Array.from({ length: rows }, rowOf).join("")),
      writeFiles: async () => {},
      takeWriteUnits: () => 0,
      oldIuvAcceptedUntil,
      now: () => new Date("2026-11-23T10:00:00Z"),
    },
  );
  const imported = await flows.find(flow);
  if (imported?.status !== "IMPORTING") throw new Error("the block was not imported");
  await flows.close(imported, "2026-11-23T10:01:00.000Z");
}

/** Some debts are paid, one of them twice, and a receipt comes of a notice nobody knows. */
async function payAndReceive({ cloud }: OperatorWorld): Promise<void> {
  const positions = createDynamoDebtPositionStore(cloud.table);
  const station = cloudStation(cloud);
  const iuds = Array.from({ length: 10 }, (_, index) => parseIud(`IUD-${index + 2}`));
  const debts = await positions.findMany(
    organizationFiscalCode,
    iuds.filter((iud) => iud !== undefined),
  );
  for (const debt of debts) expect(await send(station, receiptFor(debt))).toBe("OK");
  const [first = openDebt(1)] = debts;
  await send(station, receiptFor(first, { receiptId: "doppia" }));
  await send(station, receiptFor(openDebt(99_999)));
}

/** The invariants that do not hold of the table as it is. */
async function broken(): Promise<string[]> {
  const { results } = await checkStoredData(world.cloud);
  return results.flatMap(({ invariant, violations }) => (violations > 0 ? [invariant] : []));
}

/** Does something to an item, looks, and puts the item back as it was. */
async function whileSpoilt(key: { pk: string; sk: string }, change?: (item: Item) => Item) {
  const { dynamoDb, tableName: TableName, table } = world.cloud;
  const item = await table.get(key);
  if (item === undefined) throw new Error(`no item ${key.pk} ${key.sk}`);
  if (change === undefined) {
    await dynamoDb.send(new DeleteItemCommand({ TableName, Key: marshall(key) }));
  } else {
    await dynamoDb.send(new PutItemCommand({ TableName, Item: marshall(change(item)) }));
  }
  const found = await broken();
  await dynamoDb.send(new PutItemCommand({ TableName, Item: marshall(item) }));
  return found;
}

describe("after an import and payments", () => {
  it("every invariant holds of the table and the bucket", async () => {
    const report = await checkStoredData(world.cloud);
    expect(report.results.filter(({ violations }) => violations > 0)).toEqual([]);
    expect(report.items).toBeGreaterThan(2 * rows);
    expect(report.receiptFiles).toBe(12);
  });

  const ofEnte = `ORG#${organizationFiscalCode}`;
  it.each([
    ["a position", { pk: `${ofEnte}#IUD#IUD-20`, sk: "POSITION" }, ["claimHeld", "flowRows"]],
    ["a paid position", { pk: `${ofEnte}#IUD#IUD-2`, sk: "POSITION" }, ["receiptEffect"]],
    ["the numbering", { pk: ofEnte, sk: `IUV#${segregationCode}` }, ["numberingAhead"]],
    ["the content's claim", { pk: ofEnte, sk: `CONTENT#${"a".repeat(64)}` }, ["flowContent"]],
    ["a block", { pk: `${ofEnte}#FLOW#flusso-1`, sk: "BLOCK#00001" }, ["flowTotals"]],
    [
      "a receipt",
      { pk: `${ofEnte}#RECEIPT#ricevuta-di-IUD-3`, sk: "RECEIPT" },
      ["paymentReceipt", "receiptOfDay"],
    ],
  ])("%s that is lost is found out", async (_what, key, expected) => {
    expect(await whileSpoilt(key)).toEqual(expect.arrayContaining(expected));
  });

  it("a position whose state or version was changed by hand is found out", async () => {
    const key = { pk: `${ofEnte}#IUD#IUD-2`, sk: "POSITION" };
    const reopened = await whileSpoilt(key, (item) => ({ ...item, status: "PAYABLE" }));
    expect(reopened).toEqual(["paymentState"]);
    const later = await whileSpoilt(key, (item) => ({ ...item, schemaVersion: 99 }));
    expect(later).toContain("readable");
  });

  it("an IUV that belongs to nobody is found out", async () => {
    const { iuv, iud } = openDebt(30);
    const key = { pk: `${ofEnte}#IUV#${iuv}`, sk: "CLAIM" };
    expect(await whileSpoilt(key, (item) => ({ ...item, iud }))).toEqual(["claimHeld"]);
  });

  it("a receipt whose XML is gone is found out", async () => {
    const { s3, bucketName: Bucket } = world.cloud;
    const { Contents = [] } = await s3.send(
      new ListObjectsV2Command({ Bucket, Prefix: "receipts/" }),
    );
    const key = Contents[0]?.Key ?? "";
    const bytes = await world.cloud.objects.get(key);
    await s3.send(new DeleteObjectCommand({ Bucket, Key: key }));
    expect(await broken()).toEqual(["receiptFile"]);
    await world.cloud.objects.put(key, bytes ?? new Uint8Array(), "text/xml");
    expect(await broken()).toEqual([]);
  });
});

describe("the restore drill", () => {
  const tables = async () =>
    (await world.cloud.dynamoDb.send(new ListTablesCommand({}))).TableNames ?? [];

  it("restores beside the original, finds the data sound and gives the copy up", async () => {
    const before = await checkStoredData(world.cloud);
    const report = await drillRestore(world.cloud, { at: undefined, keep: false });
    expect(report.check.violations).toBe(0);
    expect(report.check.items).toBe(before.items);
    expect(report.tableName).toMatch(/-drill-\d{8}T\d{6}Z$/u);
    expect(report.rtoSeconds).toBeGreaterThanOrEqual(report.restoreSeconds);
    expect(report.kept).toBe(false);
    expect(await tables()).toEqual([world.cloud.tableName]);
    expect((await checkStoredData(world.cloud)).items).toBe(before.items);
  });

  it("keeps the copy where it is asked to, and leaves the original alone", async () => {
    const report = await drillRestore(world.cloud, { at: undefined, keep: true });
    expect(await tables()).toEqual([world.cloud.tableName, report.tableName]);
    const copy = await checkStoredData({ ...world.cloud, tableName: report.tableName });
    expect(copy.violations).toBe(0);
  });
});
