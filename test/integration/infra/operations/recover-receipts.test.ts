import { setTimeout } from "node:timers/promises";
import {
  type AttributeValue,
  DeleteItemCommand,
  PutItemCommand,
  ScanCommand,
} from "@aws-sdk/client-dynamodb";
import { DeleteObjectCommand } from "@aws-sdk/client-s3";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { receiptCommands } from "../../../../infra/cli/commands/ops/receipt-commands.ts";
import { checkStoredData } from "../../../../infra/operations/check-stored-data.ts";
import type { OperatorCloud } from "../../../../infra/operations/operator-cloud.ts";
import { recoverReceipts } from "../../../../infra/operations/recover-receipts.ts";
import type { DebtPosition } from "../../../../shared/domain/debt-positions/debt-position.ts";
import { euroCents } from "../../../../shared/domain/values/euro-cents.ts";
import { receiptFolderOf } from "../../../../shared/files/receipt-files.ts";
import { composeRequest } from "../../../../shared/pagopa/pa-for-node/compose-message.ts";
import type { CtReceipt } from "../../../../shared/pagopa/pa-for-node/messages.ts";
import { createDynamoDebtPositionStore } from "../../../../shared/persistence/debt-positions/dynamo-debt-position-store.ts";
import { toOrganizationItem } from "../../../../shared/persistence/organizations/organization-item.ts";
import { createDynamoReceiptStore } from "../../../../shared/persistence/receipts/dynamo-receipt-store.ts";
import { demoOrganization } from "../../../support/demo-organization.ts";
import { day } from "../../../support/demo-row-reading.ts";
import { present } from "../../../support/notifications/debts.ts";
import { cloudStation } from "../../../support/operations/cloud-station.ts";
import { type OperatorWorld, operatorWorld } from "../../../support/operations/operator-world.ts";
import { call, openDebt, receiptFor } from "../../../support/pagopa-node/node-world.ts";
import { requestFor, send } from "../../../support/pagopa-node/sent-receipts.ts";

const comune = demoOrganization();
const other = demoOrganization("p_demo2");
const { fiscalCode, segregationCode } = comune;
const debts = Array.from({ length: 40 }, (_, index) =>
  openDebt(index + 1, { dueDate: day("2099-06-30") }),
);
/** Paid in the order of this list. */
const paid = debts.slice(0, 30);
const [twicePaid, oddlyNamed, retold, changed] = debts.slice(30);
const brokenKey = `${receiptFolderOf({ recipientFiscalCode: fiscalCode, receiptId: "rotta" })}/a.xml`;
const terms = { dryRun: false };
let world: OperatorWorld;
let cloud: OperatorCloud;
/** The table before any receipt came, and after all had. */
let restored: Record<string, AttributeValue>[];
let allPaidAt: Date;
let lost: Awaited<ReturnType<typeof positionsNow>>;

beforeAll(async () => {
  world = await operatorWorld();
  ({ cloud } = world);
  await registerDebts();
  restored = await allItems();
  await receiveAll();
  lost = await positionsNow();
});
afterAll(() => world?.stop());
beforeEach(loseTheReceipts);
afterEach(async () => {
  const { s3, bucketName: Bucket } = cloud;
  await s3.send(new DeleteObjectCommand({ Bucket, Key: brokenKey }));
});

async function registerDebts(): Promise<void> {
  const { table } = cloud;
  for (const organization of [comune, other]) await table.put(toOrganizationItem(organization));
  await createDynamoDebtPositionStore(table).reserveProgressives(fiscalCode, {
    segregationCode,
    firstProgressiveMin: 1,
    count: debts.length,
  });
  for (const debt of debts) await register(debt);
}

async function register(debt: DebtPosition): Promise<void> {
  const { organizationFiscalCode, iud } = debt;
  const origin = { flowId: "flusso-1", row: 1 };
  const claim = { organizationFiscalCode, iuv: present(debt.iuv), iud, origin };
  const positions = createDynamoDebtPositionStore(cloud.table);
  expect(await positions.create(debt, [claim])).toBe("written");
}

