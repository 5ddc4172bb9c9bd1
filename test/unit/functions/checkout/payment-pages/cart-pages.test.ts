import { beforeEach, describe, expect, it } from "vitest";
import {
  type Cart,
  type CartOrigin,
  cartMinutes,
  parseCartKey,
} from "../../../../../shared/domain/checkout/cart.ts";
import { openCart } from "../../../../../shared/domain/checkout/open-cart.ts";
import { keepAmount } from "../../../../../shared/domain/debt-positions/refresh-amount.ts";
import { parseEmailAddress } from "../../../../../shared/domain/values/email-address.ts";
import { euroCents } from "../../../../../shared/domain/values/euro-cents.ts";
import { signedReturnParameters } from "../../../../../shared/domain/values/signed-return-parameters.ts";
import { cartIdOf } from "../../../../../shared/lambda/cart-key.ts";
import {
  checkoutOrigin,
  comune,
  type PagesWorld,
  pagesWorld,
} from "../../../../support/checkout/pages-world.ts";
import { openDebt } from "../../../../support/pagopa-node/node-world.ts";
import { fieldsOf, linksOf, titleOf } from "./page-parts.ts";

const key = parseCartKey("k".repeat(32)) ?? expect.fail("no key");
const cartPath = `/paga/carrello/${key}`;
const outcomePath = `/paga/esito/${key}`;
const email = parseEmailAddress("chi.paga@esempio.it") ?? expect.fail("no address");
const returnUrl = "https://sportello.comune.example/ritorno?pratica=7";
const [one, other] = [openDebt(1), openDebt(2, { description: "TARI 2027" })];

let world: PagesWorld;
beforeEach(async () => {
  world = pagesWorld();
  await world.addDebt(one);
  await world.addDebt(other);
});

function fromPortal(presentation: "full" | "short" | "none"): CartOrigin {
  const organization = comune.fiscalCode;
  return { kind: "organization", organization, clientId: "sil", returnUrl, presentation };
}

async function open(origin: CartOrigin = { kind: "guest" }): Promise<Cart> {
  const notices = [one, other].map(({ organizationFiscalCode, noticeNumber }) => ({
    organizationFiscalCode,
    noticeNumber: noticeNumber ?? expect.fail("no number"),
  }));
  const opened = await openCart(
    {
      id: cartIdOf(key),
      requestDigest: "prova",
      notices,
      payerEmail: email,
      origin,
      duplicatesAccepted: true,
    },
    { ...world.dependencies, refreshAmount: keepAmount },
  );
  return opened.outcome === "opened" ? opened.cart : expect.fail(opened.outcome);
}

/** The same cart, as it is once somebody was sent to Checkout. */
async function start(origin?: CartOrigin): Promise<void> {
  await open(origin);
  await world.ask("POST", cartPath, { fields: fieldsOf(await world.ask("GET", cartPath)) });
}

const later = (minutes: number) => {
  world.clock.now = new Date(world.clock.now.getTime() + minutes * 60_000);
};
const wayBackOf = (links: readonly string[]) =>
  links.find((link) => link.startsWith(returnUrl)) ?? expect.fail("no way back");
const outcomeIn = (address: string) => new URL(address).searchParams.get("esito");

