import * as z from "zod/mini";
import { blockLabel } from "../../domain/debt-positions/import-flow.ts";
import type {
  ImportBlockReport,
  NotificationCounters,
  PrintPackReport,
} from "../../domain/debt-positions/import-flow-store.ts";
import { parseOrganizationFiscalCode } from "../../domain/values/organization-fiscal-code.ts";
import { parsedText } from "../../domain/values/parsed-text.ts";
import { type Item, itemHeader } from "../item.ts";
import type { OrganizationItem } from "../organization-key.ts";
import { entities } from "../table.ts";
import { flowPartition } from "./import-flow-item.ts";

export const blockPrefix = "BLOCK#";
export const packPrefix = "PACK#";
export const notificationCountersSortKey = "NOTIFIED";

const reference = () => ({
  organizationFiscalCode: parsedText(parseOrganizationFiscalCode),
  flowId: z.string(),
  block: z.int(),
});
const blockShape = z.lazy(() =>
  z.object({
    ...reference(),
    rowsAccepted: z.int(),
    rowsRejected: z.int(),
    notices: z.int(),
    notifications: z.int(),
    writeUnits: z.number(),
    importedAt: z.string(),
  }),
);
const packShape = z.lazy(() =>
  z.object({
    ...reference(),
    notices: z.int(),
    bytes: z.int(),
    madeAt: z.string(),
  }),
);
const notificationCountersShape = z.lazy(() =>
  z.object({
    io: z._default(z.int(), 0),
    email: z._default(z.int(), 0),
    unreachable: z._default(z.int(), 0),
    uncertain: z._default(z.int(), 0),
    notNeeded: z._default(z.int(), 0),
  }),
);

export function toBlockItem(report: ImportBlockReport): OrganizationItem {
  const { organizationFiscalCode, flowId: id, block } = report;
  return {
    pk: flowPartition({ organizationFiscalCode, id }),
    sk: `${blockPrefix}${blockLabel(block)}`,
    ...itemHeader(entities.importBlock),
    ...report,
  };
}

export function toPackItem(report: PrintPackReport): OrganizationItem {
  const { organizationFiscalCode, flowId: id, block } = report;
  return {
    pk: flowPartition({ organizationFiscalCode, id }),
    sk: `${packPrefix}${blockLabel(block)}`,
    ...itemHeader(entities.printPack),
    ...report,
  };
}

export function fromBlockItem(item: Item): ImportBlockReport {
  return blockShape.parse(item);
}

export function fromPackItem(item: Item): PrintPackReport {
  return packShape.parse(item);
}

export function fromNotificationCounters(item: Item | undefined): NotificationCounters {
  return notificationCountersShape.parse(item ?? {});
}