/** Every way in which a receipt comes. */
async function receiveAll(): Promise<void> {
  const station = cloudStation(cloud);
  const door = {
    async answer(body: Uint8Array | string) {
      // One after the other by the clock of the bucket as well.
      await setTimeout(3);
      return station.answer(body);
    },
  };
  const receive = (receipt: CtReceipt) => send(door, receipt);
  for (const debt of paid) expect(await receive(receiptFor(debt))).toBe("OK");
  await setTimeout(3);
  allPaidAt = new Date();
  // The first to come has the later key.
  const twice = present(twicePaid);
  expect(await receive(receiptFor(twice, { receiptId: "z-prima" }))).toBe("OK");
  expect(await receive(receiptFor(twice, { receiptId: "a-doppia" }))).not.toBe("OK");
  const oddId = "ricevuta / già «strana»";
  expect(await receive(receiptFor(present(oddlyNamed), { receiptId: oddId }))).toBe("OK");
  // One id, two texts of one content.
  const again = receiptFor(present(retold));
  expect(await send(door, again, "paSendRT")).toBe("OK");
  expect(await send(door, again, "paSendRTV2")).toBe("OK");
  // One id, two contents.
  expect(await receive(receiptFor(present(changed)))).toBe("OK");
  const differing = receiptFor(present(changed), { paymentAmount: euroCents(1) });
  const [transfer] = differing.transferList;
  const transferList = [{ ...present(transfer), transferAmount: euroCents(1) }];
  expect(await receive({ ...differing, transferList })).not.toBe("OK");
  // Of a notice that nobody knows, and one that the other ente gets as its beneficiary.
  expect(await receive(receiptFor(openDebt(99_999)))).not.toBe("OK");
  const asBeneficiary = requestFor(receiptFor(present(debts[0]), { receiptId: "beneficiario" }));
  const { fiscalCode: idPA, station: idStation } = other;
  expect((await call(door, { ...asBeneficiary, idPA, idStation })).outcome).toBe("OK");
  // Refused: what is no receipt of ours is kept apart as well.
  const elsewhere = requestFor(receiptFor(present(debts[1]), { receiptId: "altra-stazione" }));
  const refused = await call(door, { ...elsewhere, idStation: "12345678903_77" });
  expect(refused.outcome).toBe("KO");
}

/** Those that `receiveAll` leaves under the enti. */
const files = paid.length + 10;

async function allItems(): Promise<Record<string, AttributeValue>[]> {
  const { dynamoDb, tableName: TableName } = cloud;
  const { Items = [], LastEvaluatedKey } = await dynamoDb.send(new ScanCommand({ TableName }));
  expect(LastEvaluatedKey).toBeUndefined();
  return Items;
}

/** The table as a restore to the instant before the first receipt leaves it. */
async function loseTheReceipts(): Promise<void> {
  const { dynamoDb, tableName: TableName } = cloud;
  for (const { pk, sk } of await allItems()) {
    const Key = { pk: present(pk), sk: present(sk) };
    await dynamoDb.send(new DeleteItemCommand({ TableName, Key }));
  }
  for (const Item of restored) await dynamoDb.send(new PutItemCommand({ TableName, Item }));
}

/** What the enti see of their debts, and which receipt paid each. */
async function positionsNow() {
  const iuds = debts.map(({ iud }) => iud);
  const found = await createDynamoDebtPositionStore(cloud.table).findMany(fiscalCode, iuds);
  return found
    .map(({ iud, status, version, payment }: DebtPosition) => ({ iud, status, version, payment }))
    .toSorted((one, another) => one.iud.localeCompare(another.iud));
}

const anomaliesOf = async (organization: typeof fiscalCode) => {
  const store = createDynamoReceiptStore(cloud.table);
  const { entries } = await store.listAnomalies(organization, { limit: 100 });
  return entries.map(({ reason, receipt }) => `${receipt.receiptId} ${reason}`).toSorted();
};

async function expectAllRecovered(): Promise<void> {
  expect(await positionsNow()).toEqual(lost);
  expect(await anomaliesOf(fiscalCode)).toEqual([
    "a-doppia alreadyPaid",
    `ricevuta-di-${present(changed).iud} contentDiffers`,
    "ricevuta-di-DEBITO-99999 positionUnknown",
  ]);
  expect(await anomaliesOf(other.fiscalCode)).toHaveLength(1);
  const { results } = await checkStoredData(cloud);
  expect(results.filter(({ violations }) => violations > 0)).toEqual([]);
}

