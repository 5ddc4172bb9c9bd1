import * as z from "zod/mini";
import type { ExpiryProgressStore } from "../../domain/notifications/expiry-walk.ts";
import { parseCalendarDate } from "../../domain/values/calendar-date.ts";
import { parseOrganizationFiscalCode } from "../../domain/values/organization-fiscal-code.ts";
import { parsedText } from "../../domain/values/parsed-text.ts";
import { itemHeader } from "../item.ts";
import { entities } from "../table.ts";
import type { TableClient } from "../table-client.ts";

/** All of them in one partition: they are read together, once a day. */
const partition = "EXPIRIES";

const day = () => parsedText(parseCalendarDate);

const progressShape = z.lazy(() =>
  z.object({
    organizationFiscalCode: parsedText(parseOrganizationFiscalCode),
    throughDay: day(),
    walking: z.exactOptional(z.object({ untilDay: day(), partsDone: z.int() })),
  }),
);

export function createDynamoExpiryProgressStore(
  table: Pick<TableClient, "query" | "put">,
): ExpiryProgressStore {
  return {
    async list() {
      return (await table.query(partition, "")).map((item) => progressShape.parse(item));
    },
    async save(progress) {
      const key = { pk: partition, sk: progress.organizationFiscalCode };
      await table.put({ ...key, ...itemHeader(entities.expiryProgress), ...progress });
    },
  };
}
