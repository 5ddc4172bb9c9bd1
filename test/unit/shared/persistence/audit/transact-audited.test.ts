import { describe, expect, it } from "vitest";
import { verifyChain } from "../../../../../shared/domain/audit/verify-chain.ts";
import { createDynamoAuditStore } from "../../../../../shared/persistence/audit/dynamo-audit-store.ts";
import { transactAudited } from "../../../../../shared/persistence/audit/transact-audited.ts";
import { digest } from "../../../../support/audit/sample-chain.ts";
import { inMemoryTable } from "../../../../support/in-memory-table.ts";

const draft = {
  scope: "region",
  at: "2026-11-28T10:00:00.000Z",
  actor: { kind: "client", id: "regione" },
  action: "ThingChanged",
  target: "thing:1",
  outcome: "done",
  changes: [{ pointer: "/name", before: "a", after: "b" }],
} as const;
const thing = { pk: "THING#1", sk: "THING", entity: "Organization", schemaVersion: 1 };
const absent = { text: "attribute_not_exists(pk)" };

async function verdictOf(table: ReturnType<typeof inMemoryTable>) {
  const { lines, head } = await createDynamoAuditStore(table).readChain("region");
  return verifyChain(lines, head, { scope: "region", digest });
}

describe("transactAudited", () => {
  it("writes the change and its line, or neither", async () => {
    const table = inMemoryTable();
    const first = await transactAudited(table, [{ put: thing, condition: absent }], draft);
    expect(first).toEqual({ outcome: "written" });
    const again = await transactAudited(table, [{ put: thing, condition: absent }], draft);
    expect(again).toEqual({ outcome: "refused", actions: [0] });
    expect(await verdictOf(table)).toMatchObject({ outcome: "sound", lines: 1 });
  });

  it("writes a line alone, of something that was refused", async () => {
    const table = inMemoryTable();
    await transactAudited(table, [], { ...draft, outcome: "refused", changes: [] });
    expect(await verdictOf(table)).toMatchObject({ outcome: "sound", lines: 1 });
  });

  it("lets many append at once: every line is there once, and the chain is sound", async () => {
    const table = inMemoryTable();
    await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        transactAudited(table, [], { ...draft, target: `thing:${index}` }),
      ),
    );
    expect(await verdictOf(table)).toMatchObject({ outcome: "sound", lines: 8 });
    const { entries } = await createDynamoAuditStore(table).list("region", { limit: 20 });
    expect(new Set(entries.map(({ target }) => target)).size).toBe(8);
  });
});

describe("the lines as they are read", () => {
  it("come the latest first, page by page, and after a sequence in order", async () => {
    const table = inMemoryTable();
    for (const target of ["a", "b", "c"]) await transactAudited(table, [], { ...draft, target });
    const store = createDynamoAuditStore(table);
    const first = await store.list("region", { limit: 2 });
    expect(first.entries.map(({ target }) => target)).toEqual(["c", "b"]);
    const { cursor = "" } = first;
    const second = await store.list("region", { limit: 2, cursor });
    expect(second.entries.map(({ target }) => target)).toEqual(["a"]);
    expect(second.cursor).toBeUndefined();
    const after = await store.listAfter("region", 1, 10);
    expect(after.map(({ sequence }) => sequence)).toEqual([2, 3]);
  });

  it("show an item that was given or robbed of a member for what it is", async () => {
    for (const tamper of [{ note: "x" }, { action: undefined }]) {
      const table = inMemoryTable();
      for (const target of ["a", "b"]) await transactAudited(table, [], { ...draft, target });
      const [line] = await table.query("AUDIT#REGION", "LINE#");
      if (line === undefined) throw new Error("no line");
      await table.put({ ...line, ...tamper });
      expect(await verdictOf(table)).toMatchObject({ outcome: "broken", sequence: 1 });
    }
  });

  it("may have an end: when a line is forgotten is not part of what it seals", async () => {
    const table = inMemoryTable();
    await transactAudited(table, [], draft);
    const [line] = await table.query("AUDIT#REGION", "LINE#");
    if (line === undefined) throw new Error("no line");
    await table.put({ ...line, expiresAt: 2_000_000_000 });
    expect((await verdictOf(table)).outcome).toBe("sound");
  });
});
