import { beforeEach, describe, expect, it } from "vitest";
import {
  type CounterPayment,
  counterMinutes,
  parseCounterKey,
} from "../../../../../shared/domain/checkout/counter-payment.ts";
import { counterPaymentIdOf } from "../../../../../shared/lambda/counter-key.ts";
import { comune, type PagesWorld, pagesWorld } from "../../../../support/checkout/pages-world.ts";
import { openDebt } from "../../../../support/pagopa-node/node-world.ts";
import { elementsOf, fieldsOf, titleOf } from "./page-parts.ts";

const key = parseCounterKey("s".repeat(32)) ?? expect.fail("no key");
const path = `/sportello/${key}`;
const query = { ente: comune.fiscalCode };
const debt = openDebt(1);
const payment: CounterPayment = {
  organizationFiscalCode: comune.fiscalCode,
  id: counterPaymentIdOf(key),
  requestDigest: "prova",
  iud: debt.iud,
  noticeNumber: debt.noticeNumber ?? expect.fail("no number"),
  typeCode: debt.typeCode,
  ownsPosition: true,
  terminal: "Sportello 3",
  status: "OPEN",
  openedAt: "2026-11-28T10:00:00.000Z",
  expiresAt: `2026-11-28T10:${counterMinutes}:00.000Z`,
  version: 1,
};

let world: PagesWorld;
beforeEach(async () => {
  world = pagesWorld();
  await world.addDebt(debt);
  world.payments.set(payment.id, payment);
});

const show = () => world.ask("GET", path, { query });
const cancel = async () => world.ask("POST", path, { fields: fieldsOf(await show()) });

describe("the page of a counter", () => {
  it("shows the code to pay by, the amount, and waits for the receipt", async () => {
    const shown = await show();
    expect([shown.status, titleOf(shown)]).toEqual([200, "Inquadra il codice e paga"]);
    for (const told of ["100,00 €", comune.name, debt.description, "Sportello 3"]) {
      expect(shown.text).toContain(told);
    }
    expect(shown.text).toContain(
      `https://portale.example/paga/${debt.noticeNumber}?ente=${comune.fiscalCode}`,
    );
    expect(shown.text).toContain('data-seconds="3"');
    expect(shown.text).not.toContain(debt.debtor.fullName);
  });

  it("shows what was paid, and lets it be printed", async () => {
    world.pay(debt);
    const shown = await show();
    expect(titleOf(shown)).toBe("Pagamento riuscito");
    expect(shown.text).toContain(`ricevuta-${debt.iud}`);
    expect(shown.text).not.toContain("data-mark");
    const buttons = elementsOf(shown).filter(({ name }) => name === "button");
    expect(buttons.map(({ text }) => text)).toEqual(["Stampa la ricevuta"]);
  });

  it("calls the payment off, with the debt that was made for it, and leaves an event", async () => {
    const cancelled = await cancel();
    expect([cancelled.status, cancelled.headers["location"]]).toEqual([
      303,
      `${path}?ente=${comune.fiscalCode}`,
    ]);
    expect(titleOf(await show())).toBe("Pagamento annullato");
    expect(world.recorded).toMatchObject([{ kind: "positionCancelled", iud: debt.iud }]);
    const notice = await world.ask("GET", `/paga/${debt.noticeNumber}`, { query });
    expect(titleOf(notice)).toBe("Avviso annullato");
  });

  it("calls nothing off that is paid", async () => {
    const fields = fieldsOf(await show());
    world.pay(debt);
    const sent = await world.ask("POST", path, { fields });
    expect(sent.status).toBe(303);
    expect(titleOf(await show())).toBe("Pagamento riuscito");
    expect(world.recorded).toEqual([]);
  });

  it("does not call off what somebody is paying", async () => {
    world.changeDebt(debt, { status: "PAYING" });
    expect(titleOf(await cancel())).toBe("Pagamento già in corso");
  });

  it("says that its time is over, and that the debt can be paid still", async () => {
    world.clock.now = new Date(payment.expiresAt);
    const shown = await show();
    expect(titleOf(shown)).toBe("Tempo scaduto");
    expect(shown.text).toContain("Vai all'avviso");
  });

  it.each([
    ["another key", `/sportello/${"t".repeat(32)}`, comune.fiscalCode],
    ["no key", "/sportello/x", comune.fiscalCode],
    ["another ente", path, "77777777777"],
    ["no ente", path, "x"],
  ])("is not found by %s", async (_, address, ente) => {
    for (const shown of [
      await world.ask("GET", address, { query: { ente } }),
      await world.ask("POST", address, { fields: { ente } }),
    ]) {
      expect([shown.status, titleOf(shown)]).toEqual([404, "Pagamento allo sportello non trovato"]);
    }
  });
});
