import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyChain, headAfter, sealLine } from "../../../../../shared/domain/audit/audit-chain.ts";
import type { AuditEntry } from "../../../../../shared/domain/audit/audit-entry.ts";
import {
  type KeptLine,
  verifyChain,
  verifyKeptChain,
} from "../../../../../shared/domain/audit/verify-chain.ts";
import { parseOrganizationFiscalCode } from "../../../../../shared/domain/values/organization-fiscal-code.ts";
import {
  arbitraryDraft,
  chainOf,
  digest,
  keptLines,
} from "../../../../support/audit/sample-chain.ts";
import { present } from "../../../../support/notifications/debts.ts";

const rules = { scope: "region", digest } as const;
const ente = present(parseOrganizationFiscalCode("80012340156"));
const drafts = fc.array(arbitraryDraft(), { minLength: 2, maxLength: 6 });
/** A chain and one of its lines. */
const chainAndPlace = drafts.chain((all) =>
  fc.record({ drafts: fc.constant(all), index: fc.nat({ max: all.length - 1 }) }),
);

function at(entries: readonly AuditEntry[], index: number): AuditEntry {
  const entry = entries[index];
  if (entry === undefined) throw new Error("no such line");
  return entry;
}

/** Each member of a line as somebody would change it. */
const edits: readonly ((entry: AuditEntry) => AuditEntry)[] = [
  (entry) => ({ ...entry, at: "2031-01-01T00:00:00.000Z" }),
  (entry) => ({ ...entry, actor: { ...entry.actor, id: "somebody-else" } }),
  (entry) => ({ ...entry, actor: { ...entry.actor, role: "auditor" } }),
  (entry) => ({ ...entry, action: `${entry.action}!` }),
  (entry) => ({ ...entry, target: `${entry.target}!` }),
  (entry) => ({ ...entry, outcome: entry.outcome === "done" ? "refused" : "done" }),
  (entry) => ({ ...entry, reason: `${entry.reason ?? ""}!` }),
  (entry) => ({ ...entry, changes: [...entry.changes, { pointer: "/x", after: 1 }] }),
  (entry) => ({ ...entry, sequence: entry.sequence + 1 }),
  (entry) => ({ ...entry, previousHash: "f".repeat(64) }),
  (entry) => ({ ...entry, hash: "f".repeat(64) }),
];

