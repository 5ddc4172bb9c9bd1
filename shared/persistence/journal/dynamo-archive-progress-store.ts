import * as z from "zod/mini";
import type { ArchiveProgressStore } from "../../domain/journal/archive-progress.ts";
import { parseCalendarDate } from "../../domain/values/calendar-date.ts";
import { parseOrganizationFiscalCode } from "../../domain/values/organization-fiscal-code.ts";
import { parsedText } from "../../domain/values/parsed-text.ts";
import { itemHeader } from "../item.ts";
import { entities } from "../table.ts";
import type { TableClient } from "../table-client.ts";

/** All of them in one partition: they are read together, once a day. */
const partition = "ARCHIVE";

const progressShape = z.object({
  scope: z.union([z.literal("region"), parsedText(parseOrganizationFiscalCode)]),
  throughDay: parsedText(parseCalendarDate),
  auditSequence: z.int(),
});

export function createDynamoArchiveProgressStore(
  table: Pick<TableClient, "query" | "put">,
): ArchiveProgressStore {
  return {
    async list() {
      return (await table.query(partition, "")).map((item) => progressShape.parse(item));
    },
    async save(progress) {
      const key = { pk: partition, sk: progress.scope };
      await table.put({ ...key, ...itemHeader(entities.archiveProgress), ...progress });
    },
  };
}
