import { notingReservations } from "../../../shared/lambda/counting-stores.ts";
import { httpHandler } from "../../../shared/lambda/http-handler.ts";
import { createJournalRecorder } from "../../../shared/lambda/journal-recorder.ts";
import { describeError, logger } from "../../../shared/lambda/observability.ts";
import { oldIuvAcceptedUntil } from "../../../shared/mypay/tracciato/old-iuv.ts";
import { createCallProtection } from "../../../shared/persistence/call-protection/call-protection.ts";
import { createDynamoDebtPositionStore } from "../../../shared/persistence/debt-positions/dynamo-debt-position-store.ts";
import { createDynamoJournalWriter } from "../../../shared/persistence/journal/dynamo-journal-writer.ts";
import { createOrganizationTable } from "../../../shared/persistence/organization-table.ts";
import { createOrganizationReader } from "../../../shared/persistence/organizations/organization-reader.ts";
import { environmentSchema } from "./environment.ts";
import { route } from "./route.ts";

/** Events of many debts are written together: it takes longer than one. */
const journalPatienceMs = 2_000;

export const handler = httpHandler({
  environment: environmentSchema,
  protection: (environment) => createCallProtection(environment.TABLE_NAME),
  dependencies: (environment) => {
    const table = createOrganizationTable(environment.TABLE_NAME, { pace: "online" });
    const { amend, change, ...positions } = createDynamoDebtPositionStore(table);
    const journal = createDynamoJournalWriter(table, environment.JOURNAL_DAYS);
    return {
      organizations: createOrganizationReader(table),
      positions: { ...notingReservations(positions), amend, change },
      oldIuvAcceptedUntil,
      record: createJournalRecorder(journal, journalPatienceMs),
      report: (error: unknown) =>
        logger.error("an item of many failed", { failure: describeError(error) }),
      publicUrl: environment.PUBLIC_URL,
      now: () => new Date(),
    };
  },
  routes: [route],
});