describe("verifyChain", () => {
  it("finds every chain sound as it was written, and after a journey through JSON", () => {
    fc.assert(
      fc.property(drafts, (all) => {
        const { entries, head } = chainOf(all);
        const read: AuditEntry[] = JSON.parse(JSON.stringify(entries));
        for (const lines of [keptLines(entries), keptLines(read)]) {
          const verdict = verifyChain(lines, head, rules);
          expect(verdict).toEqual({ outcome: "sound", lines: all.length, head });
        }
      }),
    );
  });

  it("finds a chain without lines sound when nothing says that it had any", () => {
    const sound = { outcome: "sound", lines: 0, head: emptyChain };
    expect(verifyChain([], undefined, rules)).toEqual(sound);
  });

  it("names the line of which any member was edited", () => {
    fc.assert(
      fc.property(chainAndPlace, fc.constantFrom(...edits), ({ drafts: all, index }, edit) => {
        const { entries, head } = chainOf(all);
        const lines = keptLines(entries);
        lines[index] = { place: index + 1, entry: edit(at(entries, index)) };
        expect(verifyChain(lines, head, rules)).toMatchObject({
          outcome: "broken",
          sequence: index + 1,
        });
      }),
    );
  });

  it("names the line after one that was edited and sealed anew", () => {
    fc.assert(
      fc.property(chainAndPlace, ({ drafts: all, index }) => {
        const { entries, head } = chainOf(all);
        const lines = keptLines(entries);
        const before = index === 0 ? emptyChain : headAfter(at(entries, index - 1));
        const forged = sealLine({ ...at(entries, index), action: "forged" }, before, digest);
        fc.pre(forged.hash !== at(entries, index).hash);
        lines[index] = { place: index + 1, entry: forged };
        const place = Math.min(index + 2, all.length);
        expect(verifyChain(lines, head, rules)).toMatchObject({
          outcome: "broken",
          sequence: place,
        });
      }),
    );
  });

  it("names the first line that was removed, the last ones included", () => {
    fc.assert(
      fc.property(chainAndPlace, fc.integer({ min: 1, max: 8 }), (chosen, count) => {
        const { entries, head } = chainOf(chosen.drafts);
        const lines = keptLines(entries).toSpliced(chosen.index, count);
        expect(verifyChain(lines, head, rules)).toMatchObject({
          outcome: "broken",
          sequence: chosen.index + 1,
        });
      }),
    );
  });

  it("finds two lines that changed places, with their places or without", () => {
    fc.assert(
      fc.property(chainAndPlace, ({ drafts: all, index }) => {
        fc.pre(index > 0);
        const { entries, head } = chainOf(all);
        const [first, second] = [at(entries, index - 1), at(entries, index)];
        const swapped: KeptLine[] = [
          { place: index, entry: second },
          { place: index + 1, entry: first },
        ];
        const placed = keptLines(entries).toSpliced(index - 1, 2, ...swapped);
        const moved = keptLines(entries).toSpliced(index - 1, 2, ...swapped.toReversed());
        for (const lines of [placed, moved]) {
          expect(verifyChain(lines, head, rules)).toMatchObject({
            outcome: "broken",
            sequence: index,
          });
        }
      }),
    );
  });

  it("names the place of a line that was slipped in", () => {
    fc.assert(
      fc.property(chainAndPlace, arbitraryDraft(), ({ drafts: all, index }, draft) => {
        const { entries, head } = chainOf(all);
        const before = index === 0 ? emptyChain : headAfter(at(entries, index - 1));
        const entry = sealLine(draft, before, digest);
        fc.pre(entry.hash !== at(entries, index).hash);
        const later = keptLines(entries)
          .slice(index)
          .map((line) => ({ ...line, place: line.place + 1 }));
        const lines = [
          ...keptLines(entries).slice(0, index),
          { place: index + 1, entry },
          ...later,
        ];
        expect(verifyChain(lines, head, rules)).toMatchObject({
          outcome: "broken",
          sequence: index + 2,
        });
      }),
    );
  });

  it("finds a line too many after the head, and a head that was turned back", () => {
    fc.assert(
      fc.property(drafts, (all) => {
        const { entries } = chainOf(all);
        const earlier = headAfter(at(entries, all.length - 2));
        expect(verifyChain(keptLines(entries), earlier, rules)).toMatchObject({
          outcome: "broken",
          sequence: all.length,
        });
        expect(verifyChain(keptLines(entries), undefined, rules).outcome).toBe("broken");
      }),
    );
  });

  it("finds a head of another hash, a line of another chain and one that is none", () => {
    const { entries, head } = chainOf(fc.sample(arbitraryDraft(), 3));
    const lines = keptLines(entries);
    const other = { ...head, hash: "e".repeat(64) };
    expect(verifyChain(lines, other, rules)).toMatchObject({ outcome: "broken", sequence: 3 });
    const unreadable = lines.with(1, { place: 2, entry: undefined });
    expect(verifyChain(unreadable, head, rules)).toMatchObject({
      outcome: "broken",
      sequence: 2,
      sentence: "La riga non è più leggibile come riga di audit.",
    });
    const ofEnte = chainOf(fc.sample(arbitraryDraft(ente), 1));
    expect(verifyChain(keptLines(ofEnte.entries), ofEnte.head, rules)).toMatchObject({
      outcome: "broken",
      sequence: 1,
      sentence: "La riga parla di un'altra catena.",
    });
  });
});

