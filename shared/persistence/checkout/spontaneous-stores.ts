import { createDynamoFormStore } from "../catalogue/dynamo-form-store.ts";
import { createDebtorReader } from "../debt-positions/debtor-reader.ts";
import { createDynamoDebtPositionStore } from "../debt-positions/dynamo-debt-position-store.ts";
import { createDynamoJournalWriter } from "../journal/dynamo-journal-writer.ts";
import { createIpaCodeReader } from "../organizations/ipa-code-reader.ts";
import { createOrganizationReader } from "../organizations/organization-reader.ts";
import { rememberOrganizations } from "../organizations/remember-organizations.ts";
import { createTableClient } from "../table-client.ts";

/** All that starting a payment reads and writes. */
export function createSpontaneousStores(tableName: string, journalDays: number) {
  const table = createTableClient(tableName, { pace: "online" });
  return {
    findByIpaCode: createIpaCodeReader(table),
    organizations: rememberOrganizations(createOrganizationReader(table), Date.now),
    forms: createDynamoFormStore(table),
    positions: createDynamoDebtPositionStore(table),
    debtors: createDebtorReader(table),
    journal: createDynamoJournalWriter(table, journalDays),
  };
}
