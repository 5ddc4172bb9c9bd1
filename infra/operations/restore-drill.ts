import { checkStoredData, type StoredDataReport, secondsSince } from "./check-stored-data.ts";
import type { OperatorCloud } from "./operator-cloud.ts";
import { dropTable, type RestoreMethod, restoreTable } from "./restore-table.ts";

export type DrillReport = {
  readonly stage: string;
  readonly method: RestoreMethod;
  readonly tableName: string;
  /** The copy is still there: because it was asked for, or because it could not be deleted. */
  readonly kept: boolean;
  /** The instant whose data was restored, in ISO 8601. */
  readonly restoredTo: string;
  /** How much of the latest work would be missing: from that instant to the drill's beginning. */
  readonly rpoSeconds: number;
  /** From the beginning until the restored data is checked and may be put in service. */
  readonly rtoSeconds: number;
  readonly restoreSeconds: number;
  readonly check: StoredDataReport;
};

export type DrillRequest = {
  /** The instant to restore; the latest that is safe to have where it is left out. */
  readonly at: Date | undefined;
  readonly keep: boolean;
};

type DrilledCloud = Pick<OperatorCloud, "stage" | "dynamoDb" | "s3" | "tableName" | "bucketName">;

/**
 * Restores the table beside the original, holds the restored data to every invariant, and gives
 * the copy up. The original is only read: not even the operators' log is written, so that a drill
 * also works on a table that nobody may write to any more.
 */
export async function drillRestore(
  cloud: DrilledCloud,
  { at, keep }: DrillRequest,
): Promise<DrillReport> {
  const { stage, dynamoDb } = cloud;
  const began = new Date();
  const startedMs = performance.now();
  const instant = began.toISOString().replaceAll(/[-:]|\.\d+/gu, "");
  const tableName = `${cloud.tableName}-drill-${instant}`;
  const request = { dynamoDb, tableName: cloud.tableName, targetName: tableName, at };
  const drop = () =>
    dropTable(dynamoDb, tableName).then(
      () => true,
      () => false,
    );
  try {
    const restored = await restoreTable(request);
    const restoreSeconds = secondsSince(startedMs);
    const check = await checkStoredData({ ...cloud, tableName });
    const rtoSeconds = secondsSince(startedMs);
    return {
      stage,
      method: restored.method,
      tableName,
      kept: keep || !(await drop()),
      restoredTo: restored.at.toISOString(),
      rpoSeconds: Math.max(0, Math.round((began.getTime() - restored.at.getTime()) / 1_000)),
      rtoSeconds,
      restoreSeconds,
      check,
    };
  } catch (error) {
    await drop();
    throw error;
  }
}
