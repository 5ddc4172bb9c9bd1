import { describe, expect, it } from "vitest";
import { openCart } from "../../../../../shared/domain/checkout/open-cart.ts";
import { startCheckout } from "../../../../../shared/domain/checkout/start-checkout.ts";
import type { Organization } from "../../../../../shared/domain/organizations/organization.ts";
import { parseEmailAddress } from "../../../../../shared/domain/values/email-address.ts";
import { euroCents } from "../../../../../shared/domain/values/euro-cents.ts";
import { parsePostalIban } from "../../../../../shared/domain/values/iban.ts";
import {
  cartRequest,
  cartsWorld,
  checkoutRequest,
  provincia,
  wanted,
} from "../../../../support/checkout/carts-world.ts";
import { Crash, faultPlan, withFaults } from "../../../../support/fault-injection.ts";
import { comune, present } from "../../../../support/notifications/debts.ts";

/** A cart of two enti, opened and not yet sent to Checkout. */
async function openedWorld() {
  const world = cartsWorld();
  const first = await world.addDebt(1);
  const second = await world.addDebt(2, { organizationFiscalCode: provincia.fiscalCode });
  const payerEmail = present(parseEmailAddress("anna@example.org"));
  const request = cartRequest([wanted(first), wanted(second)], { payerEmail });
  const opened = await openCart(request, world.dependencies);
  if (opened.outcome !== "opened") throw new Error("the cart of the test is not open");
  return { ...world, first, second, opened: opened.cart };
}

