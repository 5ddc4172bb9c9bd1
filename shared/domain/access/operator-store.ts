import type { AuditDraft } from "../audit/audit-entry.ts";
import type { Assignment, Operator } from "./operator.ts";
import type { PersonId } from "./person-id.ts";

/** The operators of one ente, or the Region's; a change is written with its line of the audit. */
export type OperatorStore = {
  /** All of them, strongly consistent. */
  list(): Promise<readonly Operator[]>;
  find(personId: PersonId): Promise<Operator | undefined>;
  /** A line of the audit alone: about an attempt that was refused. */
  note(audit: AuditDraft): Promise<void>;
  add(operator: Operator, audit: AuditDraft): Promise<"written" | "exists">;
  /** On condition that the one replaced is still there, and the administrator that remains too. */
  change(change: OperatorChange, audit: AuditDraft): Promise<"written" | "stale">;
};

export type OperatorChange = {
  readonly replaced: Operator;
  /** There is none when it is withdrawn. */
  readonly replacement: Operator | undefined;
  /** Another who administers, and must still do so when this is written. */
  readonly remaining?: Operator | undefined;
};

export type AssignmentStore = {
  /** All that a person may do, strongly consistent. */
  listOf(personId: PersonId): Promise<readonly Assignment[]>;
};
