import { createLookalikeFinder } from "../../domain/debt-positions/find-lookalikes.ts";
import { createDebtorReader } from "../debt-positions/debtor-reader.ts";
import { createDynamoDebtPositionStore } from "../debt-positions/dynamo-debt-position-store.ts";
import { createOrganizationReader } from "../organizations/organization-reader.ts";
import { rememberOrganizations } from "../organizations/remember-organizations.ts";
import { createTableClient } from "../table-client.ts";
import { createDynamoCartStore } from "./dynamo-cart-store.ts";

/** All that opening a cart, sending it to Checkout and following it reads and writes. */
export function createCheckoutStores(tableName: string) {
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
