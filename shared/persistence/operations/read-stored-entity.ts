import * as z from "zod/mini";
import type {
  ContentClaim,
  IuvCursor,
  StoredEntity,
} from "../../domain/operations/invariants/stored-entity.ts";
import { parseIuv } from "../../domain/values/iuv.ts";
import { parseOrganizationFiscalCode } from "../../domain/values/organization-fiscal-code.ts";
import { fromClaimItem, fromPositionItem } from "../debt-positions/debt-position-item.ts";
import { fromBlockItem } from "../import-flows/block-items.ts";
import { fromFlowItem } from "../import-flows/import-flow-item.ts";
import { type Item, schemaVersion } from "../item.ts";
import { fromOrganizationItem, fromPrintedFactsItem } from "../organizations/organization-item.ts";
import { fromAnomalyItem, fromReceiptItem } from "../receipts/receipt-item.ts";
import { entities } from "../table.ts";

const headerShape = z.object({ entity: z.string(), schemaVersion: z.literal(schemaVersion) });
const cursorShape = z.object({ nextProgressive: z.int() });
const contentShape = z.object({ flowId: z.string() });

const readers: Readonly<Record<string, (item: Item) => StoredEntity>> = {
  [entities.organization]: (item) => ({
    kind: "organization",
    organization: fromOrganizationItem(item),
  }),
  [entities.printedFacts]: (item) => {
    fromPrintedFactsItem(item);
    return { kind: "other" };
  },
  [entities.debtPosition]: (item) => ({ kind: "position", position: fromPositionItem(item) }),
  [entities.supersededPosition]: (item) => ({
    kind: "superseded",
    position: fromPositionItem(item),
  }),
  [entities.iuvClaim]: (item) => ({ kind: "claim", claim: claimOf(item) }),
  [entities.iuvCursor]: (item) => ({ kind: "cursor", cursor: cursorOf(item) }),
  [entities.importFlow]: (item) => ({ kind: "flow", flow: fromFlowItem(item) }),
  [entities.importBlock]: (item) => ({ kind: "block", report: fromBlockItem(item) }),
  [entities.contentClaim]: (item) => ({ kind: "content", content: contentOf(item) }),
  [entities.receipt]: (item) => ({ kind: "receipt", record: fromReceiptItem(item) }),
  [entities.receiptOfDay]: (item) => ({ kind: "receiptOfDay", record: fromReceiptItem(item) }),
  [entities.receiptAnomaly]: (item) => ({ kind: "anomaly", anomaly: fromAnomalyItem(item) }),
};
const knownEntities: ReadonlySet<string> = new Set(Object.values(entities));

/** An item of the table as its invariants see it; what cannot be read is said, and not thrown. */
export function readStoredEntity(item: Item): StoredEntity {
  const header = headerShape.safeParse(item).data;
  if (header === undefined || !knownEntities.has(header.entity)) return unreadable(item);
  const read = readers[header.entity];
  if (read === undefined) return { kind: "other" };
  try {
    return read(item);
  } catch {
    return unreadable(item);
  }
}

/** Told by what it is and its sort key; a partition key may hold an ente's own words. */
function unreadable({ sk, ...item }: Item): StoredEntity {
  const organization = /^ORG#(\d{11})/u.exec(item.pk)?.[1] ?? "nessun ente";
  const entity = typeof item["entity"] === "string" ? item["entity"] : "senza tipo";
  const version = `versione ${String(item["schemaVersion"])}`;
  return { kind: "unreadable", subject: `${organization}: ${entity}, ${version}, ${sk}` };
}

function claimOf(item: Item) {
  const [, organizationText = "", iuvText = ""] = /^ORG#(\d{11})#IUV#(.+)$/u.exec(item.pk) ?? [];
  const organizationFiscalCode = parseOrganizationFiscalCode(organizationText);
  const iuv = parseIuv(iuvText);
  if (organizationFiscalCode === undefined || iuv === undefined) throw new Error("not a claim");
  return fromClaimItem(item, { organizationFiscalCode, iuv });
}

function cursorOf(item: Item): IuvCursor {
  const { nextProgressive } = cursorShape.parse(item);
  const segregationCode = item.sk.slice("IUV#".length);
  return { organizationFiscalCode: organizationOf(item), segregationCode, nextProgressive };
}

function contentOf(item: Item): ContentClaim {
  const { flowId } = contentShape.parse(item);
  const contentSha256 = item.sk.slice("CONTENT#".length);
  return { organizationFiscalCode: organizationOf(item), contentSha256, flowId };
}

function organizationOf({ pk }: Item): string {
  return pk.slice("ORG#".length);
}
