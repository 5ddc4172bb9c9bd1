import { beforeEach, describe, expect, it } from "vitest";
import { euroCents } from "../../../../../shared/domain/values/euro-cents.ts";
import { parseOutboundUrl } from "../../../../../shared/domain/values/outbound-url.ts";
import {
  checkoutOrigin,
  comune,
  type PagesWorld,
  pagesWorld,
  type ShownPage,
} from "../../../../support/checkout/pages-world.ts";
import { day } from "../../../../support/demo-row-reading.ts";
import { openDebt } from "../../../../support/pagopa-node/node-world.ts";
import { fieldsOf, linksOf, titleOf } from "./page-parts.ts";

const debt = openDebt(1);
const path = `/paga/${debt.noticeNumber}`;
const query = { ente: comune.fiscalCode };

let world: PagesWorld;
beforeEach(async () => {
  world = pagesWorld();
  await world.addDebt(debt);
});

const show = () => world.ask("GET", path, { query });
const send = (fields: Readonly<Record<string, string>>) => world.ask("POST", path, { fields });

/** What the form of a page sends, as it is or with other values. */
const formOf = (shown: ShownPage, changes: Readonly<Record<string, string>> = {}) => ({
  ...fieldsOf(shown),
  ...changes,
});

describe("the search of a notice", () => {
  it("asks for the two codes by the names that stand on notices", async () => {
    const { status, text } = await world.ask("GET", "/paga");
    expect(status).toBe(200);
    expect(text).toContain("Numero Avviso");
    expect(text).toContain("Codice Fiscale Ente Creditore");
  });

  it("leads to the notice's page, also of digits in groups", async () => {
    const numero = String(debt.noticeNumber).replaceAll(/(\d{4})/gu, "$1 ");
    const sent = await world.ask("GET", "/paga", { query: { ...query, numero } });
    expect(sent.status).toBe(303);
    expect(sent.headers["location"]).toBe(`${path}?ente=${comune.fiscalCode}`);
  });

  it("says which code is wrong, keeps what was written and leads to the field", async () => {
    const wrong = { numero: "123", ente: "02336340150" };
    const sent = await world.ask("GET", "/paga", { query: wrong });
    expect(sent.status).toBe(400);
    expect(linksOf(sent)).toEqual(expect.arrayContaining(["#numero", "#ente"]));
    expect(fieldsOf(sent)).toMatchObject(wrong);
    expect(titleOf(sent)).toBe("Correggi i dati dell'avviso");
  });
});

describe("the page of a notice", () => {
  it("says to whom, what for, how much and until when, and nothing of who owes", async () => {
    const { status, text } = await show();
    expect(status).toBe(200);
    for (const told of [comune.name, debt.description, "100,00 €", "30/06/2027"]) {
      expect(text).toContain(told);
    }
    expect(text).not.toContain(debt.debtor.code);
    expect(text).not.toContain(debt.debtor.fullName);
  });

  it("has its own address as a QR code and as text", async () => {
    const { text } = await show();
    expect(text).toContain('<svg class="qr"');
    expect(text).toContain(`>https://portale.example${path}?ente=${comune.fiscalCode}</a>`);
  });

  it.each([
    ["PAID", "Avviso già pagato", 200],
    ["CANCELLED", "Avviso annullato", 200],
    ["DRAFT", "Avviso non trovato", 404],
  ] as const)("of a debt that is %s says so, and offers no payment", async (state, title, code) => {
    world.changeDebt(debt, { status: state });
    const shown = await show();
    expect([titleOf(shown), shown.status]).toEqual([title, code]);
    expect(shown.text).not.toContain("Paga ora");
    expect(shown.text.includes(debt.description)).toBe(state !== "DRAFT");
  });

  it("says that it is too late where the due date ends it", async () => {
    world.organizations.set(comune.fiscalCode, {
      ...comune,
      debtPositionTypes: comune.debtPositionTypes.map((type) => ({
        ...type,
        dueDateMandatory: true,
      })),
    });
    world.changeDebt(debt, { dueDate: day("2026-11-27") });
    expect(titleOf(await show())).toBe("Avviso scaduto");
  });

  it("says that an ente that takes no payments takes none", async () => {
    world.organizations.set(comune.fiscalCode, { ...comune, status: "SOSPESO" });
    expect(titleOf(await show())).toBe("Avviso non pagabile in questo momento");
  });

  it("is the same for a notice that nobody has and for an ente that is not there", async () => {
    const other = `/paga/${openDebt(2).noticeNumber}`;
    const unknown = await world.ask("GET", other, { query });
    const nowhere = await world.ask("GET", path, { query: { ente: "77777777777" } });
    expect(unknown.status).toBe(404);
    expect(nowhere.text).toBe(unknown.text);
  });

  it("asks for the ente where the address does not name it", async () => {
    const shown = await world.ask("GET", path);
    expect(shown.status).toBe(400);
    expect(fieldsOf(shown)).toMatchObject({ numero: debt.noticeNumber });
  });
});

