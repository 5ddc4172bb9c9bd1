import type { AuditEntry, FieldChange } from "../../../shared/domain/audit/audit-entry.ts";
import type { Page } from "../../../shared/domain/values/page.ts";
import { type HttpResult, jsonResult } from "../../../shared/lambda/http-result.ts";
import { encodeCursor } from "../../../shared/lambda/page-cursor.ts";

export function respond({ entries, cursor }: Page<AuditEntry>): HttpResult {
  return jsonResult(200, {
    entries: entries.map(entryData),
    cursor: cursor === undefined ? null : encodeCursor(cursor),
  });
}

function entryData(entry: AuditEntry) {
  const { sequence, at, actor, action, target, outcome, reason, changes, hash } = entry;
  return {
    sequence,
    at,
    actor: { kind: actor.kind, id: actor.id, role: actor.role ?? null },
    action,
    target,
    outcome,
    reason: reason ?? null,
    changes: changes.map(changeData),
    hash,
  };
}

function changeData({ pointer, before, after }: FieldChange) {
  return { pointer, before: before ?? null, after: after ?? null };
}
