import { createArchiveFiles } from "../../../shared/files/archive-files.ts";
import { createSmallObjectStore } from "../../../shared/files/small-object-store.ts";
import { scheduleHandler } from "../../../shared/lambda/schedule-handler.ts";
import { createDynamoAuditStore } from "../../../shared/persistence/audit/dynamo-audit-store.ts";
import { createDynamoArchiveProgressStore } from "../../../shared/persistence/journal/dynamo-archive-progress-store.ts";
import { createDynamoJournalReader } from "../../../shared/persistence/journal/dynamo-journal-reader.ts";
import { createDynamoDirectoryStore } from "../../../shared/persistence/organizations/dynamo-directory-store.ts";
import { createTableClient } from "../../../shared/persistence/table-client.ts";
import { archiveJournal } from "./archive-journal.ts";
import { environmentSchema } from "./environment.ts";

export const handler = scheduleHandler({
  environment: environmentSchema,
  dependencies: (environment) => {
    const table = createTableClient(environment.TABLE_NAME);
    return {
      directory: createDynamoDirectoryStore(table),
      journal: createDynamoJournalReader(table),
      audit: createDynamoAuditStore(table),
      progress: createDynamoArchiveProgressStore(table),
      ...createArchiveFiles(createSmallObjectStore(environment.BUCKET_NAME)),
      auditYears: environment.AUDIT_YEARS,
      now: () => new Date(),
    };
  },
  run: archiveJournal,
});
