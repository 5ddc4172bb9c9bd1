import * as z from "zod/mini";
import type { ImportFlow } from "../../domain/debt-positions/import-flow.ts";
import type { FlowReference } from "../../domain/debt-positions/import-flow-store.ts";
import { envelopeWindows, packOrders } from "../../domain/organizations/notice-print-settings.ts";
import {
  type OrganizationFiscalCode,
  parseOrganizationFiscalCode,
} from "../../domain/values/organization-fiscal-code.ts";
import { parsedText } from "../../domain/values/parsed-text.ts";
import { type Item, itemHeader } from "../item.ts";
import {
  type OrganizationItem,
  type OrganizationKey,
  type OrganizationPartition,
  organizationPartition,
} from "../organization-key.ts";
import { entities } from "../table.ts";

/** The flow, its blocks, packs and counters share one partition: read together, written rarely. */
export function flowPartition(flow: FlowReference): OrganizationPartition {
  return organizationPartition(flow.organizationFiscalCode, "FLOW", flow.id);
}

export function flowKey(flow: FlowReference): OrganizationKey {
  return { pk: flowPartition(flow), sk: "FLOW" };
}

/** Every content (SHA-256 of the CSV) is imported once by an ente. */
export function contentClaimKey(
  organization: OrganizationFiscalCode,
  contentSha256: string,
): OrganizationKey {
  return { pk: organizationPartition(organization), sk: `CONTENT#${contentSha256}` };
}

// Shapes are made when they are first read: no function needs all of them to start.
const identity = () => ({
  id: z.string(),
  organizationFiscalCode: parsedText(parseOrganizationFiscalCode),
  fileName: z.string(),
  dryRun: z.boolean(),
  requestedAt: z.string(),
  typeCodes: z.exactOptional(z.array(z.string())),
});

/** How packs are put together. */
export const packingFields = () => ({
  order: z.enum(packOrders),
  duplex: z.boolean(),
  envelopeWindow: z.enum(envelopeWindows),
});

const countersShape = z.lazy(() =>
  z.object({
    blocksDone: z.int(),
    rowsAccepted: z.int(),
    rowsRejected: z.int(),
    noticesExpected: z.int(),
    blocksWithNotices: z.int(),
    noticesMade: z.int(),
    notificationsExpected: z.int(),
    packsMade: z.int(),
    writeUnits: z.number(),
  }),
);

const start = () => ({
  startedAt: z.string(),
  uploadBytes: z.int(),
  uploadTag: z.string(),
});

const measure = () => ({
  rows: z.int(),
  blocks: z.int(),
  contentSha256: z.string(),
  endsWithLineFeed: z.boolean(),
  nextProgressive: z.int(),
  lease: z.exactOptional(
    z.object({ segregationCode: z.string(), firstProgressive: z.int(), count: z.int() }),
  ),
  packing: z.exactOptional(z.object(packingFields())),
  counters: countersShape,
});

const flowShape = z.lazy(() =>
  z.discriminatedUnion("status", [
    z.object({ ...identity(), status: z.literal("AWAITING_UPLOAD") }),
    z.object({ ...identity(), ...start(), status: z.literal("QUEUED") }),
    z.object({ ...identity(), ...start(), ...measure(), status: z.literal("IMPORTING") }),
    z.object({
      ...identity(),
      ...start(),
      ...measure(),
      status: z.literal("IMPORTED"),
      importedAt: z.string(),
      noticesMadeAt: z.exactOptional(z.string()),
      archivedAt: z.exactOptional(z.string()),
    }),
    z.object({
      ...identity(),
      ...start(),
      status: z.literal("REFUSED"),
      refusedAt: z.string(),
      refusal: z.object({ code: z.string(), detail: z.string() }),
    }),
  ]),
);

/** Counters stand at the top of the item, where `ADD` reaches them. */
export function toFlowItem(flow: ImportFlow): OrganizationItem {
  const header = { ...flowKey(flow), ...itemHeader(entities.importFlow) };
  if (!("counters" in flow)) return { ...header, ...flow };
  const { counters, ...rest } = flow;
  return { ...header, ...rest, ...counters };
}

export function fromFlowItem(item: Item): ImportFlow {
  return flowShape.parse({ ...item, counters: item });
}
