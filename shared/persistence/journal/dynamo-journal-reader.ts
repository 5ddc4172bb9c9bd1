import type { JournalStore } from "../../domain/journal/journal-store.ts";
import type { OrganizationTable } from "../organization-table.ts";
import { pageOfItems } from "../page-of-items.ts";
import { fromJournalItem, journalDayPartition, journalPartition } from "./journal-items.ts";

export function createDynamoJournalReader(
  table: Pick<OrganizationTable, "queryPage">,
): Pick<JournalStore, "listOfSubject" | "listOfDay"> {
  return {
    async listOfSubject(organization, subject, page) {
      const pk = journalPartition(organization, subject);
      const items = await table.queryPage(pk, { ...page, order: "ascending" });
      return pageOfItems(items, page, fromJournalItem);
    },
    async listOfDay(organization, day, page) {
      const pk = journalDayPartition(organization, day);
      const items = await table.queryPage(pk, { ...page, order: "ascending" });
      return pageOfItems(items, page, fromJournalItem);
    },
  };
}
