import * as z from "zod";
import {
  archiveNoticesMessage,
  changeIbansMessage,
  closeImportFlowMessage,
  deliverReceiptMessage,
  importBlockMessage,
  mailReceiptMessage,
  notifyDebtorsMessage,
  planPrintJobMessage,
  renderPrintPackMessage,
  splitImportFlowMessage,
  webhookMessage,
} from "../../shared/messaging/messages.ts";

/** What each consumer can read. */
const schemas = new Map<string, z.ZodType>([
  ["flow-splits", splitImportFlowMessage],
  ["import-blocks", importBlockMessage],
  ["flow-closings", closeImportFlowMessage],
  ["print-jobs", planPrintJobMessage],
  ["print-packs", renderPrintPackMessage],
  ["notice-archives", archiveNoticesMessage],
  ["notifications", notifyDebtorsMessage],
  ["receipt-mails", mailReceiptMessage],
  ["iban-changes", changeIbansMessage],
  ["webhook-deliveries", webhookMessage],
  ["sandbox-receipts", deliverReceiptMessage],
]);

const lostBatch = z.object({
  requestContext: z.object({ condition: z.string() }),
  responseContext: z.object({ functionError: z.string().optional() }).optional(),
});

/** Why a message went to the dead letter queue, as far as it says so itself. */
export function undeliverableReason(consumer: string, body: string): string | undefined {
  const content = readJson(body);
  if (content === undefined) return "Non è JSON: riconsegnarlo non serve.";
  const lost = lostBatch.safeParse(content).data;
  if (lost !== undefined) {
    const { requestContext, responseContext } = lost;
    const error = responseContext?.functionError;
    return `${requestContext.condition}${error === undefined ? "" : `, errore ${error}`}`;
  }
  const schema = schemas.get(consumer);
  return schema === undefined || schema.safeParse(content).success
    ? undefined
    : "Non è un messaggio di questa coda: riconsegnarlo non serve.";
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
