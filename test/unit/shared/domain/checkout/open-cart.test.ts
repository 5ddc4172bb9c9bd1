import { describe, expect, it } from "vitest";
import { openCart } from "../../../../../shared/domain/checkout/open-cart.ts";
import type { DebtPosition } from "../../../../../shared/domain/debt-positions/debt-position.ts";
import { parseCalendarDate } from "../../../../../shared/domain/values/calendar-date.ts";
import { euroCents } from "../../../../../shared/domain/values/euro-cents.ts";
import { parseIud } from "../../../../../shared/domain/values/iud.ts";
import { parseNoticeNumber } from "../../../../../shared/domain/values/notice-number.ts";
import {
  cartRequest,
  cartsWorld,
  provincia,
  wanted,
} from "../../../../support/checkout/carts-world.ts";
import { Crash, faultPlan, withFaults } from "../../../../support/fault-injection.ts";
import { plan } from "../../../../support/notices/sample-notices.ts";
import { present } from "../../../../support/notifications/debts.ts";

const ofProvincia = { organizationFiscalCode: provincia.fiscalCode };

describe("opening a cart", () => {
  it("puts notices of two enti together, with the amounts that are due", async () => {
    const { addDebt, dependencies, carts } = cartsWorld();
    const [first, second] = [await addDebt(1), await addDebt(2, ofProvincia)];
    const result = await openCart(
      cartRequest([wanted(first, 12_050), wanted(second)]),
      dependencies,
    );
    expect(result).toMatchObject({
      outcome: "opened",
      cart: {
        status: "OPEN",
        notices: [
          { organizationName: "Comune di Prova", iud: "IUD-1", amountCents: 12_050 },
          { organizationName: "Provincia di Prova", iud: "IUD-2", amountCents: 12_050 },
        ],
        openedAt: "2027-02-01T10:00:00.000Z",
        expiresAt: "2027-02-01T11:00:00.000Z",
        version: 1,
      },
    });
    expect(carts.carts.size).toBe(1);
  });

  it("answers the same cart to the same request again, also once the notices are paid", async () => {
    const { addDebt, dependencies, pay, carts } = cartsWorld();
    const debt = await addDebt(1);
    const request = cartRequest([wanted(debt)]);
    await openCart(request, dependencies);
    pay(debt);
    expect((await openCart(request, dependencies)).outcome).toBe("alreadyOpened");
    const other = { ...request, requestDigest: "di un'altra richiesta" };
    expect(await openCart(other, dependencies)).toEqual({ outcome: "requestDiffers" });
    expect(carts.carts.size).toBe(1);
  });

  it("says of every notice why it cannot be paid, and opens nothing", async () => {
    const { addDebt, dependencies, carts, organizations, pay, changeDebt } = cartsWorld();
    const past = present(parseCalendarDate("2027-01-31"));
    const debts = [await addDebt(1), await addDebt(2), await addDebt(3), await addDebt(4)] as const;
    pay(debts[1]);
    changeDebt(debts[2], { status: "CANCELLED" });
    changeDebt(debts[3], { dueDate: past });
    const unknown = wanted({
      ...debts[0],
      noticeNumber: present(parseNoticeNumber("312000000000099950")),
    });
    const notices = [wanted(debts[0]), ...debts.slice(1).map((debt) => wanted(debt)), unknown];
    expect(await openCart(cartRequest(notices), dependencies)).toEqual({
      outcome: "wrong",
      problems: [
        { index: 1, reason: "paidNotice" },
        { index: 2, reason: "cancelledNotice" },
        { index: 3, reason: "expiredNotice" },
        { index: 4, reason: "unknownNotice" },
      ],
    });
    changeDebt(debts[0], { status: "DRAFT" });
    const draft = await openCart(cartRequest([wanted(debts[0])]), dependencies);
    expect(draft).toMatchObject({ problems: [{ index: 0, reason: "unpublishedNotice" }] });
    organizations.set(provincia.fiscalCode, { ...provincia, status: "SOSPESO" });
    const shut = await openCart(cartRequest([wanted(await addDebt(5, ofProvincia))]), dependencies);
    expect(shut).toMatchObject({ problems: [{ index: 0, reason: "organizationNotOpen" }] });
    expect(carts.carts.size).toBe(0);
  });

  it.each<[string, (debt: DebtPosition) => Partial<DebtPosition>]>([
    ["of a type that the ente has no more", () => ({ typeCode: "MENSA" })],
    ["that asks for nothing", () => ({ amountCents: euroCents(0) })],
  ])("takes no notice %s", async (_, changesOf) => {
    const { addDebt, dependencies, changeDebt } = cartsWorld();
    const debt = await addDebt(1);
    changeDebt(debt, changesOf(debt));
    expect((await openCart(cartRequest([wanted(debt)]), dependencies)).outcome).toBe("wrong");
  });

  it("takes no notice twice, and no two ways to pay the same debt", async () => {
    const { addDebt, dependencies } = cartsWorld();
    const debt = await addDebt(1, { installmentPlans: [plan(3)] });
    const [rate, next] = present(debt.installmentPlans?.[0]).installments;
    const notices = [debt, debt, { ...debt, ...present(rate) }].map((notice) => wanted(notice));
    expect(await openCart(cartRequest(notices), dependencies)).toEqual({
      outcome: "wrong",
      problems: [
        { index: 1, reason: "sameTwice" },
        { index: 2, reason: "otherWayBegun" },
      ],
    });
    const rates = [present(rate), present(next)].map((each) => wanted({ ...debt, ...each }));
    expect((await openCart(cartRequest(rates), dependencies)).outcome).toBe("opened");
  });

  it("says the new amount of a notice that was shown with another one", async () => {
    const { addDebt, dependencies, state } = cartsWorld();
    const debt = await addDebt(1);
    state.refreshAmount = async ({ position }) => ({ ...position, amountCents: euroCents(13_000) });
    expect(await openCart(cartRequest([wanted(debt, 12_050)]), dependencies)).toEqual({
      outcome: "wrong",
      problems: [{ index: 0, reason: "amountChanged", amountCents: 13_000 }],
    });
    const agreed = await openCart(cartRequest([wanted(debt, 13_000)]), dependencies);
    expect(agreed).toMatchObject({ cart: { notices: [{ amountCents: 13_000 }] } });
  });

  it("asks no ente for the amount of what nobody can pay", async () => {
    const { addDebt, dependencies, pay, state } = cartsWorld();
    const debt = await addDebt(1);
    pay(debt);
    state.refreshAmount = () => Promise.reject(new Error("asked in vain"));
    expect((await openCart(cartRequest([wanted(debt)]), dependencies)).outcome).toBe("wrong");
  });

  it("proposes carts of five, in the order given, for more notices", async () => {
    const { addDebt, dependencies } = cartsWorld();
    const numbers = Array.from({ length: 12 }, (_, index) => index + 1);
    const notices = await Promise.all(numbers.map(async (number) => wanted(await addDebt(number))));
    expect(await openCart(cartRequest(notices), dependencies)).toEqual({
      outcome: "tooMany",
      groups: [notices.slice(0, 5), notices.slice(5, 10), notices.slice(10)],
    });
  });

  it("warns of debts that look the same, but for those that the cart pays too", async () => {
    const { addDebt, dependencies, lookalikes } = cartsWorld();
    const [first, second] = [await addDebt(1), await addDebt(2)];
    lookalikes.set(first.iud, [
      { iud: present(parseIud("ALTRA")), state: "paidRecently" },
      { iud: second.iud, state: "open" },
    ]);
    lookalikes.set(second.iud, [{ iud: first.iud, state: "open" }]);
    const request = cartRequest([wanted(first), wanted(second)]);
    expect(await openCart(request, dependencies)).toEqual({
      outcome: "duplicates",
      duplicates: [{ index: 0, state: "paidRecently" }],
    });
    const accepted = await openCart({ ...request, duplicatesAccepted: true }, dependencies);
    expect(accepted.outcome).toBe("opened");
  });

  it("leaves one cart, wherever it dies and is asked again", async () => {
    const moments = ["before", "after"] as const;
    for (const moment of moments) {
      for (let at = 1, crashes = true; crashes; at += 1) {
        const world = cartsWorld();
        const { dependencies } = world;
        const debts = [await world.addDebt(1), await world.addDebt(2, ofProvincia)];
        const request = cartRequest(debts.map((debt) => wanted(debt)));
        const fault = faultPlan(at, moment);
        const dying = {
          ...withFaults(dependencies, fault),
          carts: withFaults(dependencies.carts, fault),
          organizations: withFaults(dependencies.organizations, fault),
          positions: withFaults(dependencies.positions, fault),
          now: dependencies.now,
        };
        const first = await openCart(request, dying).catch((error: unknown) => error);
        crashes = first instanceof Crash;
        const second = await openCart(request, dependencies);
        expect(["opened", "alreadyOpened"]).toContain(second.outcome);
        expect(world.carts.carts.size).toBe(1);
        expect(at).toBeLessThan(30);
      }
    }
  });

  it("is won by one of two that open it at once", async () => {
    const { addDebt, dependencies, carts } = cartsWorld();
    const request = cartRequest([wanted(await addDebt(1))]);
    const results = await Promise.all([
      openCart(request, dependencies),
      openCart(request, dependencies),
    ]);
    expect(results.map(({ outcome }) => outcome).sort()).toEqual(["alreadyOpened", "opened"]);
    expect(carts.carts.size).toBe(1);
  });
});
