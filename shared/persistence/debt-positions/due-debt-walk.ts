import * as z from "zod/mini";
import { debtPositionStatuses, isOpen } from "../../domain/debt-positions/debt-position.ts";
import type { DueDebtWalk, DueSpan } from "../../domain/notifications/expiry-walk.ts";
import { parseCalendarDate } from "../../domain/values/calendar-date.ts";
import { parsedText } from "../../domain/values/parsed-text.ts";
import type { Item } from "../item.ts";
import type { TableClient } from "../table-client.ts";
import { parsePositionKey } from "./debt-position-item.ts";
import { filterExpressionOf } from "./debtor-filter.ts";
import { debtorPartition, debtorShards, hasInstallments } from "./debtor-index.ts";

const entryShape = z.lazy(() =>
  z.object({
    ds: z.string(),
    typeCode: z.string(),
    dueDate: z.exactOptional(parsedText(parseCalendarDate)),
  }),
);

/** About as many as DynamoDB gives at once: 1 MB. */
const entriesPerPage = 5_000;

const openStatuses = debtPositionStatuses.filter((status) => isOpen({ status }));

/**
 * Walks an ente's part of the index by debtor: 1 read unit each 40 of its debts, open or not. What
 * has instalments comes out whenever they are due, the rest when its own date is in the span.
 */
export function createDueDebtWalk(
  table: Pick<TableClient, "pageDebtors">,
  limit = entriesPerPage,
): DueDebtWalk {
  return {
    parts: debtorShards.length,
    async *walk(organization, { part, typeCodes, afterDay, untilDay }) {
      const pk = debtorPartition(organization, debtorShards[part] ?? "");
      const filter = filterExpressionOf({ statuses: openStatuses, typeCodes });
      if (filter === undefined) throw new Error("open debts are walked without saying so");
      let after: Item | undefined;
      do {
        const { items, last } = await table.pageDebtors(pk, { filter, limit, after });
        // DynamoDB cannot choose by it: no filter of a query may name a part of its key.
        yield items
          .filter((item) => mayBeDue(item, { typeCodes, afterDay, untilDay }))
          .map(({ pk: position }) => parsePositionKey(position).iud);
        after = last;
      } while (after !== undefined);
    },
  };
}

function mayBeDue(
  item: Item,
  { typeCodes, afterDay, untilDay }: DueSpan & { readonly typeCodes: readonly string[] },
): boolean {
  const { ds, typeCode, dueDate } = entryShape.parse(item);
  if (!typeCodes.includes(typeCode)) return false;
  if (hasInstallments({ ds })) return true;
  return dueDate !== undefined && dueDate > afterDay && dueDate <= untilDay;
}
