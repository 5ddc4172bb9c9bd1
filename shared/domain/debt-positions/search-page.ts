import type { Page, PageRequest } from "../values/page.ts";
import type { DebtPosition } from "./debt-position.ts";
import type { DebtPositionStore } from "./debt-position-store.ts";
import type { IndexedDebt } from "./search-index.ts";

type Placed = Pick<IndexedDebt, "createdAt" | "organizationFiscalCode" | "iud">;

const separator = "#";
const placePattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z#\d{11}#.+$/su;

/** A page of debts, the latest first; `undefined` where the cursor is no page's of debts. */
export function pageOfDebts(
  debts: readonly IndexedDebt[],
  { limit, cursor }: PageRequest,
): Page<IndexedDebt> | undefined {
  if (cursor !== undefined && !placePattern.test(cursor)) return undefined;
  const sorted = debts
    .map((debt) => ({ debt, place: placeOf(debt) }))
    .filter(({ place }) => cursor === undefined || comesBefore(cursor, place))
    .sort((left, right) => (comesBefore(left.place, right.place) ? -1 : 1));
  const page = sorted.slice(0, limit);
  const last = page.at(-1);
  const entries = page.map(({ debt }) => debt);
  return sorted.length > page.length && last ? { entries, cursor: last.place } : { entries };
}

function placeOf({ createdAt, organizationFiscalCode, iud }: Placed): string {
  return [createdAt, organizationFiscalCode, iud].join(separator);
}

const instantLength = "2027-01-15T09:30:00.000Z".length;

/** The latest come first; those of the same instant in the order of what they are called. */
function comesBefore(left: string, right: string): boolean {
  const at = left.slice(0, instantLength);
  const otherAt = right.slice(0, instantLength);
  return at === otherAt ? left < right : at > otherAt;
}

/** The debts of a page as they are now, in its order: one that is gone is left out. */
export async function readDebts(
  entries: readonly IndexedDebt[],
  positions: Pick<DebtPositionStore, "findMany">,
): Promise<readonly DebtPosition[]> {
  const byEnte = Map.groupBy(entries, ({ organizationFiscalCode }) => organizationFiscalCode);
  const found = await Promise.all(
    [...byEnte].map(([organization, debts]) =>
      positions.findMany(
        organization,
        debts.map(({ iud }) => iud),
      ),
    ),
  );
  const nameOf = ({ organizationFiscalCode, iud }: Placed) =>
    organizationFiscalCode + separator + iud;
  const known = new Map(found.flat().map((position) => [nameOf(position), position]));
  return entries.flatMap((entry) => known.get(nameOf(entry)) ?? []);
}
