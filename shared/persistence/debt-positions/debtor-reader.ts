import * as z from "zod/mini";
import { debtPositionStatuses } from "../../domain/debt-positions/debt-position.ts";
import type { DebtorIndex, IndexedDebt } from "../../domain/debt-positions/search-index.ts";
import { parseCalendarDate } from "../../domain/values/calendar-date.ts";
import { parsedText } from "../../domain/values/parsed-text.ts";
import type { Item } from "../item.ts";
import type { OrganizationTable } from "../organization-table.ts";
import { parsePositionKey } from "./debt-position-item.ts";
import { filterExpressionOf } from "./debtor-filter.ts";
import { debtorDigest, debtorPartition, debtorPrefix, debtorShards } from "./debtor-index.ts";
import { cents } from "./installment-plan-shape.ts";

const entryShape = z.lazy(() =>
  z.object({
    status: z.enum(debtPositionStatuses),
    typeCode: z.string(),
    amountCents: cents,
    dueDate: z.exactOptional(parsedText(parseCalendarDate)),
    createdAt: z.int(),
  }),
);

/** Reads the index by debtor: some instants old, and never what money depends on. */
export function createDebtorReader(
  table: Pick<OrganizationTable, "queryDebtors" | "searchDebtors">,
): DebtorIndex {
  return {
    digestOf: debtorDigest,
    async listOfDebtor(organization, debtor) {
      const partition = debtorPartition(organization, debtor);
      const entries = await table.queryDebtors(partition, debtorPrefix(debtor));
      return entries.map(fromEntry).reverse();
    },
    async search(organization, { filter, examinedMax }) {
      const wanted = filterExpressionOf(filter);
      const search = {
        ...(wanted && { filter: wanted }),
        examinedMax: Math.ceil(examinedMax / debtorShards.length),
      };
      const parts = await Promise.all(
        debtorShards.map((shard) =>
          table.searchDebtors(debtorPartition(organization, shard), search),
        ),
      );
      return {
        debts: parts.flatMap(({ items }) => items.map(fromEntry)),
        isWhole: parts.every(({ isWhole }) => isWhole),
      };
    },
  };
}

function fromEntry(item: Item): IndexedDebt {
  const { organization, iud } = parsePositionKey(item.pk);
  const { createdAt, ...rest } = entryShape.parse(item);
  const at = new Date(createdAt).toISOString();
  return { organizationFiscalCode: organization, iud, ...rest, createdAt: at };
}
