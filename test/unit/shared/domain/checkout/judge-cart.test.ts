import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Cart } from "../../../../../shared/domain/checkout/cart.ts";
import { judgeCart } from "../../../../../shared/domain/checkout/judge-cart.ts";
import { openCart } from "../../../../../shared/domain/checkout/open-cart.ts";
import { showCart } from "../../../../../shared/domain/checkout/show-cart.ts";
import { startCheckout } from "../../../../../shared/domain/checkout/start-checkout.ts";
import {
  cartRequest,
  cartsWorld,
  checkoutRequest,
  wanted,
} from "../../../../support/checkout/carts-world.ts";
import { present } from "../../../../support/notifications/debts.ts";

async function startedWorld() {
  const world = cartsWorld();
  const [first, second] = [await world.addDebt(1), await world.addDebt(2)];
  await openCart(cartRequest([wanted(first), wanted(second)]), world.dependencies);
  const { id } = checkoutRequest();
  const outcome = async () => {
    const shown = await showCart(id, world.dependencies);
    return shown.outcome === "found" ? shown.judgement.outcome : shown.outcome;
  };
  return { ...world, first, second, id, outcome };
}

describe("what became of a cart", () => {
  it("is open, in progress, paid: by the receipts that have come", async () => {
    const { dependencies, outcome, pay, first, second, id } = await startedWorld();
    expect(await outcome()).toBe("open");
    await startCheckout(checkoutRequest(), dependencies);
    expect(await outcome()).toBe("inProgress");
    pay(first);
    expect(await outcome()).toBe("inProgress");
    pay(second);
    expect(await showCart(id, dependencies)).toMatchObject({
      judgement: {
        outcome: "paid",
        notices: [
          { state: "paid", receiptId: `ricevuta-${first.noticeNumber}` },
          { state: "paid", receiptId: `ricevuta-${second.noticeNumber}` },
        ],
      },
    });
  });

  it("still is what receipts say that come when its time is over", async () => {
    const { dependencies, outcome, pay, first, second, pass, carts, id } = await startedWorld();
    await startCheckout(checkoutRequest(), dependencies);
    pass(61);
    expect(await outcome()).toBe("expired");
    pay(first);
    expect(await outcome()).toBe("partiallyPaid");
    const cart = present(carts.carts.get(id));
    carts.carts.set(id, { ...cart, status: "EXPIRED" });
    pay(second);
    expect(await outcome()).toBe("paid");
  });

  it("is not changed by a settlement on the ente's word, for which there is no receipt", async () => {
    const { outcome, changeDebt, first, second } = await startedWorld();
    changeDebt(first, { status: "PAID" });
    changeDebt(second, { status: "PAID" });
    expect(await outcome()).toBe("open");
  });

  it("is unknown to whoever has no key of one", async () => {
    const { dependencies } = cartsWorld();
    expect(await showCart(checkoutRequest().id, dependencies)).toEqual({ outcome: "unknown" });
  });

  it("is paid by receipts alone, whatever else a cart says of itself", async () => {
    const { carts, id, positions, first, second, pay } = await startedWorld();
    const opened = present(carts.carts.get(id));
    const read = () =>
      [first, second].map(({ iud }) =>
        present(positions.positions.get(`${first.organizationFiscalCode}#${iud}`)),
      );
    const unpaid = read();
    pay(first);
    pay(second);
    const paid = read();
    const forged = fc.record({
      status: fc.constantFrom<Cart["status"]>("OPEN", "STARTED", "EXPIRED"),
      minutes: fc.integer({ min: -10_000, max: 10_000 }),
      isPaid: fc.boolean(),
      hasPage: fc.boolean(),
    });
    fc.assert(
      fc.property(forged, ({ status, minutes, isPaid, hasPage }) => {
        const page = { url: "https://checkout.example/ok?esito=ok", startedAt: opened.openedAt };
        const cart = { ...opened, status, ...(hasPage && { page }) };
        const now = new Date(Date.parse(opened.openedAt) + minutes * 60_000);
        const positionsNow = isPaid ? paid : unpaid;
        const { outcome } = judgeCart({ cart, positions: positionsNow, now });
        expect(outcome === "paid").toBe(isPaid);
      }),
    );
  });
});
