import { newNoticesOf } from "../../../shared/domain/debt-positions/amend-position.ts";
import type { DebtPosition } from "../../../shared/domain/debt-positions/debt-position.ts";
import type { DebtPositionStore } from "../../../shared/domain/debt-positions/debt-position-store.ts";
import { slotsOfOptions } from "../../../shared/domain/debt-positions/notice-slot.ts";
import type { Organization } from "../../../shared/domain/organizations/organization.ts";
import type { Iud } from "../../../shared/domain/values/iud.ts";
import type { ReadItem } from "./read-items.ts";

export type LoadingStore = Pick<
  DebtPositionStore,
  "findMany" | "reserveProgressives" | "create" | "amend" | "change"
>;

/**
 * The same store for one call about many debts: they are read together beforehand, and the numbers
 * that they need are reserved at once. Whoever comes again, because somebody else was faster, reads
 * and reserves anew.
 */
export async function readAhead(
  items: readonly ReadItem[],
  organization: Organization,
  store: LoadingStore,
): Promise<LoadingStore> {
  const iuds = items.flatMap((item) => (item.kind === "right" ? [item.iud] : []));
  const { fiscalCode, segregationCode, iuvFirstProgressive = 1 } = organization;
  const found = await store.findMany(fiscalCode, iuds);
  const unread = new Map<Iud, DebtPosition | undefined>(iuds.map((iud) => [iud, undefined]));
  for (const position of found) unread.set(position.iud, position);
  const count = items.reduce((sum, item) => sum + numbersWanted(item, unread), 0);
  let next =
    count === 0
      ? 0
      : await store.reserveProgressives(fiscalCode, {
          segregationCode,
          firstProgressiveMin: iuvFirstProgressive,
          count,
        });
  const end = next + count;
  return {
    create: store.create,
    amend: store.amend,
    change: store.change,
    async findMany(ente, wanted) {
      const [iud, ...others] = wanted;
      if (iud === undefined || others.length > 0 || !unread.has(iud)) {
        return store.findMany(ente, wanted);
      }
      const position = unread.get(iud);
      unread.delete(iud);
      return position === undefined ? [] : [position];
    },
    async reserveProgressives(ente, reservation) {
      if (next + reservation.count > end) return store.reserveProgressives(ente, reservation);
      next += reservation.count;
      return next - reservation.count;
    },
  };
}

function numbersWanted(
  item: ReadItem,
  positions: ReadonlyMap<Iud, DebtPosition | undefined>,
): number {
  if (item.kind !== "right" || !("paymentOptions" in item.asked)) return 0;
  const { asked, iud } = item;
  const existing = positions.get(iud);
  const options = asked.paymentOptions;
  if (existing === undefined || existing.status === "CANCELLED") {
    return slotsOfOptions(options).length;
  }
  return asked.action === "upsert" ? newNoticesOf(existing, { options }) : 0;
}
