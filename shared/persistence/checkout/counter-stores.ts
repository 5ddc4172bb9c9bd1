import { createDynamoDebtPositionStore } from "../debt-positions/dynamo-debt-position-store.ts";
import { createDynamoJournalWriter } from "../journal/dynamo-journal-writer.ts";
import { createOrganizationTable } from "../organization-table.ts";
import { createOrganizationReader } from "../organizations/organization-reader.ts";
import { createDynamoCounterPaymentStore } from "./dynamo-counter-payment-store.ts";

/** What payments at an ente's counter read and write: that ente's alone. */
export function createCounterStores(settings: {
  readonly TABLE_NAME: string;
  readonly JOURNAL_DAYS: number;
}) {
  const table = createOrganizationTable(settings.TABLE_NAME, { pace: "online" });
  return {
    payments: createDynamoCounterPaymentStore(table),
    organizations: createOrganizationReader(table),
    positions: createDynamoDebtPositionStore(table),
    journal: createDynamoJournalWriter(table, settings.JOURNAL_DAYS),
  };
}
