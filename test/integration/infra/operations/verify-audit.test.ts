import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { archiveJournal } from "../../../../functions/journal/archive-journal/archive-journal.ts";
import { verifyAudit } from "../../../../infra/operations/verify-audit.ts";
import { parseCalendarDate } from "../../../../shared/domain/values/calendar-date.ts";
import { createArchiveFiles } from "../../../../shared/files/archive-files.ts";
import { createDynamoAuditStore } from "../../../../shared/persistence/audit/dynamo-audit-store.ts";
import { transactAudited } from "../../../../shared/persistence/audit/transact-audited.ts";
import { createDynamoArchiveProgressStore } from "../../../../shared/persistence/journal/dynamo-archive-progress-store.ts";
import { createDynamoJournalReader } from "../../../../shared/persistence/journal/dynamo-journal-reader.ts";
import { createDynamoJournalWriter } from "../../../../shared/persistence/journal/dynamo-journal-writer.ts";
import { demoOrganization } from "../../../support/demo-organization.ts";
import { present } from "../../../support/notifications/debts.ts";
import { type OperatorWorld, operatorWorld } from "../../../support/operations/operator-world.ts";

let world: OperatorWorld;

beforeAll(async () => {
  world = await operatorWorld();
  for (const day of [25, 26, 27, 28]) await change(day);
});

afterAll(async () => {
  await world.stop();
});

/** Of the year's November, at noon. */
async function change(day: number): Promise<void> {
  await transactAudited(world.cloud.table, [], {
    scope: "region",
    at: new Date(Date.UTC(2026, 10, day, 12)).toISOString(),
    actor: { kind: "commandLine", id: "turno" },
    action: "CatalogueTypeChanged",
    target: `type:${day}`,
    outcome: "done",
    changes: [{ pointer: "/description", before: { à: [1.5, null] }, after: "€" }],
  });
}

function archive(): Promise<void> {
  const { table, objects } = world.cloud;
  return archiveJournal({
    directory: { list: async () => [] },
    journal: createDynamoJournalReader(table),
    audit: createDynamoAuditStore(table),
    progress: createDynamoArchiveProgressStore(table),
    ...createArchiveFiles(objects),
    auditYears: 10,
    now: () => new Date("2026-11-28T02:40:00Z"),
  });
}

async function verdict() {
  const [chain] = await verifyAudit(world.cloud, "region");
  return present(chain);
}

async function itemOf(sequence: number) {
  const items = await world.cloud.table.query("AUDIT#REGION", `LINE#00000000${sequence}`);
  return present(items[0]);
}

describe("the chain of the audit as operators verify it", () => {
  it("is sound as it is written, and when its days are archived", async () => {
    expect((await verdict()).verdict).toMatchObject({ outcome: "sound", lines: 4 });
    await archive();
    expect(await verdict()).toMatchObject({
      archived: 3,
      stored: 4,
      verdict: { outcome: "sound", lines: 4 },
    });
  });

  it("is broken where a stored line was edited, archived or not, and sound when it is put back", async () => {
    for (const sequence of [2, 4]) {
      const line = await itemOf(sequence);
      await world.cloud.table.put({ ...line, target: "type:altro" });
      expect((await verdict()).verdict).toMatchObject({ outcome: "broken", sequence });
      await world.cloud.table.put(line);
      expect((await verdict()).verdict.outcome).toBe("sound");
    }
  });

  it("is broken where table and head were cut behind the archive", async () => {
    const { table } = world.cloud;
    const [head, second] = [
      present((await table.query("AUDIT#REGION", "HEAD"))[0]),
      await itemOf(2),
    ];
    const cut = await Promise.all([itemOf(3), itemOf(4)]);
    await table.transact(cut.map(({ pk, sk }) => ({ remove: { pk, sk } })));
    await table.put({ ...head, sequence: 2, hash: second["hash"] });
    expect((await verdict()).verdict).toMatchObject({ outcome: "broken", sequence: 3 });
    for (const item of [...cut, head]) await table.put(item);
    expect((await verdict()).verdict.outcome).toBe("sound");
  });

  it("is broken where a file of the archive was written anew", async () => {
    const { objects } = world.cloud;
    const key = "audit/region/2026/11/26.ndjson.gz";
    const bytes = present(await objects.get(key));
    await objects.put(key, Buffer.from("nothing"), "application/gzip");
    expect((await verdict()).verdict).toMatchObject({ outcome: "broken", sequence: 2 });
    await objects.put(key, bytes, "application/gzip");
    expect((await verdict()).verdict.outcome).toBe("sound");
    const [progress] = await world.cloud.table.query("ARCHIVE", "region");
    await world.cloud.table.put({ ...present(progress), auditSequence: 4 });
    expect((await verdict()).verdict).toMatchObject({ outcome: "broken", sequence: 4 });
    await world.cloud.table.put(present(progress));
  });
});

describe("the journal in the table", () => {
  it("is written in one call, read page by page from any place, and has an end", async () => {
    const { table } = world.cloud;
    const { fiscalCode } = demoOrganization();
    const at = "2026-11-28T10:00:00.000Z";
    const peer = { kind: "node" } as const;
    const call = { kind: "noticeDemanded", direction: "in", peer, outcome: "OK" } as const;
    const events = ["a", "b", "c"].map((id) => ({
      organizationFiscalCode: fiscalCode,
      at,
      id,
      ...call,
    }));
    const { append } = createDynamoJournalWriter(table, 365);
    await append(events);
    await append(events);
    const reader = createDynamoJournalReader(table);
    const day = "2026-11-28";
    const between = `${at}#aa`;
    const [item] = await table.query(`ORG#${fiscalCode}#JOURNAL-DAY#${day}`, "");
    expect(item?.["expiresAt"]).toBe(Date.parse(at) / 1_000 + 365 * 86_400);
    const { entries } = await reader.listOfDay(fiscalCode, present(parseCalendarDate(day)), {
      limit: 5,
      cursor: between,
    });
    expect(entries.map(({ id }) => id)).toEqual(["b", "c"]);
  });
});
