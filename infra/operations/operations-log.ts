import { randomUUID } from "node:crypto";
import type {
  Operation,
  OperationStep,
  Operator,
} from "../../shared/domain/operations/operation-entry.ts";
import { redactText } from "../../shared/domain/operations/redact.ts";
import { createDynamoOperationStore } from "../../shared/persistence/operations/dynamo-operation-store.ts";
import type { OperatorCloud } from "./operator-cloud.ts";
import type { QueuedMessage } from "./queues.ts";

export type OperationRequest = Pick<Operation, "command" | "arguments"> & {
  readonly reason?: string | undefined;
};

/** What an operation under way may still write down. */
export type OperationLog = {
  /** The message whole, before it is taken out of its queue. */
  discarded(queueName: string, message: QueuedMessage): Promise<void>;
};

/** An item has room for 400 KB. */
const keptBytesMax = 380_000;

/**
 * Does something with effects and writes down that it began, before, and how it ended. Where the
 * beginning cannot be written nothing is done.
 */
export async function recordOperation<Result extends { readonly detail: string }>(
  cloud: Pick<OperatorCloud, "table" | "operator">,
  request: OperationRequest,
  work: (log: OperationLog) => Promise<Result>,
): Promise<Result> {
  const store = createDynamoOperationStore(cloud.table);
  const operation = operationOf(request, cloud.operator);
  const write = (step: OperationStep) =>
    store.append({ ...operation, at: new Date().toISOString(), step });
  await write({ kind: "begun" });
  try {
    const result = await work({
      async discarded(queueName, { id: messageId, sentAt, body }) {
        if (Buffer.byteLength(body) > keptBytesMax) throw new Error("a message too long to keep");
        await write({ kind: "discarded", queueName, messageId, sentAt, body });
      },
    });
    await write({ kind: "ended", outcome: "done", detail: result.detail });
    return result;
  } catch (error) {
    const detail = error instanceof Error ? error.name : "errore sconosciuto";
    await write({ kind: "ended", outcome: "failed", detail });
    throw error;
  }
}

function operationOf(request: OperationRequest, operator: Operator): Operation {
  const { command, reason } = request;
  const given = Object.entries(request.arguments).map(([name, text]) => [name, redactText(text)]);
  return {
    operationId: randomUUID(),
    operator,
    command,
    arguments: Object.fromEntries(given),
    ...(reason === undefined ? {} : { reason: redactText(reason) }),
  };
}
