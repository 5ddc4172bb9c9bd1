import * as z from "zod";
import { parseCartId } from "../domain/checkout/cart.ts";
import { parseWebhookId } from "../domain/notifications/webhook.ts";
import { anomalyReasons } from "../domain/receipts/receipt-anomaly.ts";
import { parseRunId } from "../domain/sandbox/sandbox-run.ts";
import { parseCalendarDate } from "../domain/values/calendar-date.ts";
import { parseIud } from "../domain/values/iud.ts";
import { parseNoticeNumber } from "../domain/values/notice-number.ts";
import { parseOrganizationFiscalCode } from "../domain/values/organization-fiscal-code.ts";
import { parsedText } from "../domain/values/parsed-text.ts";
import { parseReceiptId } from "../domain/values/receipt-id.ts";

/** Sends messages; returns when the queue has taken every one of them, throws otherwise. */
export type QueuePublisher<Message> = (messages: readonly Message[]) => Promise<void>;

/** Every message names its ente and flow by key only: no personal data travels in a queue. */
const flowReference = {
  organizationFiscalCode: parsedText(parseOrganizationFiscalCode),
  flowId: z.string().min(1).max(64),
};

/** The uploaded file of this flow is to be checked, counted and cut into blocks. */
export const splitImportFlowMessage = z.object(flowReference);
export type SplitImportFlowMessage = z.infer<typeof splitImportFlowMessage>;

/** One block of rows is to be imported. Rows are numbered from 1, the header does not count. */
export const importBlockMessage = z.object({
  ...flowReference,
  block: z.int().min(1),
  firstRow: z.int().min(1),
  rows: z.int().min(1).max(1000),
  /** Rows of this block whose IUD stands earlier in the file. */
  duplicateRows: z.array(z.int().min(1)).readonly(),
  /** Rows of this block that give an IUV which stands earlier in the file. */
  duplicateIuvRows: z.array(z.int().min(1)).readonly(),
});
export type ImportBlockMessage = z.infer<typeof importBlockMessage>;

/** All blocks of the flow are done: its result files are to be written. */
export const closeImportFlowMessage = z.object(flowReference);
export type CloseImportFlowMessage = z.infer<typeof closeImportFlowMessage>;

const jobId = z.string().min(1).max(64);

/** The notices of a print job are to be selected, sorted and cut into packs. */
export const planPrintJobMessage = z.object({ ...flowReference, jobId });
export type PlanPrintJobMessage = z.infer<typeof planPrintJobMessage>;

/** The notices of one imported block, or of one list of a job, are to be printed together. */
export const renderPrintPackMessage = z.object({
  ...flowReference,
  /** Of a job, number of the pack. */
  block: z.int().min(1),
  jobId: jobId.optional(),
});
export type RenderPrintPackMessage = z.infer<typeof renderPrintPackMessage>;

/** The single notices of an imported flow, or of a job, are to be put in one ZIP. */
export const archiveNoticesMessage = z.object({ ...flowReference, jobId: jobId.optional() });
export type ArchiveNoticesMessage = z.infer<typeof archiveNoticesMessage>;

export const positionsPerNotifyMessageMax = 20;

/** The debtors of these positions are to be told that the debt exists. */
export const notifyDebtorsMessage = z.object({
  organizationFiscalCode: flowReference.organizationFiscalCode,
  flowId: flowReference.flowId.optional(),
  iuds: z.array(parsedText(parseIud)).min(1).max(positionsPerNotifyMessageMax),
  event: z.literal("created"),
});
export type NotifyDebtorsMessage = z.infer<typeof notifyDebtorsMessage>;

/** A debt whose debtor is to be told, and the flow that brought it. */
export type DebtToTell = {
  readonly organizationFiscalCode: NotifyDebtorsMessage["organizationFiscalCode"];
  readonly flowId?: NotifyDebtorsMessage["flowId"];
  readonly iud: NotifyDebtorsMessage["iuds"][number];
};

/**
 * The messages about debts just created: those of one flow travel together, as many as a message
 * carries, so that their outcomes can be counted in one step.
 */
