import type {
  JournalEvent,
  NewJournalEvent,
  RecordEvents,
} from "../../../shared/domain/journal/journal-event.ts";
import { createDynamoJournalReader } from "../../../shared/persistence/journal/dynamo-journal-reader.ts";
import { createDynamoJournalWriter } from "../../../shared/persistence/journal/dynamo-journal-writer.ts";
import { inMemoryTable } from "../in-memory-table.ts";

/** The journal with its real items in memory; ids count up. */
export function inMemoryJournal(keptDays = 365) {
  const table = inMemoryTable();
  const { append } = createDynamoJournalWriter(table, keptDays);
  const events: JournalEvent[] = [];
  const record: RecordEvents = async (written: readonly NewJournalEvent[]) => {
    const numbered = written.map((event, index) => ({
      ...event,
      id: String(events.length + index + 1).padStart(6, "0"),
    }));
    events.push(...numbered);
    await append(numbered);
  };
  return { table, events, record, ...createDynamoJournalReader(table) };
}
