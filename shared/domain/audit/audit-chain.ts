import { type AuditDraft, type AuditEntry, firstPreviousHash, sealedText } from "./audit-entry.ts";

/** SHA-256 of a text, hexadecimal. */
export type Digest = (text: string) => string;

/** Where a chain ends: the sequence and the hash of its last line. */
export type ChainHead = { readonly sequence: number; readonly hash: string };

/** The end of a chain that has no line yet. */
export const emptyChain: ChainHead = { sequence: 0, hash: firstPreviousHash };

/** The next line of a chain. */
export function sealLine(draft: AuditDraft, head: ChainHead, digest: Digest): AuditEntry {
  const line = { ...draft, sequence: head.sequence + 1, previousHash: head.hash };
  return { ...line, hash: digest(sealedText(line)) };
}

/** The end of a chain after this line. */
export function headAfter({ sequence, hash }: AuditEntry): ChainHead {
  return { sequence, hash };
}