describe("a cart before Checkout", () => {
  it("shows what is paid, to whom and how much in all, and goes on to Checkout", async () => {
    await open();
    const shown = await world.ask("GET", cartPath);
    for (const told of ["TARI 2026", "TARI 2027", comune.name, "200,00 €", email]) {
      expect(shown.text).toContain(told);
    }
    const sent = await world.ask("POST", cartPath, { fields: fieldsOf(shown) });
    expect([sent.status, sent.headers["location"]]).toEqual([303, `${checkoutOrigin}/c/1`]);
  });

  it("asks for the e-mail address alone where the ente's portal wants it short", async () => {
    await open(fromPortal("short"));
    const shown = await world.ask("GET", cartPath);
    expect(shown.text).not.toContain("TARI 2026");
    expect(Object.keys(fieldsOf(shown))).toContain("email");
  });

  it("is no page at all where the ente's portal wants none", async () => {
    await open(fromPortal("none"));
    const passed = await world.ask("GET", cartPath);
    expect([passed.status, passed.headers["location"]]).toEqual([303, `${checkoutOrigin}/c/1`]);
    const again = await world.ask("GET", cartPath);
    expect(again.headers["location"]).toBe(passed.headers["location"]);
    expect(world.asked).toHaveLength(1);
  });

  it("tells Checkout the address that was written last", async () => {
    await open();
    const fields = { ...fieldsOf(await world.ask("GET", cartPath)), email: "altra@esempio.it" };
    await world.ask("POST", cartPath, { fields });
    expect(world.asked[0]?.emailNotice).toBe("altra@esempio.it");
    expect(world.cartOf(key)?.payerEmail).toBe("altra@esempio.it");
  });

  it("shows what has changed, old and new, before anything is paid", async () => {
    await open();
    const fields = fieldsOf(await world.ask("GET", cartPath));
    world.changeDebt(other, { amountCents: euroCents(11_000) });
    const changed = await world.ask("POST", cartPath, { fields });
    expect([changed.status, titleOf(changed)]).toEqual([
      409,
      "L'importo è cambiato: conferma per pagare",
    ]);
    expect(changed.text).toContain("<s>100,00 €</s>");
    expect(changed.text).toContain("210,00 €");
    const agreed = await world.ask("POST", cartPath, { fields: fieldsOf(changed) });
    expect(agreed.status).toBe(303);
  });

  it("pays nothing when one of its notices cannot be paid, and says which", async () => {
    await open(fromPortal("full"));
    world.changeDebt(other, { status: "CANCELLED" });
    const shown = await world.ask("POST", cartPath);
    expect([shown.status, titleOf(shown)]).toEqual([409, "Alcuni avvisi non si possono pagare"]);
    expect(shown.text).toContain("TARI 2027");
    expect(shown.text).not.toContain("TARI 2026");
    expect(world.asked).toEqual([]);
    wayBackOf(linksOf(shown));
  });

  it("is not found by a key that opens none, and by what is no key", async () => {
    for (const path of ["/paga/carrello/", "/paga/esito/"]) {
      const unknown = await world.ask("GET", path + "x".repeat(32));
      const malformed = await world.ask("GET", `${path}x`);
      expect([unknown.status, malformed.text]).toEqual([404, unknown.text]);
      expect(titleOf(unknown)).toBe("Sessione di pagamento non trovata");
    }
  });

  it("says that its time is over, and leads back to the registered address only", async () => {
    await open(fromPortal("full"));
    later(cartMinutes);
    const shown = await world.ask("GET", cartPath, {
      query: { returnUrl: "https://male.example" },
    });
    expect(titleOf(shown)).toBe("Sessione di pagamento scaduta");
    expect(outcomeIn(wayBackOf(linksOf(shown)))).toBe("SCADUTO");
    expect(shown.text).not.toContain("male.example");
  });
});