describe("paying a notice", () => {
  it("opens a cart and leads to Checkout, which leads back to the outcome", async () => {
    const form = formOf(await show(), { email: "chi.paga@esempio.it" });
    const sent = await send(form);
    expect([sent.status, sent.headers["location"]]).toEqual([303, `${checkoutOrigin}/c/1`]);
    const [request] = world.asked;
    expect(request?.emailNotice).toBe("chi.paga@esempio.it");
    expect(request?.returnUrls.ok).toBe(
      `https://portale.example/paga/esito/${form["chiave"]}?esito=ok`,
    );
    expect(world.cartOf(form["chiave"] ?? "")?.notices).toHaveLength(1);
  });

  it("opens one cart and asks Checkout once, however often the form is sent", async () => {
    const form = formOf(await show());
    const first = await send(form);
    const again = await send({ ...form, email: "altro@esempio.it" });
    expect(again.headers["location"]).toBe(first.headers["location"]);
    expect([world.carts.size, world.asked.length]).toEqual([1, 1]);
  });

  it("takes another key for another payment", async () => {
    const [one, other] = [formOf(await show()), formOf(await show())];
    expect(one["chiave"]).not.toBe(other["chiave"]);
  });

  it("refuses an address that is none and pays nothing", async () => {
    const shown = await send(formOf(await show(), { email: "non è un indirizzo" }));
    expect(shown.status).toBe(400);
    expect(linksOf(shown)).toContain("#email");
    expect(fieldsOf(shown)).toMatchObject({ email: "non è un indirizzo" });
    expect(world.carts.size).toBe(0);
  });

  it("shows an amount that has changed, old and new, and pays once it is agreed", async () => {
    const form = formOf(await show());
    world.changeDebt(debt, { amountCents: euroCents(12_050) });
    const changed = await send(form);
    expect([changed.status, titleOf(changed)]).toEqual([
      409,
      "L'importo è cambiato: conferma per pagare",
    ]);
    expect(changed.text).toContain("<s>100,00 €</s>");
    expect(changed.text).toContain("120,50 €");
    expect(world.asked).toEqual([]);
    const agreed = await send(formOf(changed));
    expect(agreed.headers["location"]).toBe(`${checkoutOrigin}/c/1`);
    expect(world.asked[0]?.cart.notices[0]?.amountCents).toBe(12_050);
  });

  it("shows and pays what the ente's own service says is due now", async () => {
    const url = parseOutboundUrl("https://importi.comune-prova.it/oggi", { loopback: false });
    const debtPositionTypes = comune.debtPositionTypes.map((type) => ({
      ...type,
      ...(url && { amountService: { url } }),
    }));
    world.organizations.set(comune.fiscalCode, { ...comune, debtPositionTypes });
    world.amounts.push({ outcome: "amount", amountCents: euroCents(10_999) });
    const shown = await show();
    expect(shown.text).toContain("109,99 €");
    expect((await send(formOf(shown))).headers["location"]).toBe(`${checkoutOrigin}/c/1`);
    expect(world.asked[0]?.cart.notices[0]?.amountCents).toBe(10_999);
  });

  it("warns of a debt that looks the same, and pays for who means it", async () => {
    world.lookalikes.push({ iud: openDebt(2).iud, state: "paidRecently" });
    const warned = await send(formOf(await show(), { email: "chi.paga@esempio.it" }));
    expect([warned.status, titleOf(warned)]).toEqual([
      409,
      "Forse è un pagamento doppio: conferma per pagare",
    ]);
    expect(warned.text).not.toContain(openDebt(2).iud);
    expect(world.carts.size).toBe(0);
    const meant = await send(formOf(warned));
    expect(meant.headers["location"]).toBe(`${checkoutOrigin}/c/1`);
    expect(world.asked[0]?.emailNotice).toBe("chi.paga@esempio.it");
  });

  it("says that the notice was paid in between", async () => {
    const form = formOf(await show());
    world.pay(debt);
    expect(titleOf(await send(form))).toBe("Avviso già pagato");
    expect(world.asked).toEqual([]);
  });

  it("does not take the key of another payment", async () => {
    const other = await world.addDebt(openDebt(2));
    const form = formOf(await show());
    await send(form);
    const stolen = await world.ask("POST", `/paga/${other.noticeNumber}`, { fields: form });
    expect([stolen.status, titleOf(stolen)]).toEqual([409, "Pagina già usata"]);
    expect(world.asked).toHaveLength(1);
  });

  it("does nothing for a form without a key of its own", async () => {
    const shown = await send(formOf(await show(), { chiave: "corta" }));
    expect(shown.status).toBe(400);
    expect(world.carts.size).toBe(0);
  });

  it.each([
    ["unavailable", 503],
    ["refused", 502],
  ] as const)("says that nothing was charged when Checkout is %s", async (outcome, status) => {
    world.scripted.push({ outcome });
    const form = formOf(await show());
    const shown = await send(form);
    expect([shown.status, titleOf(shown)]).toEqual([status, "Pagamento non avviato"]);
    expect(shown.text).toContain("Non è stato addebitato nulla");
    const again = await send(form);
    expect(again.status).toBe(303);
    expect(world.carts.size).toBe(1);
  });
});

describe("visitors without end", () => {
  it("read how long they wait", async () => {
    world.visits.retrySeconds = 40;
    const shown = await show();
    expect([shown.status, shown.headers["retry-after"]]).toEqual([429, "40"]);
    expect(shown.text).toContain("40 secondi");
  });
});
