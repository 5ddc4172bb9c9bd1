import type { OperationEntry } from "../../../shared/domain/operations/operation-entry.ts";

/** What a redrive of one queue writes down when it begins. */
export function sampleOperationEntry(changes: Partial<OperationEntry> = {}): OperationEntry {
  return {
    operationId: "0b1c",
    operator: { awsIdentity: "arn:aws:iam::000000000000:user/turno", osUser: "turno" },
    command: "dlq redrive",
    arguments: { queue: "import-blocks" },
    at: "2026-11-28T10:00:00.000Z",
    step: { kind: "begun" },
    ...changes,
  };
}
