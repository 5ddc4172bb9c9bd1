import { paginateListObjectsV2 } from "@aws-sdk/client-s3";
import {
  type OrganizationFiscalCode,
  parseOrganizationFiscalCode,
} from "../../shared/domain/values/organization-fiscal-code.ts";
import { parseReceiptId } from "../../shared/domain/values/receipt-id.ts";
import { bucketFolders } from "../../shared/files/import-flow-files.ts";
import { refusedReceiptsFolder } from "../../shared/files/receipt-files.ts";
import { receiptKey } from "../../shared/persistence/receipts/receipt-item.ts";
import type { OperatorCloud } from "./operator-cloud.ts";

/** A file under which a receipt is kept, and when it was. */
export type KeptFile = { readonly key: string; readonly keptAtMs: number };

/** Which files are looked at. */
export type FileScope = {
  readonly organization?: OrganizationFiscalCode | undefined;
  readonly since?: Date | undefined;
};

export type MissingReceipts = {
  /** Files of receipts, those that were refused apart. */
  readonly looked: number;
  readonly refused: number;
  /** How many of those looked at are missing, also beyond those given here. */
  readonly missing: number;
  /** The earliest of them, in the order they came. */
  readonly files: readonly KeptFile[];
};

/**
 * The files that no receipt in the archive names as its own, found by reading the whole folder: of
 * those that came after `after`, the earliest, `max` of them at most. A file that is missing here
 * may yet be known: as another text of a receipt, or under an id that its key does not tell.
 */
export async function findMissingReceipts(
  cloud: Pick<OperatorCloud, "s3" | "bucketName" | "table">,
  scope: FileScope & { readonly after: KeptFile | undefined },
  max: number,
): Promise<MissingReceipts> {
  const { organization, since, after } = scope;
  const ofEnte = organization === undefined ? "" : `${organization}/`;
  const sinceMs = since?.getTime() ?? 0;
  const earliest = createEarliest(max);
  let looked = 0;
  let refused = 0;
  let missing = 0;
  const pages = paginateListObjectsV2(
    { client: cloud.s3 },
    { Bucket: cloud.bucketName, Prefix: `${bucketFolders.receipts}/${ofEnte}` },
  );
  for await (const { Contents = [] } of pages) {
    const files = Contents.map(({ Key = "", LastModified }) => {
      return { key: Key, keptAtMs: LastModified?.getTime() ?? 0 };
    }).filter(({ keptAtMs }) => keptAtMs >= sinceMs);
    const own = files.filter(({ key }) => !key.startsWith(`${refusedReceiptsFolder}/`));
    looked += own.length;
    refused += files.length - own.length;
    const later = after === undefined ? own : own.filter((file) => byArrival(file, after) > 0);
    const absent = await withoutArchived(cloud, later);
    missing += absent.length;
    earliest.add(absent);
  }
  return { looked, refused, missing, files: earliest.take() };
}

/** Strongly consistent. */
async function withoutArchived(
  { table }: Pick<OperatorCloud, "table">,
  files: readonly KeptFile[],
): Promise<KeptFile[]> {
  const keys = files.flatMap(({ key }) => archiveKeyOf(key) ?? []);
  // Texts of one id share a key, and no batch may have a key twice.
  const distinct = [...new Map(keys.map((key) => [key.pk, key])).values()];
  const items = await table.getMany(distinct);
  const archived = new Set(items.map((item) => item["rawKey"]));
  return files.filter(({ key }) => !archived.has(key));
}

/** Of the receipt whose id is the name of the file's folder; another id is named by its digest. */
function archiveKeyOf(key: string) {
  const [, organizationText = "", idText = ""] = key.split("/");
  const organization = parseOrganizationFiscalCode(organizationText);
  const receiptId = parseReceiptId(idText);
  if (organization === undefined || receiptId === undefined) return undefined;
  return receiptKey(organization, receiptId);
}

/** S3 knows when a file came to the second; within it any order will do, but always the same. */
function byArrival(one: KeptFile, other: KeptFile): number {
  return one.keptAtMs - other.keptAtMs || (one.key < other.key ? -1 : Number(one.key > other.key));
}

/** Keeps the earliest of all files that are added, and room for twice as many. */
function createEarliest(max: number) {
  let kept: KeptFile[] = [];
  const take = () => {
    kept = kept.toSorted(byArrival).slice(0, max);
    return kept;
  };
  return {
    add(files: readonly KeptFile[]): void {
      kept.push(...files);
      if (kept.length > 2 * max) take();
    },
    take,
  };
}