describe("the outcome of a cart", () => {
  it.each(["ok", "annullato", "errore", "attesa", "pagato", undefined])(
    "is not paid because the browser says %s",
    async (esito) => {
      await start();
      const shown = await world.ask("GET", outcomePath, { query: esito ? { esito } : {} });
      expect(shown.status).toBe(200);
      expect(titleOf(shown)).toMatch(/^Pagamento (?:in corso|non concluso)$/u);
      expect(shown.text).not.toContain(">Pagato<");
    },
  );

  it("is paid once the receipts are there, whatever the browser says", async () => {
    await start();
    world.pay(one);
    const half = await world.ask("GET", outcomePath, { query: { esito: "ok" } });
    expect(titleOf(half)).toBe("Pagamento in corso");
    world.pay(other);
    const shown = await world.ask("GET", outcomePath, { query: { esito: "errore" } });
    expect(titleOf(shown)).toBe("Pagamento riuscito");
    for (const debt of [one, other]) expect(shown.text).toContain(`ricevuta-${debt.iud}`);
    expect(shown.text).toContain("28/11/2026 alle 11:05");
    expect(shown.text).toContain("c***@esempio.it");
    expect(shown.text).not.toContain(email);
    expect(shown.text).not.toContain("data-mark");
  });

  it("is asked for again every 3 seconds, and after two minutes every 15", async () => {
    await start();
    const first = await world.ask("GET", outcomePath, { query: { esito: "ok" } });
    expect(first.text).toContain('data-seconds="3"');
    const address = /content="3;url=([^"]+)"/u.exec(first.text)?.[1] ?? expect.fail("no refresh");
    const query = Object.fromEntries(
      new URL(address.replaceAll("&amp;", "&"), "https://portale.example").searchParams,
    );
    expect(query).toMatchObject({ esito: "ok" });
    later(1);
    expect((await world.ask("GET", outcomePath, { query })).text).toContain('data-seconds="3"');
    later(1);
    expect((await world.ask("GET", outcomePath, { query })).text).toContain('data-seconds="15"');
  });

  it("has another mark as soon as another receipt has come", async () => {
    await start();
    const markOf = async () =>
      /data-mark="([^"]+)"/u.exec((await world.ask("GET", outcomePath)).text)?.[1];
    const before = await markOf();
    expect(await markOf()).toBe(before);
    world.pay(one);
    expect(await markOf()).not.toBe(before);
  });

  it("tells what was charged when only a part was, and pays the rest in a new cart", async () => {
    await start();
    world.pay(one);
    later(cartMinutes + 1);
    const shown = await world.ask("GET", outcomePath);
    expect(titleOf(shown)).toBe("Pagamento riuscito solo in parte");
    const retried = await world.ask("POST", outcomePath, { fields: fieldsOf(shown) });
    const newKey = fieldsOf(shown)["chiave"] ?? "";
    expect([retried.status, retried.headers["location"]]).toEqual([
      303,
      `/paga/carrello/${newKey}`,
    ]);
    expect(world.cartOf(newKey)?.notices.map(({ iud }) => iud)).toEqual([other.iud]);
    await world.ask("POST", outcomePath, { fields: fieldsOf(shown) });
    expect(world.carts.size).toBe(2);
  });

  it("says that nothing was paid in time, and lets try again", async () => {
    await start();
    later(cartMinutes + 1);
    const shown = await world.ask("GET", outcomePath);
    expect(titleOf(shown)).toBe("Pagamento non riuscito");
    const retried = await world.ask("POST", outcomePath, { fields: fieldsOf(shown) });
    const again = await world.ask("GET", retried.headers["location"] ?? "");
    expect(again.text).toContain("200,00 €");
  });

  it("offers another try at once to who gave up, not to who may have paid", async () => {
    await start();
    const page = (esito: string) => world.ask("GET", outcomePath, { query: { esito } });
    expect((await page("annullato")).text).toContain("Riprova</button>");
    expect((await page("ok")).text).not.toContain("Riprova</button>");
    expect((await page("attesa")).text).not.toContain("Riprova</button>");
  });

  it("does not try again what is paid, nor what cannot be paid any more", async () => {
    await start();
    const { text } = await world.ask("GET", outcomePath, { query: { esito: "annullato" } });
    const chiave = /name="chiave" value="(\w+)"/u.exec(text)?.[1] ?? "";
    world.changeDebt(other, { status: "CANCELLED" });
    const refused = await world.ask("POST", outcomePath, { fields: { chiave } });
    expect(titleOf(refused)).toBe("Alcuni avvisi non si possono pagare");
    world.changeDebt(other, { status: "PAYABLE" });
    world.pay(one);
    world.pay(other);
    const paid = await world.ask("POST", outcomePath, { fields: { chiave } });
    expect(paid.headers["location"]).toBe(outcomePath);
    expect(world.carts.size).toBe(1);
  });

  it("leads to the outcome whoever pays a paid cart again", async () => {
    await start();
    world.pay(one);
    world.pay(other);
    for (const method of ["GET", "POST"]) {
      expect((await world.ask(method, cartPath)).headers["location"]).toBe(outcomePath);
    }
  });
});

describe("the way back to the ente's portal", () => {
  it("has the outcome signed, and what the registered address had", async () => {
    await start(fromPortal("full"));
    world.pay(one);
    world.pay(other);
    const back = new URL(wayBackOf(linksOf(await world.ask("GET", outcomePath)).map(plain)));
    const names = [...back.searchParams.keys()];
    expect(names).toEqual([
      "pratica",
      ...signedReturnParameters.filter((name) => name !== "riferimento"),
    ]);
    expect(back.searchParams.get("esito")).toBe("OK");
  });

  it("is taken at once where its portal wants no pages, but not before the end", async () => {
    await open(fromPortal("none"));
    await world.ask("GET", cartPath);
    const waiting = await world.ask("GET", outcomePath, { query: { esito: "ok" } });
    expect(titleOf(waiting)).toBe("Pagamento in corso");
    const givenUp = await world.ask("GET", outcomePath, { query: { esito: "annullato" } });
    expect(outcomeIn(givenUp.headers["location"] ?? "")).toBe("KO");
    world.pay(one);
    world.pay(other);
    const done = await world.ask("GET", outcomePath, { query: { esito: "ok" } });
    expect([done.status, outcomeIn(done.headers["location"] ?? "")]).toEqual([303, "OK"]);
  });

  it("is nowhere on the pages of carts that no ente's portal has opened", async () => {
    await start();
    const shown = await world.ask("GET", outcomePath, { query: { esito: "annullato" } });
    expect(shown.text).not.toContain("Torna al sito");
  });
});

const plain = (link: string) => link.replaceAll("&amp;", "&");
