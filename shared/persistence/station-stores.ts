import { createDynamoFormStore } from "./catalogue/dynamo-form-store.ts";
import { createDynamoDebtPositionStore } from "./debt-positions/dynamo-debt-position-store.ts";
import { createDynamoJournalWriter } from "./journal/dynamo-journal-writer.ts";
import { createDynamoOrganizationStore } from "./organizations/dynamo-organization-store.ts";
import { rememberOrganizations } from "./organizations/remember-organizations.ts";
import { createDynamoReceiptStore } from "./receipts/dynamo-receipt-store.ts";
import { createTableClient } from "./table-client.ts";

/** All that the station which the node calls reads and writes, of whichever ente. */
export function createStationStores(settings: {
  readonly TABLE_NAME: string;
  readonly JOURNAL_DAYS: number;
}) {
  const table = createTableClient(settings.TABLE_NAME, { pace: "online" });
  return {
    organizations: rememberOrganizations(createDynamoOrganizationStore(table), Date.now),
    positions: createDynamoDebtPositionStore(table),
    receipts: createDynamoReceiptStore(table),
    forms: createDynamoFormStore(table),
    journal: createDynamoJournalWriter(table, settings.JOURNAL_DAYS),
  };
}
