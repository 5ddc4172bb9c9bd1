import * as z from "zod";
import { parseCartId } from "../../../shared/domain/checkout/cart.ts";
import type { Iud } from "../../../shared/domain/values/iud.ts";
import {
  type OrganizationFiscalCode,
  parseOrganizationFiscalCode,
} from "../../../shared/domain/values/organization-fiscal-code.ts";
import { parsedText } from "../../../shared/domain/values/parsed-text.ts";
import { parseReceiptId } from "../../../shared/domain/values/receipt-id.ts";

/** An item's scalar attributes before and after a change. */
export type RelayedChange = {
  readonly before?: Readonly<Record<string, unknown>>;
  readonly after?: Readonly<Record<string, unknown>>;
};

const flowImage = z.object({
  entity: z.literal("ImportFlow"),
  organizationFiscalCode: parsedText(parseOrganizationFiscalCode),
  id: z.string(),
  status: z.string(),
  dryRun: z.boolean(),
  blocks: z.number().optional(),
  blocksDone: z.number().optional(),
  noticesExpected: z.number().optional(),
});

const blockImage = z.object({
  entity: z.literal("ImportBlock"),
  organizationFiscalCode: parsedText(parseOrganizationFiscalCode),
  flowId: z.string(),
  block: z.number(),
  notices: z.number(),
});

const jobImage = z.object({
  entity: z.literal("PrintJob"),
  organizationFiscalCode: parsedText(parseOrganizationFiscalCode),
  flowId: z.string(),
  id: z.string(),
});

const ibanChangeImage = z.object({
  entity: z.literal("IbanChange"),
  organizationFiscalCode: parsedText(parseOrganizationFiscalCode),
  id: z.string(),
  segments: z.number(),
});

const positionImage = z.object({
  entity: z.literal("DebtPosition"),
  pk: z.string(),
  notify: z.literal(true),
  status: z.literal("PAYABLE"),
});

/** What a position was before it was there for its debtor. */
const unseenStatuses: readonly unknown[] = ["DRAFT", "CANCELLED"];

const receiptImage = z.object({
  entity: z.literal("Receipt"),
  organizationFiscalCode: parsedText(parseOrganizationFiscalCode),
  receiptId: parsedText(parseReceiptId),
  closes: z.literal(true),
});

const cartImage = z.object({ entity: z.literal("Cart"), id: parsedText(parseCartId) });

const afterImage = z.discriminatedUnion("entity", [
  flowImage,
  blockImage,
  jobImage,
  ibanChangeImage,
  positionImage,
  receiptImage,
  cartImage,
]);

type FlowImage = z.infer<typeof flowImage>;

/** Reads the ente and the IUD out of a position's partition key. */
export type PositionKeyReader = (pk: string) => {
  readonly organization: OrganizationFiscalCode;
  readonly iud: Iud;
};

export type RelayedEvent = NonNullable<ReturnType<typeof toEvent>>;

/** What a change of an item means to the other functions; undefined when nothing. */
export function toEvent({ before, after }: RelayedChange, readPositionKey: PositionKeyReader) {
  const parsed = afterImage.safeParse(after);
  if (!parsed.success) return undefined;
  const image = parsed.data;
  switch (image.entity) {
    case "ImportFlow":
      return flowEvent(image, flowImage.safeParse(before).data);
    case "ImportBlock": {
      const { organizationFiscalCode, flowId, block, notices } = image;
      if (before !== undefined || notices === 0) return undefined;
      return { kind: "blockImported", pack: { organizationFiscalCode, flowId, block } } as const;
    }
    case "PrintJob": {
      if (before !== undefined) return undefined;
      const { organizationFiscalCode, flowId, id: jobId } = image;
      return { kind: "printJobRequested", job: { organizationFiscalCode, flowId, jobId } } as const;
    }
    case "IbanChange": {
      if (before !== undefined) return undefined;
      const { organizationFiscalCode, id: changeId, segments } = image;
      const parts = Array.from({ length: segments }, (_, index) => ({
        organizationFiscalCode,
        changeId,
        segment: index + 1,
      }));
      return { kind: "ibanChangeRequested", parts } as const;
    }
    case "DebtPosition": {
      if (before !== undefined && !unseenStatuses.includes(before["status"])) return undefined;
      const { organization: organizationFiscalCode, iud } = readPositionKey(image.pk);
      const position = { organizationFiscalCode, iud, ...flowOf(after) };
      return { kind: "positionCreated", position } as const;
    }
    case "Receipt": {
      if (before !== undefined) return undefined;
      const { organizationFiscalCode, receiptId } = image;
      return { kind: "noticePaid", receipt: { organizationFiscalCode, receiptId } } as const;
    }
    case "Cart":
      if (before !== undefined) return undefined;
      return { kind: "cartOpened", cartId: image.id } as const;
  }
}

function flowEvent(after: FlowImage, before: FlowImage | undefined) {
  const flow = { organizationFiscalCode: after.organizationFiscalCode, flowId: after.id };
  if (after.status !== before?.status) {
    if (after.status === "QUEUED") return { kind: "flowQueued", flow } as const;
    const archives = !after.dryRun && (after.noticesExpected ?? 0) > 0;
    if (after.status === "IMPORTED" && archives) return { kind: "flowImported", flow } as const;
    return undefined;
  }
  const closes =
    after.status === "IMPORTING" &&
    after.blocksDone === after.blocks &&
    before.blocksDone !== after.blocksDone;
  return closes ? ({ kind: "blocksDone", flow } as const) : undefined;
}

function flowOf(after: RelayedChange["after"]): { flowId?: string } {
  const flowId = after?.["originFlowId"];
  return typeof flowId === "string" ? { flowId } : {};
}
