import * as z from "zod/mini";
import type { ChainHead } from "../../domain/audit/audit-chain.ts";
import type { AuditEntry, AuditScope } from "../../domain/audit/audit-entry.ts";
import { parseOrganizationFiscalCode } from "../../domain/values/organization-fiscal-code.ts";
import { parsedText } from "../../domain/values/parsed-text.ts";
import { type Item, type ItemKey, itemHeader } from "../item.ts";
import { entities } from "../table.ts";

/** Lines of one chain, which are read together. */
export function auditPartition(scope: AuditScope): string {
  return scope === "region" ? "AUDIT#REGION" : `ORG#${scope}#AUDIT`;
}

const linePrefix = "LINE#";

/** Lines sort as they were written. */
export function auditLineKey(scope: AuditScope, sequence: number): ItemKey {
  return { pk: auditPartition(scope), sk: linePrefix + String(sequence).padStart(9, "0") };
}

export function auditHeadKey(scope: AuditScope): ItemKey {
  return { pk: auditPartition(scope), sk: "HEAD" };
}

const lineShape = z.lazy(() =>
  z.object({
    scope: z.union([z.literal("region"), parsedText(parseOrganizationFiscalCode)]),
    at: z.string(),
    actor: z.object({
      kind: z.enum(["client", "person", "commandLine", "portal"]),
      id: z.string(),
      role: z.exactOptional(z.string()),
    }),
    action: z.string(),
    target: z.string(),
    outcome: z.enum(["done", "refused"]),
    reason: z.exactOptional(z.string()),
    changes: z.array(
      z.object({
        pointer: z.string(),
        before: z.exactOptional(z.unknown()),
        after: z.exactOptional(z.unknown()),
      }),
    ),
    sequence: z.int(),
    previousHash: z.string(),
    hash: z.string(),
  }),
);
const headShape = z.lazy(() => z.object({ sequence: z.int(), hash: z.string() }));

export function toAuditLineItem(entry: AuditEntry): Item {
  return {
    ...auditLineKey(entry.scope, entry.sequence),
    ...itemHeader(entities.auditLine),
    ...entry,
  };
}

export function fromAuditLineItem(item: Item): AuditEntry {
  return lineShape.parse(item);
}

export function toAuditHeadItem(scope: AuditScope, head: ChainHead): Item {
  return { ...auditHeadKey(scope), ...itemHeader(entities.auditHead), ...head };
}

export function fromAuditHeadItem(item: Item): ChainHead {
  return headShape.parse(item);
}
