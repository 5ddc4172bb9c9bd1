import { gunzipSync } from "node:zlib";
import { beforeEach, describe, expect, it } from "vitest";
import {
  type ArchiveJournalDependencies,
  archiveJournal,
} from "../../../../functions/journal/archive-journal/archive-journal.ts";
import type { AuditScope } from "../../../../shared/domain/audit/audit-entry.ts";
import { directoryEntryOf } from "../../../../shared/domain/organizations/directory-entry.ts";
import { createArchiveFiles } from "../../../../shared/files/archive-files.ts";
import { createDynamoAuditStore } from "../../../../shared/persistence/audit/dynamo-audit-store.ts";
import { transactAudited } from "../../../../shared/persistence/audit/transact-audited.ts";
import { createDynamoArchiveProgressStore } from "../../../../shared/persistence/journal/dynamo-archive-progress-store.ts";
import { demoOrganization } from "../../../support/demo-organization.ts";
import { inMemoryJournal } from "../../../support/journal/in-memory-journal.ts";

const enti = [demoOrganization(), demoOrganization("p_demo2")];
const [comune, provincia] = enti.map(({ fiscalCode }) => fiscalCode);
if (comune === undefined || provincia === undefined) throw new Error("no demo enti");

let journal: ReturnType<typeof inMemoryJournal>;
let files: Map<string, Uint8Array>;
let writes: string[];
let now: Date;

beforeEach(() => {
  journal = inMemoryJournal();
  files = new Map();
  writes = [];
  now = new Date("2026-11-28T02:40:00Z");
});

function run(instead: Partial<ArchiveJournalDependencies> = {}): Promise<void> {
  const { table } = journal;
  return archiveJournal({
    directory: { list: async () => enti.map(directoryEntryOf) },
    journal,
    audit: createDynamoAuditStore(table),
    progress: createDynamoArchiveProgressStore(table),
    ...createArchiveFiles({
      async put(key, bytes) {
        files.set(key, bytes);
        writes.push(key);
      },
    }),
    auditYears: 10,
    now: () => now,
    ...instead,
  });
}

async function event(at: string, organizationFiscalCode = comune): Promise<void> {
  if (organizationFiscalCode === undefined) throw new Error("no ente");
  const peer = { kind: "node" } as const;
  const call = { kind: "verifyRequested", direction: "in", peer, outcome: "OK" } as const;
  await journal.record([{ organizationFiscalCode, at, ...call }]);
}

async function change(scope: AuditScope, at: string, target: string): Promise<void> {
  await transactAudited(journal.table, [], {
    scope,
    at,
    actor: { kind: "client", id: "regione" },
    action: "OrganizationChanged",
    target,
    outcome: "done",
    changes: [],
  });
}

function linesOf(key: string): { at?: string; target?: string }[] {
  const bytes = files.get(key);
  if (bytes === undefined) return [];
  const text = gunzipSync(bytes).toString("utf8");
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
}

describe("the archive of journal and audit", () => {
  it("has a file for every ente and day that is over, by the day it was in Italy", async () => {
    await event("2026-11-26T22:59:00.000Z");
    await event("2026-11-26T23:01:00.000Z");
    await event("2026-11-27T10:00:00.000Z", provincia);
    await event("2026-11-28T01:00:00.000Z");
    await run();
    expect([...files.keys()].sort()).toEqual(
      [
        `journal/${comune}/2026/11/26.ndjson.gz`,
        `journal/${comune}/2026/11/27.ndjson.gz`,
        `journal/${provincia}/2026/11/27.ndjson.gz`,
      ].sort(),
    );
    const [line] = linesOf(`journal/${comune}/2026/11/27.ndjson.gz`);
    expect(line?.at).toBe("2026-11-26T23:01:00.000Z");
  });

  it("has the lines of the audit as chains, those of a day that came late with the next", async () => {
    await change("region", "2026-11-26T10:00:00.000Z", "a");
    await change("region", "2026-11-27T10:00:00.000Z", "b");
    await change("region", "2026-11-26T23:30:00.000Z", "c");
    await change("region", "2026-11-28T00:30:00.000Z", "d");
    await run();
    const targets = (day: string) =>
      linesOf(`audit/region/2026/11/${day}.ndjson.gz`).map(({ target }) => target);
    expect([targets("26"), targets("27"), targets("28")]).toEqual([["a"], ["b", "c"], []]);
  });

  it("gives an end to lines that are archived, and to no others", async () => {
    await change("region", "2026-11-27T10:00:00.000Z", "a");
    await change("region", "2026-11-28T10:00:00.000Z", "b");
    await run();
    const items = await journal.table.query("AUDIT#REGION", "LINE#");
    const ends = items.map((item) => item["expiresAt"]);
    const tenYears = Date.parse("2036-11-27T10:00:00Z") / 1_000;
    expect(ends[1]).toBeUndefined();
    expect(ends[0]).toBeGreaterThan(tenYears);
  });

  it("does a day once, and makes up for days that were missed", async () => {
    await event("2026-11-27T10:00:00.000Z");
    await run();
    expect(writes).toHaveLength(1);
    await run();
    expect(writes).toHaveLength(1);
    await event("2026-11-28T10:00:00.000Z");
    await event("2026-11-30T10:00:00.000Z");
    now = new Date("2026-12-03T02:40:00Z");
    await run();
    expect(writes.slice(1)).toEqual([
      `journal/${comune}/2026/11/28.ndjson.gz`,
      `journal/${comune}/2026/11/30.ndjson.gz`,
    ]);
  });

  it("begins with an ente's registration, however long ago that was", async () => {
    if (comune === undefined) throw new Error("no ente");
    await change(comune, "2026-06-01T10:00:00.000Z", "organization");
    await event("2026-06-02T10:00:00.000Z");
    await run();
    expect([...files.keys()].sort()).toEqual([
      `audit/${comune}/2026/06/01.ndjson.gz`,
      `journal/${comune}/2026/06/02.ndjson.gz`,
    ]);
  });

  it("writes the same bytes again when it has forgotten how far it was", async () => {
    await event("2026-11-27T10:00:00.000Z");
    await change("region", "2026-11-27T10:00:00.000Z", "a");
    await run();
    const first = new Map(files);
    files.clear();
    await run({ progress: { list: async () => [], save: async () => undefined } });
    expect(files).toEqual(first);
  });

  it("leaves no ente behind because of another", async () => {
    await event("2026-11-27T10:00:00.000Z");
    await event("2026-11-27T10:00:00.000Z", provincia);
    const broken: Partial<ArchiveJournalDependencies> = {
      journal: {
        async listOfDay(organization, day, page) {
          if (organization === comune) throw new Error("throttled");
          return journal.listOfDay(organization, day, page);
        },
      },
    };
    await expect(run(broken)).rejects.toThrow("archivi incompleti: 1");
    expect([...files.keys()]).toEqual([`journal/${provincia}/2026/11/27.ndjson.gz`]);
    await run();
    expect(files.size).toBe(2);
  });
});
