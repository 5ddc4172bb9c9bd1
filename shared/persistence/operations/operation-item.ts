import * as z from "zod/mini";
import type { OperationEntry } from "../../domain/operations/operation-entry.ts";
import { type Item, type ItemKey, itemHeader } from "../item.ts";
import { entities } from "../table.ts";

/** The operations of a month: few, and read together. */
export function operationsPartition(month: string): string {
  return `OPERATIONS#${month}`;
}

/** In the order of time; the last part tells apart the entries of one operation. */
export function operationKey({ at, operationId, step }: OperationEntry): ItemKey {
  const label = step.kind === "discarded" ? `DISCARDED-${step.messageId}` : step.kind.toUpperCase();
  return {
    pk: operationsPartition(at.slice(0, "2026-11".length)),
    sk: `${at}#${operationId}#${label}`,
  };
}

const stepShape = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("begun") }),
  z.object({
    kind: z.literal("discarded"),
    queueName: z.string(),
    messageId: z.string(),
    sentAt: z.string(),
    body: z.string(),
  }),
  z.object({ kind: z.literal("ended"), outcome: z.enum(["done", "failed"]), detail: z.string() }),
]);

const entryShape = z.object({
  operationId: z.string(),
  operator: z.object({ awsIdentity: z.string(), osUser: z.string() }),
  command: z.string(),
  arguments: z.record(z.string(), z.string()),
  reason: z.exactOptional(z.string()),
  at: z.string(),
  step: stepShape,
});

export function toOperationItem(entry: OperationEntry): Item {
  return { ...operationKey(entry), ...itemHeader(entities.operation), ...entry };
}

export function fromOperationItem(item: Item): OperationEntry {
  return entryShape.parse(item);
}
