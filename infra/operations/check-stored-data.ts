import { paginateListObjectsV2 } from "@aws-sdk/client-s3";
import { createInvariantCheck } from "../../shared/domain/operations/invariants/check-invariants.ts";
import {
  type InvariantResult,
  invariantMeanings,
} from "../../shared/domain/operations/invariants/invariant.ts";
import { bucketFolders } from "../../shared/files/import-flow-files.ts";
import type { OperatorCloud } from "./operator-cloud.ts";
import { scanTable } from "./scan-table.ts";

export type StoredDataReport = {
  readonly tableName: string;
  readonly items: number;
  readonly receiptFiles: number;
  /** The instant of the latest change met, in ISO 8601; null in an empty table. */
  readonly latestChangeAt: string | null;
  /** Each invariant with its meaning in Italian. */
  readonly results: readonly (InvariantResult & { readonly meaning: string })[];
  readonly violations: number;
  readonly seconds: number;
};

type Stored = Pick<OperatorCloud, "dynamoDb" | "s3" | "bucketName" | "tableName">;

/** Holds a table, the stage's own or a copy, and the receipts of the bucket to every invariant. */
export async function checkStoredData(stored: Stored): Promise<StoredDataReport> {
  const startedMs = performance.now();
  const check = createInvariantCheck();
  let latest = "";
  const items = await scanTable(stored, (entity) => {
    check.see(entity);
    const instant =
      entity.kind === "position"
        ? entity.position.updatedAt
        : entity.kind === "receipt"
          ? entity.record.receivedAt
          : "";
    if (instant > latest) latest = instant;
  });
  let receiptFiles = 0;
  const pages = paginateListObjectsV2(
    { client: stored.s3 },
    { Bucket: stored.bucketName, Prefix: `${bucketFolders.receipts}/` },
  );
  for await (const { Contents = [] } of pages) {
    for (const { Key } of Contents) if (Key !== undefined) check.seeFile(Key);
    receiptFiles += Contents.length;
  }
  const results = check.finish().map((result) => ({
    ...result,
    meaning: invariantMeanings[result.invariant],
  }));
  return {
    tableName: stored.tableName,
    items,
    receiptFiles,
    latestChangeAt: latest === "" ? null : latest,
    results,
    violations: results.reduce((sum, { violations }) => sum + violations, 0),
    seconds: secondsSince(startedMs),
  };
}

/** Seconds since an instant of `performance.now()`, to the tenth. */
export function secondsSince(startedMs: number): number {
  return Math.round((performance.now() - startedMs) / 100) / 10;
}