export function notifyDebtorsMessagesOf(debts: readonly DebtToTell[]): NotifyDebtorsMessage[] {
  const groups = Map.groupBy(
    debts,
    ({ organizationFiscalCode, flowId }) => `${organizationFiscalCode}#${flowId ?? ""}`,
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { organizationFiscalCode, flowId } = first;
    const messages: NotifyDebtorsMessage[] = [];
    for (let start = 0; start < group.length; start += positionsPerNotifyMessageMax) {
      messages.push({
        organizationFiscalCode,
        ...(flowId === undefined ? {} : { flowId }),
        iuds: group.slice(start, start + positionsPerNotifyMessageMax).map(({ iud }) => iud),
        event: "created",
      });
    }
    return messages;
  });
}

/** Whoever paid with this receipt, which has closed its notice, is to get it by mail. */
export const mailReceiptMessage = z.object({
  organizationFiscalCode: flowReference.organizationFiscalCode,
  receiptId: parsedText(parseReceiptId),
});
export type MailReceiptMessage = z.infer<typeof mailReceiptMessage>;

/** One part of the table is to be walked for the change of an IBAN on an ente's positions. */
export const changeIbansMessage = z.object({
  organizationFiscalCode: flowReference.organizationFiscalCode,
  changeId: z.string().min(1).max(64),
  segment: z.int().min(1).max(64),
});
export type ChangeIbansMessage = z.infer<typeof changeIbansMessage>;

/** The time of a cart may be over. */
export const expireCartMessage = z.object({ cartId: parsedText(parseCartId) });
export type ExpireCartMessage = z.infer<typeof expireCartMessage>;

const sixteenHex = z.string().regex(/^[0-9a-f]{16}$/);

/** A position was paid, in part or as a whole, or withdrawn: who wants to know is to be told. */
const positionChangedMessage = z.object({
  kind: z.literal("positionChanged"),
  organizationFiscalCode: flowReference.organizationFiscalCode,
  iud: parsedText(parseIud),
  typeCode: z.string(),
  status: z.enum(["PAID", "PARTIALLY_PAID", "CANCELLED"]),
  version: z.int(),
  changedAt: z.iso.datetime(),
});

/** The same of a receipt that asks for attention. */
const receiptAnomalyMessage = z.object({
  kind: z.literal("receiptAnomaly"),
  organizationFiscalCode: flowReference.organizationFiscalCode,
  receiptId: parsedText(parseReceiptId),
  reason: z.enum(anomalyReasons),
  /** Tells it from other anomalies of the receipt. */
  nature: z.string(),
  occurredAt: z.iso.datetime(),
});

/** The same of a cart whose time is over. */
const cartExpiredMessage = z.object({
  kind: z.literal("cartExpired"),
  cartId: parsedText(parseCartId),
});

/** The same of a notice that nobody can pay any more since its due date has passed. */
const noticeExpiredMessage = z.object({
  kind: z.literal("noticeExpired"),
  organizationFiscalCode: flowReference.organizationFiscalCode,
  iud: parsedText(parseIud),
  noticeNumber: parsedText(parseNoticeNumber),
  dueDate: parsedText(parseCalendarDate),
});

/** The deliveries of a webhook about one thing are to be made that are due, in their order. */
const webhookLaneMessage = z.object({
  kind: z.literal("lane"),
  organizationFiscalCode: flowReference.organizationFiscalCode,
  webhookId: parsedText(parseWebhookId),
  lane: sixteenHex,
  /** The try that it was sent for: there is one such message for each try that has to wait. */
  waitsFor: z.object({ deliveryId: z.string(), tries: z.int() }).optional(),
});
export type WebhookLaneMessage = z.infer<typeof webhookLaneMessage>;

/** Programs of enti are to be told of something. */
export const webhookMessage = z.discriminatedUnion("kind", [
  positionChangedMessage,
  receiptAnomalyMessage,
  cartExpiredMessage,
  noticeExpiredMessage,
  webhookLaneMessage,
]);
export type WebhookMessage = z.infer<typeof webhookMessage>;

/** A receipt of the test node is to be tried for the `attempt`-th time. */
export const deliverReceiptMessage = z.object({
  runId: parsedText(parseRunId),
  deliveryId: z.string().min(1).max(64),
  attempt: z.int().min(1),
});
export type DeliverReceiptMessage = z.infer<typeof deliverReceiptMessage>;
