import { existsSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/**
 * Makes the messages that were being processed when the local cloud ended visible again at once:
 * whoever held them is gone, and their visibility time-out may last hours.
 */
export function releaseInFlightMessages(queueDirectory: string): void {
  const path = join(queueDirectory, "fauxqs.db");
  if (!existsSync(path)) {
    return;
  }
  const database = new DatabaseSync(path);
  try {
    database.exec("UPDATE sqs_messages SET receipt_handle = NULL, visibility_deadline = NULL");
  } finally {
    database.close();
  }
}
