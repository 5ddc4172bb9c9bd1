import { createVisitorAllowances } from "../call-protection/visitor-allowances.ts";
import { createCheckoutStores } from "./checkout-stores.ts";
import { createCounterStores } from "./counter-stores.ts";

/** All that the pages of payments read and write, those of counters included. */
export function createPageStores(settings: Parameters<typeof createCounterStores>[0]) {
  const { payments, journal } = createCounterStores(settings);
  const visits = createVisitorAllowances(settings.TABLE_NAME);
  return { ...createCheckoutStores(settings.TABLE_NAME), payments, journal, visits };
}
