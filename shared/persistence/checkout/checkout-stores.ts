import type { CartStore } from "../../domain/checkout/cart-store.ts";
import type { OpenCartDependencies } from "../../domain/checkout/open-cart.ts";
import type { DebtPositionStore } from "../../domain/debt-positions/debt-position-store.ts";
import { createLookalikeFinder } from "../../domain/debt-positions/find-lookalikes.ts";
import { createDebtorReader } from "../debt-positions/debtor-reader.ts";
import { createDynamoDebtPositionStore } from "../debt-positions/dynamo-debt-position-store.ts";
import { createOrganizationReader } from "../organizations/organization-reader.ts";
import { rememberOrganizations } from "../organizations/remember-organizations.ts";
import { createTableClient } from "../table-client.ts";
import { createDynamoCartStore } from "./dynamo-cart-store.ts";

/** Named by the members that are called, so that it can be told what a function calls of them. */
type CheckoutStores = Pick<OpenCartDependencies, "organizations" | "findLookalikes"> & {
  readonly carts: CartStore;
  readonly positions: DebtPositionStore;
};

/** All that opening a cart, sending it to Checkout and following it reads and writes. */
export function createCheckoutStores(tableName: string): CheckoutStores {
  const table = createTableClient(tableName, { pace: "online" });
  const positions = createDynamoDebtPositionStore(table);
  const debtors = createDebtorReader(table);
  return {
    carts: createDynamoCartStore(table),
    organizations: rememberOrganizations(createOrganizationReader(table), Date.now),
    positions,
    findLookalikes: createLookalikeFinder({ debtors, positions }),
  };
}
