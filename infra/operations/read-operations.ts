import type { OperationEntry } from "../../shared/domain/operations/operation-entry.ts";
import { redactBody } from "../../shared/domain/operations/redact.ts";
import { createDynamoOperationStore } from "../../shared/persistence/operations/dynamo-operation-store.ts";
import { recordOperation } from "./operations-log.ts";
import type { OperatorCloud } from "./operator-cloud.ts";

export type LoggedOperation = OperationEntry;

/** What operators did in a month, the latest first; bodies whole for a reason only. */
export async function readOperations(
  cloud: OperatorCloud,
  month: string,
  { limit, reason }: { readonly limit: number; readonly reason: string | undefined },
): Promise<readonly LoggedOperation[]> {
  const read = () => createDynamoOperationStore(cloud.table).listOfMonth(month, limit);
  if (reason === undefined) return (await read()).map(withoutPersonalData);
  const request = { command: "log --reveal", arguments: { month }, reason };
  const { entries } = await recordOperation(cloud, request, async () => {
    const found = await read();
    return { entries: found, detail: `${found.length} voci mostrate` };
  });
  return entries;
}

function withoutPersonalData(entry: OperationEntry): OperationEntry {
  const { step } = entry;
  if (step.kind !== "discarded") return entry;
  return { ...entry, step: { ...step, body: redactBody(step.body) } };
}
