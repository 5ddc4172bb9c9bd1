import type { JournalStore } from "../../domain/journal/journal-store.ts";
import type { OrganizationTable } from "../organization-table.ts";
import { toJournalItems } from "./journal-items.ts";

/** Adds events to the journal, each of them for so many days; in one call of the table. */
export function createDynamoJournalWriter(
  table: Pick<OrganizationTable, "insertMany">,
  keptDays: number,
): Pick<JournalStore, "append"> {
  return {
    async append(events) {
      await table.insertMany(events.flatMap((event) => toJournalItems(event, keptDays)));
    },
  };
}
