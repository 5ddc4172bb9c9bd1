import {
  type AuditDraft,
  type AuditEntry,
  type FieldChange,
  firstPreviousHash,
  sealedText,
} from "./audit-entry.ts";

/** SHA-256 of a text, hexadecimal. */
export type Digest = (text: string) => string;

/** Where a chain ends: the sequence and the hash of its last line. */
export type ChainHead = { readonly sequence: number; readonly hash: string };

/** The end of a chain that has no line yet. */
export const emptyChain: ChainHead = { sequence: 0, hash: firstPreviousHash };

/** The next line of a chain. */
export function sealLine(draft: AuditDraft, head: ChainHead, digest: Digest): AuditEntry {
  const line = { ...asStored(draft), sequence: head.sequence + 1, previousHash: head.hash };
  return { ...line, hash: digest(sealedText(line)) };
}

/** The end of a chain after this line. */
export function headAfter({ sequence, hash }: AuditEntry): ChainHead {
  return { sequence, hash };
}

/**
 * What is to be sealed as the table gives it back: JSON, and texts without half characters. What is
 * read later must be what was sealed, or the seal would break by itself.
 */
function asStored(draft: AuditDraft): AuditDraft {
  const { reason, changes } = draft;
  return {
    ...draft,
    action: draft.action.toWellFormed(),
    target: draft.target.toWellFormed(),
    ...(reason !== undefined && { reason: reason.toWellFormed() }),
    changes: changes.map(asStoredChange),
  };
}

function asStoredChange({ pointer, before, after }: FieldChange): FieldChange {
  return {
    pointer: pointer.toWellFormed(),
    ...(before !== undefined && { before: plainValue(before) }),
    ...(after !== undefined && { after: plainValue(after) }),
  };
}

function plainValue(value: unknown): unknown {
  const text = JSON.stringify(value, (_, member: unknown) =>
    typeof member === "string" ? member.toWellFormed() : member,
  );
  return text === undefined ? null : JSON.parse(text);
}
