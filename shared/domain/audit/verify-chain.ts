import { type ChainHead, type Digest, emptyChain, headAfter } from "./audit-chain.ts";
import { type AuditEntry, type AuditScope, sealedText } from "./audit-entry.ts";

/** A line as it is kept: its place says which one it should be. */
export type KeptLine = {
  readonly place: number;
  /** Absent where what is kept cannot be read as a line of the audit. */
  readonly entry: AuditEntry | undefined;
};

/** A chain wherever it is kept. */
export type KeptChain = {
  readonly scope: AuditScope;
  /** From the archive's files, in their order. */
  readonly archived: readonly KeptLine[];
  /** The last line that was archived, as whoever archives remembers it. */
  readonly archivedThrough: number;
  /** From the table, in the order of their places. */
  readonly stored: readonly KeptLine[];
  /** What the table says the end is. */
  readonly head: ChainHead | undefined;
};

export type ChainVerdict =
  | { readonly outcome: "sound"; readonly lines: number; readonly head: ChainHead }
  | ({ readonly outcome: "broken" } & ChainBreak);

/** The first place where a chain does not hold. */
export type ChainBreak = {
  /** Of the line. */
  readonly sequence: number;
  /** What is wrong, an Italian sentence. */
  readonly sentence: string;
  readonly expected: string;
  readonly found: string;
};

const nothing = "nessuna riga";

/**
 * Whether the lines are those that were written, all of them and in their order: each seals the one
 * before it, and the head seals the last.
 */
export function verifyChain(
  lines: readonly KeptLine[],
  head: ChainHead | undefined,
  { scope, digest }: { readonly scope: AuditScope; readonly digest: Digest },
): ChainVerdict {
  let end = emptyChain;
  for (const line of lines) {
    const problem = problemOf(line, end, { scope, digest });
    if (problem !== undefined) return { outcome: "broken", ...problem };
    if (line.entry !== undefined) end = headAfter(line.entry);
  }
  const { sequence, hash } = head ?? emptyChain;
  if (sequence > end.sequence) return broken(end.sequence + 1, texts.cut, [hash, nothing]);
  if (sequence < end.sequence) {
    return broken(end.sequence, texts.headBehind, [end.hash, `${hash} (riga ${sequence})`]);
  }
  if (hash !== end.hash) return broken(sequence, texts.otherHead, [end.hash, hash]);
  return { outcome: "sound", lines: lines.length, head: end };
}

/**
 * The same of a chain whose lines are in the archive as well: a line must be the same in both
 * places. It may be missing in the table once it is old enough to have left it (`keptSince`). The
 * archive's last line proves how long the chain was: cutting table and head together is found.
 */
export function verifyKeptChain(
  chain: KeptChain,
  rules: { readonly digest: Digest; readonly keptSince: Date },
): ChainVerdict {
  const { scope, archived, archivedThrough, stored, head } = chain;
  const { digest, keptSince } = rules;
  const last = archived.at(-1)?.place ?? 0;
  const own = verifyChain(archived, headOf(archived), { scope, digest });
  if (own.outcome === "broken") return own;
  if (archivedThrough > last) {
    return broken(last + 1, texts.archiveCut, [
      `archivio fino alla riga ${archivedThrough}`,
      nothing,
    ]);
  }
  const table = new Map(stored.map((line) => [line.place, line]));
  for (const { place, entry } of archived) {
    if (entry === undefined) continue;
    const twin = table.get(place);
    if (twin === undefined) {
      if (Date.parse(entry.at) < keptSince.getTime()) continue;
      return broken(place, texts.onlyArchived, [entry.hash, nothing]);
    }
    const same = twin.entry !== undefined && sealedText(twin.entry) === sealedText(entry);
    if (!same || twin.entry?.hash !== entry.hash) {
      return broken(place, texts.otherThanArchived, [entry.hash, foundIn(twin)]);
    }
  }
  const newer = stored.filter(({ place }) => place > last);
  return verifyChain([...archived, ...newer], head, { scope, digest });
}

function headOf(lines: readonly KeptLine[]): ChainHead | undefined {
  const entry = lines.at(-1)?.entry;
  return entry && headAfter(entry);
}

const texts = {
  missing: "Manca una riga.",
  unreadable: "La riga non è più leggibile come riga di audit.",
  foreign: "La riga parla di un'altra catena.",
  unlinked: "La riga non sigilla quella che la precede.",
  edited: "Il contenuto della riga non è quello che il suo sigillo copriva.",
  cut: "Mancano le ultime righe: la fine della catena è più avanti.",
  headBehind: "La fine della catena è segnata prima della sua ultima riga.",
  otherHead: "La fine della catena non è il sigillo dell'ultima riga.",
  archiveCut: "Nell'archivio mancano le ultime righe che vi sono state portate.",
  onlyArchived: "La riga è nell'archivio ma non più nella tabella, che dovrebbe averla ancora.",
  otherThanArchived: "La riga della tabella non è quella dell'archivio.",
} as const;

function problemOf(
  line: KeptLine,
  end: ChainHead,
  { scope, digest }: { readonly scope: AuditScope; readonly digest: Digest },
): ChainBreak | undefined {
  const sequence = end.sequence + 1;
  const { place, entry } = line;
  if (place !== sequence) {
    const [sentence, at] = place > sequence ? [texts.missing, sequence] : [texts.unlinked, place];
    return { sequence: at, sentence, expected: `riga ${sequence}`, found: `riga ${place}` };
  }
  if (entry === undefined) {
    return { sequence, sentence: texts.unreadable, expected: "una riga", found: "altro" };
  }
  if (entry.sequence !== sequence) {
    const found = `riga ${entry.sequence}`;
    return { sequence, sentence: texts.edited, expected: `riga ${sequence}`, found };
  }
  if (entry.scope !== scope) {
    return { sequence, sentence: texts.foreign, expected: scope, found: entry.scope };
  }
  if (entry.previousHash !== end.hash) {
    const { previousHash: found } = entry;
    return { sequence, sentence: texts.unlinked, expected: end.hash, found };
  }
  const expected = digest(sealedText(entry));
  if (entry.hash === expected) return undefined;
  return { sequence, sentence: texts.edited, expected, found: entry.hash };
}

function broken(
  sequence: number,
  sentence: string,
  [expected, found]: readonly [string, string],
): ChainVerdict {
  return { outcome: "broken", sequence, sentence, expected, found };
}

function foundIn({ entry }: KeptLine): string {
  return entry === undefined ? "altro" : entry.hash;
}
