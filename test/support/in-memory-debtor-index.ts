import {
  anonymousDebtorCode,
  type DebtPosition,
} from "../../shared/domain/debt-positions/debt-position.ts";
import {
  type DebtorIndex,
  fitsFilter,
  type IndexedDebt,
} from "../../shared/domain/debt-positions/search-index.ts";
import { debtorDigest } from "../../shared/persistence/debt-positions/debtor-index.ts";

/** The index by debtor of debts in memory: nothing lags. */
export function inMemoryDebtorIndex(positions: ReadonlyMap<string, DebtPosition>): DebtorIndex {
  const latestFirst = (keep: (position: DebtPosition) => boolean): IndexedDebt[] =>
    [...positions.values()]
      .filter(keep)
      .sort((left, right) => (left.createdAt < right.createdAt ? 1 : -1));
  return {
    digestOf: debtorDigest,
    listOfDebtor: async (organization, debtor) =>
      latestFirst(
        (position) =>
          position.organizationFiscalCode === organization &&
          position.debtor.code !== anonymousDebtorCode &&
          debtorDigest(position.debtor.code) === debtor,
      ),
    async search(organization, { filter, examinedMax }) {
      const all = latestFirst((position) => position.organizationFiscalCode === organization);
      return {
        debts: all.slice(0, examinedMax).filter((debt) => fitsFilter(debt, filter)),
        isWhole: all.length <= examinedMax,
      };
    },
  };
}
