import type { Page, PageRequest } from "../values/page.ts";
import type { ChainHead } from "./audit-chain.ts";
import type { AuditEntry, AuditScope } from "./audit-entry.ts";
import type { KeptLine } from "./verify-chain.ts";

/** Lines are added with what they tell of (see `transactAudited`); here they are read. */
export type AuditStore = {
  /** The lines of a chain, the latest first. */
  list(scope: AuditScope, page: PageRequest): Promise<Page<AuditEntry>>;
  /** Lines in the order they were written, those after `sequence`: at most `limit`. */
  listAfter(scope: AuditScope, sequence: number, limit: number): Promise<readonly AuditEntry[]>;
  /** Has the table forget lines so many years after they were written: they are archived. */
  forget(lines: readonly AuditEntry[], years: number): Promise<void>;
  /** A chain as it stands in the table, whatever somebody made of it, and its end. */
  readChain(scope: AuditScope): Promise<StoredChain>;
};

export type StoredChain = {
  readonly lines: readonly KeptLine[];
  /** Absent of a chain that has no line yet: or that somebody took away. */
  readonly head: ChainHead | undefined;
};