describe("sending a cart to Checkout", () => {
  it("asks for its page once, and answers whoever repeats with the same page", async () => {
    const { dependencies, asked, opened, pass } = await openedWorld();
    const started = await startCheckout(checkoutRequest(), dependencies);
    expect(started).toMatchObject({
      outcome: "started",
      page: { url: "https://checkout.example/c/1", startedAt: "2027-02-01T10:00:00.000Z" },
      cart: { status: "STARTED", version: 2, expiresAt: "2027-02-01T11:00:00.000Z" },
    });
    expect(asked).toMatchObject([
      {
        cart: { id: opened.id, notices: opened.notices },
        emailNotice: "anna@example.org",
        allPostal: false,
        returnUrls: {
          cancel: expect.stringMatching(/^https:\/\/portale\.example\/paga\/esito\//u),
        },
      },
    ]);
    pass(29);
    const again = await startCheckout(checkoutRequest(), dependencies);
    expect(again).toMatchObject({
      outcome: "alreadyStarted",
      page: { url: "https://checkout.example/c/1" },
    });
    expect(asked).toHaveLength(1);
  });

  it("gives a page that is over no second time, and the time to pay whole", async () => {
    const { dependencies, asked, pass } = await openedWorld();
    await startCheckout(checkoutRequest(), dependencies);
    pass(45);
    expect(await startCheckout(checkoutRequest(), dependencies)).toMatchObject({
      outcome: "started",
      page: { url: "https://checkout.example/c/2" },
      cart: { expiresAt: "2027-02-01T11:15:00.000Z", version: 3 },
    });
    expect(asked).toHaveLength(2);
    pass(30);
    expect(await startCheckout(checkoutRequest(), dependencies)).toEqual({ outcome: "expired" });
  });

  it("knows no cart but those that were opened", async () => {
    const { dependencies } = cartsWorld();
    expect(await startCheckout(checkoutRequest(), dependencies)).toEqual({ outcome: "unknown" });
  });

  it("sends nothing of which one notice cannot be paid any more", async () => {
    const { dependencies, asked, first, second, changeDebt, organizations, pay } =
      await openedWorld();
    pay(first);
    organizations.set(provincia.fiscalCode, { ...provincia, status: "SOSPESO" });
    expect(await startCheckout(checkoutRequest(), dependencies)).toEqual({
      outcome: "wrong",
      problems: [
        { index: 0, reason: "paidNotice" },
        { index: 1, reason: "organizationNotOpen" },
      ],
    });
    organizations.set(provincia.fiscalCode, provincia);
    changeDebt(second, { status: "CANCELLED" });
    expect((await startCheckout(checkoutRequest(), dependencies)).outcome).toBe("wrong");
    expect(asked).toEqual([]);
  });

  it("sends nobody to pay twice what is paid", async () => {
    const { dependencies, asked, first, second, pay } = await openedWorld();
    await startCheckout(checkoutRequest(), dependencies);
    pay(first);
    pay(second);
    expect(await startCheckout(checkoutRequest(), dependencies)).toEqual({
      outcome: "paidAlready",
    });
    expect(asked).toHaveLength(1);
  });

  it("sends changed amounts only to whoever has seen them", async () => {
    const { dependencies, asked, state } = await openedWorld();
    state.refreshAmount = async ({ position }) =>
      position.organizationFiscalCode === comune.fiscalCode
        ? { ...position, amountCents: euroCents(13_000) }
        : position;
    const changed = await startCheckout(checkoutRequest(), dependencies);
    expect(changed).toMatchObject({
      outcome: "amountChanged",
      amountCents: 25_050,
      notices: [{ amountCents: 13_000 }, { amountCents: 12_050 }],
    });
    const stale = await startCheckout(checkoutRequest(euroCents(24_100)), dependencies);
    expect(stale.outcome).toBe("amountChanged");
    expect(asked).toEqual([]);
    const agreed = await startCheckout(checkoutRequest(euroCents(25_050)), dependencies);
    expect(agreed).toMatchObject({
      outcome: "started",
      cart: { notices: [{ amountCents: 13_000 }, {}] },
    });
    expect(asked[0]?.cart.notices[0]?.amountCents).toBe(13_000);
  });

  it.each([
    ["refused", "checkoutRefused"],
    ["unavailable", "checkoutUnavailable"],
  ] as const)("leaves the cart payable where Checkout is %s", async (outcome, expected) => {
    const { dependencies, scripted, carts, opened } = await openedWorld();
    scripted.push({ outcome });
    expect(await startCheckout(checkoutRequest(), dependencies)).toEqual({ outcome: expected });
    expect(carts.carts.get(opened.id)).toEqual(opened);
    expect((await startCheckout(checkoutRequest(), dependencies)).outcome).toBe("started");
  });

  it("asks for postal accounts alone only where all of the cart can go there", async () => {
    const { dependencies, asked, organizations, scripted } = await openedWorld();
    const collectsAtPoste = (ente: Organization) =>
      organizations.set(ente.fiscalCode, {
        ...ente,
        postalIban: present(parsePostalIban("IT20Z0760101600000035058205")),
        debtPositionTypes: ente.debtPositionTypes.map((type) => ({ ...type, account: "postal" })),
      });
    scripted.push({ outcome: "unavailable" });
    collectsAtPoste(comune);
    await startCheckout(checkoutRequest(), dependencies);
    collectsAtPoste(provincia);
    await startCheckout(checkoutRequest(), dependencies);
    expect(asked.map(({ allPostal }) => allPostal)).toEqual([false, true]);
  });

  it("gives out one page and leaves one cart, wherever it dies and is asked again", async () => {
    for (const moment of ["before", "after"] as const) {
      for (let at = 1, crashes = true; crashes; at += 1) {
        const { dependencies, carts, opened } = await openedWorld();
        const fault = faultPlan(at, moment);
        const dying = {
          ...withFaults(dependencies, fault),
          carts: withFaults(dependencies.carts, fault),
          organizations: withFaults(dependencies.organizations, fault),
          positions: withFaults(dependencies.positions, fault),
          now: dependencies.now,
        };
        const first = await startCheckout(checkoutRequest(), dying).catch(
          (error: unknown) => error,
        );
        crashes = first instanceof Crash;
        const retried = await startCheckout(checkoutRequest(), dependencies);
        const again = await startCheckout(checkoutRequest(), dependencies);
        const kept = carts.carts.get(opened.id)?.page;
        expect(kept).toBeDefined();
        expect(retried).toMatchObject({ page: kept });
        expect(again).toMatchObject({ outcome: "alreadyStarted", page: kept });
        expect(carts.carts.size).toBe(1);
        expect(carts.carts.get(opened.id)?.version).toBe(2);
        if (!crashes) expect(first).toMatchObject({ outcome: "started", page: kept });
        expect(at).toBeLessThan(40);
      }
    }
  });

  it("gives two that ask at once the same page", async () => {
    const { dependencies } = await openedWorld();
    const results = await Promise.all(
      [1, 2, 3].map(() => startCheckout(checkoutRequest(), dependencies)),
    );
    const urls = results.map((result) => ("page" in result ? result.page.url : result.outcome));
    expect(new Set(urls).size).toBe(1);
    expect(results.filter(({ outcome }) => outcome === "started")).toHaveLength(1);
  });
});
