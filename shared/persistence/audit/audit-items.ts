import * as z from "zod/mini";
import type { ChainHead } from "../../domain/audit/audit-chain.ts";
import type { AuditEntry, AuditScope } from "../../domain/audit/audit-entry.ts";
import { auditEntryShape } from "../../domain/audit/audit-entry-shape.ts";
import type { KeptLine } from "../../domain/audit/verify-chain.ts";
import { type Item, type ItemKey, itemHeader } from "../item.ts";
import { organizationPartition } from "../organization-key.ts";
import { entities, timeToLiveAttribute } from "../table.ts";

/** Lines of one chain, which are read together. */
export function auditPartition(scope: AuditScope): string {
  return scope === "region" ? "AUDIT#REGION" : organizationPartition(scope, "AUDIT");
}

const linePrefix = "LINE#";

/** Lines sort as they were written, and after their head. */
export function auditLineKey(scope: AuditScope, sequence: number): ItemKey {
  return { pk: auditPartition(scope), sk: linePrefix + String(sequence).padStart(9, "0") };
}

export function auditHeadKey(scope: AuditScope): ItemKey {
  return { pk: auditPartition(scope), sk: "HEAD" };
}

const headShape = z.lazy(() => z.object({ sequence: z.int(), hash: z.string() }));

export function toAuditLineItem(entry: AuditEntry): Item {
  return {
    ...auditLineKey(entry.scope, entry.sequence),
    ...itemHeader(entities.auditLine),
    ...entry,
  };
}

export function isAuditLine({ sk }: ItemKey): boolean {
  return sk.startsWith(linePrefix);
}

export function fromAuditLineItem(item: Item): AuditEntry {
  return auditEntryShape.parse(entryMembers(item));
}

/** The same of an item that somebody may have tampered with. */
export function keptLineOf(item: Item): KeptLine {
  const place = Number(item.sk.slice(linePrefix.length));
  return { place, entry: auditEntryShape.safeParse(entryMembers(item)).data };
}

/** What is not of the table itself. */
function entryMembers({ pk: _, sk: __, ...item }: Item): Readonly<Record<string, unknown>> {
  const { entity: ___, schemaVersion: ____, [timeToLiveAttribute]: _____, ...members } = item;
  return members;
}

export function toAuditHeadItem(scope: AuditScope, head: ChainHead): Item {
  return { ...auditHeadKey(scope), ...itemHeader(entities.auditHead), ...head };
}

export function fromAuditHeadItem(item: Item): ChainHead {
  return headShape.parse(item);
}
