import type { AuditEntry, AuditScope } from "../../shared/domain/audit/audit-entry.ts";
import { createDynamoAuditStore } from "../../shared/persistence/audit/dynamo-audit-store.ts";
import type { OperatorCloud } from "./operator-cloud.ts";

/** The latest lines of a chain: there is nobody's personal data in them. */
export async function showAudit(
  { table }: Pick<OperatorCloud, "table">,
  scope: AuditScope,
  limit: number,
): Promise<readonly AuditEntry[]> {
  return (await createDynamoAuditStore(table).list(scope, { limit })).entries;
}