describe("verifyKeptChain", () => {
  const keptSince = new Date("2000-01-01");
  const longAgo = new Date("2100-01-01");

  it("takes archive and table together, whatever old lines have left the table", () => {
    fc.assert(
      fc.property(chainAndPlace, ({ drafts: all, index }) => {
        const { entries, head } = chainOf(all);
        const archived = keptLines(entries).slice(0, index + 1);
        const stored = keptLines(entries);
        const archivedThrough = index + 1;
        const whole = { scope: "region", archived, archivedThrough, stored, head } as const;
        expect(verifyKeptChain(whole, { digest, keptSince }).outcome).toBe("sound");
        const aged = { ...whole, stored: stored.slice(index + 1) };
        expect(verifyKeptChain(aged, { digest, keptSince: longAgo }).outcome).toBe("sound");
        expect(verifyKeptChain(aged, { digest, keptSince })).toMatchObject({
          outcome: "broken",
          sequence: 1,
        });
      }),
    );
  });

  it("finds that table and head were cut together, behind what is archived", () => {
    fc.assert(
      fc.property(chainAndPlace, ({ drafts: all, index }) => {
        fc.pre(index > 0);
        const { entries } = chainOf(all);
        const stored = keptLines(entries).slice(0, index);
        const head = headAfter(at(entries, index - 1));
        expect(verifyChain(stored, head, rules).outcome).toBe("sound");
        const archived = keptLines(entries);
        const verdict = verifyKeptChain(
          { scope: "region", archived, archivedThrough: 0, stored, head },
          { digest, keptSince },
        );
        expect(verdict).toMatchObject({ outcome: "broken", sequence: index + 1 });
      }),
    );
  });

  it("finds a table whose lines were all written and sealed anew", () => {
    fc.assert(
      fc.property(drafts, (all) => {
        const { entries } = chainOf(all);
        const forged = chainOf(all.map((draft) => ({ ...draft, action: "forged" })));
        fc.pre(forged.head.hash !== at(entries, all.length - 1).hash);
        const archived = keptLines(entries);
        const stored = keptLines(forged.entries);
        const verdict = verifyKeptChain(
          { scope: "region", archived, archivedThrough: 0, stored, head: forged.head },
          { digest, keptSince },
        );
        expect(verdict.outcome).toBe("broken");
      }),
    );
  });

  it("finds that the last files of the archive are gone, with table and head", () => {
    const { entries } = chainOf(fc.sample(arbitraryDraft(), 4));
    const archived = keptLines(entries).slice(0, 2);
    const head = headAfter(at(entries, 1));
    const chain = {
      scope: "region",
      archived,
      archivedThrough: 3,
      stored: archived,
      head,
    } as const;
    expect(verifyKeptChain(chain, { digest, keptSince })).toMatchObject({
      outcome: "broken",
      sequence: 3,
    });
  });

  it("finds an archive that was edited", () => {
    const { entries, head } = chainOf(fc.sample(arbitraryDraft(), 3));
    const stored = keptLines(entries);
    const edited = { ...at(entries, 1), target: "altro" };
    const archived = stored.with(1, { place: 2, entry: edited });
    const chain = { scope: "region", archived, archivedThrough: 3, stored, head } as const;
    expect(verifyKeptChain(chain, { digest, keptSince })).toMatchObject({
      outcome: "broken",
      sequence: 2,
    });
  });
});

describe("sealLine", () => {
  it("seals what JSON and UTF-8 keep: half characters, instants and -0 come back as sealed", () => {
    const [draft] = fc.sample(arbitraryDraft(), 1);
    if (draft === undefined) throw new Error("no draft");
    const change = { pointer: "/\ud800", before: [new Date(0), -0], after: { name: "\udfff" } };
    const { entries, head } = chainOf([{ ...draft, reason: "a\ud83d", changes: [change] }]);
    const stored: AuditEntry[] = JSON.parse(Buffer.from(JSON.stringify(entries)).toString("utf8"));
    expect(at(stored, 0).reason).toBe("a\ufffd");
    expect(verifyChain(keptLines(stored), head, rules).outcome).toBe("sound");
  });
});