describe("the receipts that a restored table does not know", () => {
  it("are taken once, each as when it came, and a second run finds nothing to take", async () => {
    const recovery = await recoverReceipts(cloud, terms);
    expect(recovery).toMatchObject({
      looked: files,
      // The other text of a receipt that was taken a moment ago.
      archived: 1,
      paid: 34,
      anomalies: 4,
      leftUnknown: 0,
      refusedAgain: 1,
      failed: 0,
      refusedFiles: 1,
    });
    expect(recovery.left).toMatchObject([{ key: expect.stringContaining("/altra-stazione/") }]);
    await expectAllRecovered();
    expect(await recoverReceipts(cloud, terms)).toMatchObject({
      looked: files,
      archived: files - 1,
      paid: 0,
      anomalies: 0,
      refusedAgain: 1,
      failed: 0,
    });
    await expectAllRecovered();
    expect(await world.log()).toEqual([
      "receipt recover begun",
      "receipt recover ended",
      "receipt recover begun",
      "receipt recover ended",
    ]);
  });

  it("are all found, however few are held at a time", async () => {
    const recovery = await recoverReceipts(cloud, { ...terms, heldMax: 7 });
    expect(recovery).toMatchObject({ looked: files, archived: 1, paid: 34, anomalies: 4 });
    await expectAllRecovered();
  });

  it("are only counted when it is tried", async () => {
    const before = await allItems();
    const recovery = await recoverReceipts(cloud, { dryRun: true });
    expect(recovery).toMatchObject({ looked: files, refusedAgain: 1, failed: 0 });
    expect(recovery.paid).toBeGreaterThanOrEqual(34);
    expect(await allItems()).toEqual(before);
  });

  it("are taken although there is a broken file among them", async () => {
    await cloud.objects.put(brokenKey, Buffer.from("<soapenv:Envelope>"), "text/xml");
    const recovery = await recoverReceipts(cloud, terms);
    expect(recovery).toMatchObject({ looked: files + 1, paid: 34, anomalies: 4, failed: 1 });
    expect(recovery.left).toContainEqual({
      key: brokenKey,
      reason: "Il file non è una ricevuta leggibile, o non c'è più.",
    });
    await expectAllRecovered();
  });

  it("are not taken from a file that is not what its key tells", async () => {
    const stray = composeRequest(requestFor(receiptFor(present(debts[39]))));
    await cloud.objects.put(brokenKey, Buffer.from(stray), "text/xml");
    const { failed, left } = await recoverReceipts(cloud, terms);
    expect(failed).toBe(1);
    expect(left).toContainEqual({
      key: brokenKey,
      reason: "Il file non è quello che dice la sua chiave.",
    });
    await expectAllRecovered();
  });

  it("wait for a failing bucket, and are taken by the next run", async () => {
    let reads = 0;
    const failing = {
      ...cloud.objects,
      async get(key: string) {
        reads += 1;
        if (reads % 5 === 0) throw new Error("S3 refused GetObject: SlowDown");
        return cloud.objects.get(key);
      },
    };
    const first = await recoverReceipts({ ...cloud, objects: failing }, terms);
    expect(first.failed).toBe(Math.floor(files / 5));
    expect(first.left).toContainEqual(
      expect.objectContaining({ reason: "S3 refused GetObject: SlowDown" }),
    );
    expect(await recoverReceipts(cloud, terms)).toMatchObject({ failed: 0, looked: files });
    const { results } = await checkStoredData(cloud);
    expect(results.filter(({ violations }) => violations > 0)).toEqual([]);
    expect((await positionsNow()).map(({ status }) => status)).toEqual(
      lost.map(({ status }) => status),
    );
  });

  it("are taken once by two operators at the same time", async () => {
    const both = await Promise.all([recoverReceipts(cloud, terms), recoverReceipts(cloud, terms)]);
    expect(both.map(({ failed }) => failed)).toEqual([0, 0]);
    expect(both.reduce((sum, { paid }) => sum + paid, 0)).toBe(34);
    await expectAllRecovered();
  });
});

describe("some of the receipts", () => {
  it("are those of one ente", async () => {
    const recovery = await recoverReceipts(cloud, { ...terms, organization: other.fiscalCode });
    expect(recovery).toMatchObject({ looked: 1, paid: 0, anomalies: 1, refusedFiles: 0 });
    expect(await anomaliesOf(fiscalCode)).toEqual([]);
  });

  it("are those that came since an instant", async () => {
    const recovery = await recoverReceipts(cloud, { ...terms, since: allPaidAt });
    expect(recovery).toMatchObject({ looked: files - paid.length, paid: 4, refusedFiles: 1 });
    const since = new Date(Date.now() + 60_000);
    const none = { looked: 0, paid: 0, refusedFiles: 0 };
    expect(await recoverReceipts(cloud, { ...terms, since })).toMatchObject(none);
  });

  it("may wait until somebody knows their notice", async () => {
    const first = await recoverReceipts(cloud, { ...terms, leaveUnknown: true });
    expect(first).toMatchObject({ paid: 34, leftUnknown: 1, anomalies: 3 });
    expect((await anomaliesOf(fiscalCode)).join()).not.toContain("positionUnknown");
    const late = openDebt(99_999, { dueDate: day("2099-06-30") });
    await register(late);
    const second = await recoverReceipts(cloud, terms);
    expect(second).toMatchObject({ paid: 1, leftUnknown: 0, anomalies: 0 });
  });
});

describe("the command", () => {
  async function run(...words: string[]) {
    const finish = vi.fn();
    const output = vi.spyOn(process.stdout, "write").mockReturnValue(true);
    const command = receiptCommands({ connect: async () => cloud, finish });
    await command.parseAsync(["recover", ...words], { from: "user" });
    const text = output.mock.calls.flat().join("");
    output.mockRestore();
    return { text, codes: finish.mock.calls.flat() };
  }

  it("says what was done, and of the second mail", async () => {
    const { text, codes } = await run("--ente", fiscalCode, "--since", "2026-01-01T00:00:00Z");
    expect(codes).toEqual([]);
    expect(text).toMatch(/riprese, chiudono l'avviso +34\n/u);
    expect(text).toContain("PAA_STAZIONE_INT_ERRATA");
    expect(text).toContain("la riceve una seconda volta");
    const again = await run("--json");
    expect(JSON.parse(again.text)).toMatchObject({ looked: files, paid: 0, anomalies: 1 });
  });

  it("fails when a receipt could not be taken, and names it", async () => {
    await cloud.objects.put(brokenKey, Buffer.from("<soapenv:Envelope>"), "text/xml");
    const { text, codes } = await run();
    expect(codes).toEqual([1]);
    expect(text).toContain(brokenKey);
  });
});
