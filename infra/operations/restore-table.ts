import {
  CreateBackupCommand,
  DeleteBackupCommand,
  DeleteTableCommand,
  DescribeBackupCommand,
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  DynamoDBServiceException,
  RestoreTableFromBackupCommand,
  RestoreTableToPointInTimeCommand,
  waitUntilTableExists,
  waitUntilTableNotExists,
} from "@aws-sdk/client-dynamodb";
import { copyTable } from "./copy-table.ts";
import { OperationRefused } from "./operation-refused.ts";

/**
 * How a copy of the table was made: as it was at an instant, from a backup made just now, or item
 * by item, where an emulator knows neither.
 */
export type RestoreMethod = "pointInTime" | "backup" | "copy";

export type RestoredTable = {
  readonly method: RestoreMethod;
  /** The instant whose data it holds. */
  readonly at: Date;
};

export type RestoreRequest = {
  readonly dynamoDb: DynamoDBClient;
  readonly tableName: string;
  readonly targetName: string;
  /** The latest instant that is safe to have where it is left out. */
  readonly at: Date | undefined;
};

/** DynamoDB can restore up to some five minutes ago. */
const safeDelayMs = 5 * 60_000;
const waitSecondsMax = 4 * 3_600;
/** What services answer that do not have an operation. */
const missingOperation = new Set([
  "UnknownOperationException",
  "UnknownOperation",
  "NotImplemented",
  "NotImplementedException",
  "InvalidAction",
]);

/**
 * Restores the table under another name, by the best means that the endpoint has, and waits until
 * it can be read. The original is only ever read.
 */
export async function restoreTable(request: RestoreRequest): Promise<RestoredTable> {
  const { dynamoDb, tableName, targetName } = request;
  if (targetName === tableName) throw new Error("a table is never restored over itself");
  const at = await instantToRestore(request);
  if (at !== undefined && (await restoresTo(request, at))) return { method: "pointInTime", at };
  if (await restoresFromBackup(request)) return { method: "backup", at: new Date() };
  const began = new Date();
  await copyTable({ dynamoDb, tableName, targetName });
  return { method: "copy", at: began };
}

/** Gives a restored table up. */
export async function dropTable(dynamoDb: DynamoDBClient, tableName: string): Promise<void> {
  await dynamoDb.send(new DeleteTableCommand({ TableName: tableName }));
  await waitUntilTableNotExists(
    { client: dynamoDb, maxWaitTime: waitSecondsMax, minDelay: 1, maxDelay: 20 },
    { TableName: tableName },
  );
}

/** An instant that can be restored; undefined without such recovery. */
async function instantToRestore(request: RestoreRequest): Promise<Date | undefined> {
  const { dynamoDb, tableName, at } = request;
  const answer = await whereKnown(
    dynamoDb.send(new DescribeContinuousBackupsCommand({ TableName: tableName })),
  );
  const recovery = answer?.ContinuousBackupsDescription?.PointInTimeRecoveryDescription;
  if (recovery?.PointInTimeRecoveryStatus !== "ENABLED") return undefined;
  const wantedMs = at?.getTime() ?? Date.now() - safeDelayMs;
  const earliestMs = recovery.EarliestRestorableDateTime?.getTime() ?? wantedMs;
  const latestMs = recovery.LatestRestorableDateTime?.getTime() ?? wantedMs;
  if (at !== undefined && wantedMs < earliestMs) {
    throw new OperationRefused(
      `La tabella si può ripristinare solo dal ${new Date(earliestMs).toISOString()} in poi.`,
    );
  }
  return new Date(Math.max(earliestMs, Math.min(wantedMs, latestMs)));
}

async function restoresTo(
  { dynamoDb, tableName, targetName }: RestoreRequest,
  at: Date,
): Promise<boolean> {
  const started = await whereKnown(
    dynamoDb.send(
      new RestoreTableToPointInTimeCommand({
        SourceTableName: tableName,
        TargetTableName: targetName,
        RestoreDateTime: at,
      }),
    ),
  );
  if (started === undefined) return false;
  await waitUntilReady(dynamoDb, targetName);
  return true;
}

async function restoresFromBackup({
  dynamoDb,
  tableName,
  targetName,
}: RestoreRequest): Promise<boolean> {
  const made = await whereKnown(
    dynamoDb.send(new CreateBackupCommand({ TableName: tableName, BackupName: targetName })),
  );
  const arn = made?.BackupDetails?.BackupArn;
  if (arn === undefined) return false;
  try {
    await waitForBackup(dynamoDb, arn);
    const started = await whereKnown(
      dynamoDb.send(
        new RestoreTableFromBackupCommand({ BackupArn: arn, TargetTableName: targetName }),
      ),
    );
    if (started === undefined) return false;
    await waitUntilReady(dynamoDb, targetName);
    return true;
  } finally {
    await dynamoDb.send(new DeleteBackupCommand({ BackupArn: arn }));
  }
}

async function waitForBackup(dynamoDb: DynamoDBClient, arn: string): Promise<void> {
  for (;;) {
    const { BackupDescription } = await dynamoDb.send(
      new DescribeBackupCommand({ BackupArn: arn }),
    );
    if (BackupDescription?.BackupDetails?.BackupStatus !== "CREATING") return;
    await pause();
  }
}

/** A table that is being restored exists, and may already be active, before its items are in it. */
async function waitUntilReady(dynamoDb: DynamoDBClient, tableName: string): Promise<void> {
  await waitUntilTableExists(
    { client: dynamoDb, maxWaitTime: waitSecondsMax, minDelay: 1, maxDelay: 20 },
    { TableName: tableName },
  );
  const { Table } = await dynamoDb.send(new DescribeTableCommand({ TableName: tableName }));
  if (Table?.TableStatus !== "ACTIVE") throw new Error("the restored table is not active");
}

const pauseMs = 2_000;

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, pauseMs));
}

/** The answer; undefined where the endpoint does not know the operation. */
async function whereKnown<Answer>(answer: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof DynamoDBServiceException && missingOperation.has(error.name)) {
      return undefined;
    }
    throw error;
  }
}
