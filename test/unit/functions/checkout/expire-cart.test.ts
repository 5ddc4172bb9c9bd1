import { describe, expect, it } from "vitest";
import { expireCart } from "../../../../functions/checkout/expire-carts/expire-cart.ts";
import { openCart } from "../../../../shared/domain/checkout/open-cart.ts";
import { startCheckout } from "../../../../shared/domain/checkout/start-checkout.ts";
import {
  cartRequest,
  cartsWorld,
  checkoutRequest,
  wanted,
} from "../../../support/checkout/carts-world.ts";
import { present } from "../../../support/notifications/debts.ts";

const { id: cartId } = checkoutRequest();

async function openedWorld() {
  const world = cartsWorld();
  const debt = await world.addDebt(1);
  await openCart(cartRequest([wanted(debt)]), world.dependencies);
  const delays: number[] = [];
  const later = (delaySeconds: number) => async () => {
    delays.push(delaySeconds);
  };
  const expire = () => expireCart({ cartId }, { ...world.dependencies, later });
  const statusOf = () => present(world.carts.carts.get(cartId)).status;
  return { ...world, debt, delays, later, expire, statusOf };
}

describe("the end of a cart", () => {
  it("is waited for, and ten minutes more for the last receipts", async () => {
    const { pass, expire, delays, statusOf } = await openedWorld();
    for (const minutes of [15, 50, 4]) {
      pass(minutes);
      await expire();
    }
    expect(delays).toEqual([900, 300, 60]);
    expect(statusOf()).toBe("OPEN");
    pass(1);
    await expire();
    await expire();
    expect(statusOf()).toBe("EXPIRED");
    expect(delays).toHaveLength(3);
  });

  it("is waited for longer where somebody got to Checkout in the last minutes", async () => {
    const { dependencies, pass, expire, delays, statusOf } = await openedWorld();
    pass(55);
    await startCheckout(checkoutRequest(), dependencies);
    pass(20);
    await expire();
    expect(statusOf()).toBe("STARTED");
    expect(delays).toEqual([900]);
    pass(20);
    await expire();
    expect(statusOf()).toBe("EXPIRED");
  });

  it("changes nothing of a cart that is paid, nor looks at it again", async () => {
    const { pass, pay, debt, expire, delays, statusOf } = await openedWorld();
    pay(debt);
    pass(120);
    await expire();
    expect(statusOf()).toBe("OPEN");
    expect(delays).toEqual([]);
  });

  it("comes again where somebody was faster, and forgets carts that are gone", async () => {
    const { dependencies, pass, later, delays, statusOf, carts } = await openedWorld();
    pass(120);
    const moved = { ...dependencies.carts, change: async () => "refused" as const };
    await expireCart({ cartId }, { ...dependencies, carts: moved, later });
    expect(delays).toEqual([60]);
    expect(statusOf()).toBe("OPEN");
    carts.carts.clear();
    await expireCart({ cartId }, { ...dependencies, later });
    expect(delays).toEqual([60]);
  });
});
