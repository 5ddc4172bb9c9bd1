import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parsePersonId } from "../../../../../shared/domain/access/person-id.ts";
import {
  type Cart,
  type CartOrigin,
  parseCartKey,
} from "../../../../../shared/domain/checkout/cart.ts";
import { openCart } from "../../../../../shared/domain/checkout/open-cart.ts";
import { parseEmailAddress } from "../../../../../shared/domain/values/email-address.ts";
import { cartIdOf } from "../../../../../shared/lambda/cart-key.ts";
import { createDynamoCartStore } from "../../../../../shared/persistence/checkout/dynamo-cart-store.ts";
import {
  createTableClient,
  type TableClient,
} from "../../../../../shared/persistence/table-client.ts";
import {
  cartKey,
  cartRequest,
  cartsWorld,
  wanted,
} from "../../../../support/checkout/carts-world.ts";
import { type LocalTable, startLocalTable } from "../../../../support/local-table.ts";
import { comune, present } from "../../../../support/notifications/debts.ts";

const organization = comune.fiscalCode;
const origins: readonly CartOrigin[] = [
  { kind: "guest" },
  { kind: "person", personId: present(parsePersonId("p".repeat(43))) },
  {
    kind: "organization",
    organization,
    clientId: "portale",
    returnUrl: "https://servizi.comune.example/ritorno",
    presentation: "short",
    reference: "pratica 12",
  },
  { kind: "counter", organization },
];

let local: LocalTable;
let table: TableClient;
let opened = 0;

beforeAll(async () => {
  local = await startLocalTable();
  table = createTableClient(local.tableName, { pace: "online" });
});
afterAll(() => local?.stop());

/** Another cart each time. */
async function sampleCart(origin: CartOrigin): Promise<Cart> {
  const { addDebt, dependencies } = cartsWorld();
  opened += 1;
  const id = cartIdOf(present(parseCartKey(`${cartKey}-${opened}`)));
  const payerEmail = present(parseEmailAddress("anna@example.org"));
  const request = cartRequest([wanted(await addDebt(1))], { id, origin, payerEmail });
  const result = await openCart(request, dependencies);
  if (result.outcome !== "opened") throw new Error("the cart of the test is not open");
  return result.cart;
}

describe("carts in the table", () => {
  it.each(origins)("are read as they were written: $kind", async (origin) => {
    const carts = createDynamoCartStore(table);
    const cart = await sampleCart(origin);
    expect(await carts.find(cart.id)).toBeUndefined();
    expect(await carts.create(cart)).toBe("created");
    expect(await carts.find(cart.id)).toEqual(cart);
    const page = { url: "https://checkout.example/c/1", startedAt: cart.openedAt };
    const started: Cart = { ...cart, status: "STARTED", page, version: 2 };
    expect(await carts.change(started, 1)).toBe("written");
    expect(await carts.find(cart.id)).toEqual(started);
  });

  it("are overwritten by nobody who has not seen them as they are", async () => {
    const carts = createDynamoCartStore(table);
    const cart = await sampleCart({ kind: "guest" });
    await carts.create(cart);
    expect(await carts.create({ ...cart, requestDigest: "altra" })).toBe("exists");
    const changed = { ...cart, version: 2 };
    expect(await carts.change(changed, 1)).toBe("written");
    expect(await carts.change({ ...changed, status: "EXPIRED" }, 1)).toBe("refused");
    expect(await carts.find(cart.id)).toEqual(changed);
  });

  it("are forgotten a week after their end, and hold nothing that opens them", async () => {
    const cart = await sampleCart({ kind: "guest" });
    await createDynamoCartStore(table).create(cart);
    const item = await table.get({ pk: `CART#${cart.id}`, sk: "CART" });
    expect(item?.["expiresAt"]).toBe(Date.parse(cart.expiresAt) / 1_000 + 7 * 86_400);
    expect(JSON.stringify(item)).not.toContain(cartKey);
  });
});
