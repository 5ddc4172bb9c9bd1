import { mayTouchType } from "../../../shared/domain/access/caller.ts";
import { judgeAccess } from "../../../shared/domain/access/judge-access.ts";
import type { Operation } from "../../../shared/domain/access/operation.ts";
import { regionRoles } from "../../../shared/domain/access/role.ts";
import type { MatrixCaller } from "./matrix-callers.ts";
import type { MatrixSubject } from "./matrix-world.ts";
import type { RouteRow } from "./route-rows.ts";

/** What a call of the matrix must be answered: one of these, and nothing of others in it. */
export type MatrixVerdict = {
  readonly statuses: readonly number[];
  /** A refusal: its body is the same whatever was asked for. */
  readonly isRefusal: boolean;
};

const statusOf = { unauthenticated: 401, hidden: 404, forbidden: 403 } as const;

export function verdictOf(
  { operation, row }: { readonly operation: Operation; readonly row: RouteRow },
  { caller }: MatrixCaller,
  subject: MatrixSubject,
): MatrixVerdict {
  const inPath = operation.path.includes("{fiscalCode}") ? subject.fiscalCode : undefined;
  const verdict = judgeAccess(operation.access, caller, inPath);
  if (verdict !== "granted") return { statuses: [statusOf[verdict]], isRefusal: true };
  const isOtherType = caller !== undefined && !mayTouchType(caller, subject.typeCode);
  if (row.byType && isOtherType) return { statuses: [404], isRefusal: true };
  return { statuses: row.granted, isRefusal: false };
}

/**
 * The texts that a caller may not read in any answer: those of debts that are not its business, and
 * those of other enti, unless it acts for the Region.
 */
export function secretsFrom(
  { caller }: MatrixCaller,
  subjects: readonly MatrixSubject[],
): readonly string[] {
  const seen = (subject: MatrixSubject) =>
    caller?.organization === subject.fiscalCode && mayTouchType(caller, subject.typeCode);
  const isRegion =
    caller?.organization === undefined && regionRoles.some((role) => role === caller?.role);
  const ofOwn = (subject: MatrixSubject) => isRegion || caller?.organization === subject.fiscalCode;
  return [
    ...subjects.filter((subject) => !seen(subject)).flatMap(({ canaries }) => canaries),
    ...subjects.filter((subject) => !ofOwn(subject)).flatMap((subject) => subject.canariesOfEnte),
  ];
}
