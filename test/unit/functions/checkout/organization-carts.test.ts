import { describe, expect, it } from "vitest";
import * as z from "zod";
import { returnVerification } from "../../../../functions/checkout/organization-carts/cart-words.ts";
import { documentation } from "../../../../functions/checkout/organization-carts/documentation.ts";
import * as operations from "../../../../functions/checkout/organization-carts/operations.ts";
import { routes } from "../../../../functions/checkout/organization-carts/routes.ts";
import type { Operation } from "../../../../shared/domain/access/operation.ts";
import { parseCartId, parseCartKey } from "../../../../shared/domain/checkout/cart.ts";
import { signedReturnUrl } from "../../../../shared/domain/checkout/signed-return.ts";
import { cartIdOf } from "../../../../shared/lambda/cart-key.ts";
import { createOutcomeSigner } from "../../../../shared/lambda/outcome-signer.ts";
import { problemMeanings } from "../../../../shared/lambda/problem-meanings.ts";
import {
  cartKey,
  cartOf,
  comune,
  described,
  organizationCartsWorld,
  portalOf,
  provincia,
  returnUrl,
} from "../../../support/checkout/organization-carts-world.ts";
import { Crash, faultPlan, withFaults } from "../../../support/fault-injection.ts";
import { present } from "../../../support/notifications/debts.ts";

const id = cartIdOf(present(parseCartKey(cartKey)));
const dueOfProvincia = (iud: string) => ({
  ...described(iud, { debtPositionType: "CDS" }),
  paymentOptions: [{ kind: "SINGLE", amountCents: 4_200, dueDate: "2027-06-30" }],
});

function fitsDocumentation(operation: Operation, status: number, json: unknown): void {
  const documented = present(documentation.find((each) => each.operation === operation));
  const { schema } = present(documented.answers[status]);
  expect(z.safeParse(present(schema), json).error).toBeUndefined();
}

/** A notice of the Provincia, which the Comune's portal pays too. */
async function noticeOfProvincia({ open, positionOf }: ReturnType<typeof organizationCartsWorld>) {
  const key = "chiave-della-provincia-00000000001";
  const opened = await open(cartOf({ key, debts: [dueOfProvincia("CDS-1")] }), portalOf(provincia));
  expect(opened.status).toBe(201);
  const { noticeNumber } = positionOf("CDS-1");
  return { noticeNumber, organizationFiscalCode: provincia.fiscalCode };
}

describe("a cart of an ente's portal", () => {
  it("creates the debts it describes, takes those that are there, and says where to go", async () => {
    const world = organizationCartsWorld();
    const foreign = await noticeOfProvincia(world);
    const debts = [described("MENSA-1"), foreign, described("MENSA-2")];
    const answer = await world.open(cartOf({ debts, reference: "pratica 1" }));
    expect(answer.status).toBe(201);
    fitsDocumentation(operations.openCart, 201, answer.json);
    expect(answer.json).toEqual({
      cartId: id,
      redirectUrl: `https://portale.example/paga/carrello/${cartKey}`,
      expiresAt: "2026-11-28T11:00:00.000Z",
      notices: [
        expect.objectContaining({ iud: "MENSA-1", amountCents: 8_450 }),
        { ...foreign, iud: null, amountCents: 4_200 },
        expect.objectContaining({ iud: "MENSA-2" }),
      ],
    });
    expect(answer.headers?.["location"]).toBe(`/v1/organizations/${comune.fiscalCode}/carts/${id}`);
    expect(world.positionOf("MENSA-1")).toMatchObject({ status: "PAYABLE" });
    expect(world.carts.get(id)?.origin).toEqual({
      kind: "organization",
      organization: comune.fiscalCode,
      clientId: portalOf(comune).id,
      returnUrl,
      presentation: "full",
      reference: "pratica 1",
    });
  });

  it("is the same when the same is sent again, and no other may have its key", async () => {
    const { open, carts, positions } = organizationCartsWorld();
    const first = await open(cartOf());
    const again = await open(cartOf());
    expect([again.status, again.json]).toEqual([200, first.json]);
    const others = [
      await open(cartOf({ debts: [described("MENSA-2")] })),
      await open(cartOf(), portalOf(provincia)),
      await open(cartOf(), portalOf(comune, { id: "b".repeat(32) })),
    ];
    for (const { status, json } of others) {
      expect([status, json.type]).toEqual([409, "/problemi/carrello-esistente"]);
    }
    expect([carts.size, positions.positions.size]).toEqual([1, 1]);
  });

  it("is one, with one position for each debt, wherever the portal dies and is asked again", async () => {
    const body = cartOf({ debts: [described("MENSA-1"), described("MENSA-2")] });
    const asked = { operation: operations.openCart, caller: portalOf(comune), sent: { body } };
    let crashes = 0;
    for (const moment of ["before", "after"] as const) {
      for (let at = 1; ; at += 1) {
        const world = organizationCartsWorld();
        const plan = faultPlan(at, moment);
        const dying = Object.fromEntries(
          Object.entries(world.stores).map(([name, store]) => [name, withFaults(store, plan)]),
        );
        const died = await world
          .callWith({ ...world.stores, ...dying }, asked)
          .then(() => false)
          .catch((error: unknown) => error instanceof Crash || Promise.reject(error));
        if (!died) break;
        crashes += 1;
        const { json, status } = await world.callWith(world.stores, asked);
        expect([200, 201]).toContain(status);
        expect(json.notices.map(({ iud }: { iud: string }) => iud)).toEqual(["MENSA-1", "MENSA-2"]);
        expect([world.carts.size, world.positions.positions.size]).toEqual([1, 2]);
        expect(world.positions.claims.size).toBe(2);
      }
    }
    expect(crashes).toBeGreaterThan(20);
  });

  it("is over after an hour: another one takes another key", async () => {
    const { open, clock } = organizationCartsWorld();
    await open(cartOf());
    clock.now = new Date("2026-11-28T11:00:00Z");
    expect((await open(cartOf())).json.type).toBe("/problemi/carrello-concluso");
    const other = await open(cartOf({ key: "un-altra-chiave-casuale-0000000002" }));
    expect(other.status).toBe(201);
  });
});

describe("debts that are not right", () => {
  const right = described("MENSA-9");
  it.each([
    [400, "/debts", { debts: [] }],
    [400, "/debts", { debts: Array.from({ length: 6 }, (_, n) => described(`M-${n}`)) }],
    [400, "/debts/1/debtor/code", { debts: [right, described("M-1", { debtor: wrongDebtor() })] }],
    [400, "/debts/1/debtPositionType", { debts: [right, described("M-1", unknownType())] }],
    [400, "/debts/1/paymentOptions/0", { debts: [right, described("M-1", nothingToPay())] }],
    [400, "/debts/1/published", { debts: [right, described("M-1", { published: false })] }],
    [400, "/debts/1/paymentOptions", { debts: [right, described("M-1", byInstalments())] }],
    [400, "/debts/1/iud", { debts: [right, right] }],
    [400, "/debts/1/noticeNumber", { debts: [right, { noticeNumber: "30100000000000017" }] }],
    [400, "/debts/1", { debts: [right, "MENSA-1"] }],
    [422, "/debts/1", { debts: [right, { noticeNumber: "301000000000000171" }] }],
    [422, "/debts/1", { debts: [right, { ...zero(), organizationFiscalCode: "80001230566" }] }],
    [400, "/key", { key: "corta" }],
    [400, "/presentation", { presentation: "popup" }],
    [400, "/payerEmail", { payerEmail: "mario" }],
    [400, "/reference", { reference: "riga\nriga" }],
    [400, "/reference", { reference: "x".repeat(101) }],
  ])("are told (%i at %s) and nothing is created: %j", async (status, pointer, changes) => {
    const { open, carts, positions } = organizationCartsWorld();
    const answer = await open(cartOf(changes));
    expect(answer.status).toBe(status);
    const pointers = answer.json.errors.map((error: { pointer: string }) => error.pointer);
    expect(pointers.some((each: string) => each.startsWith(pointer))).toBe(true);
    // The words are Italian, whichever rule has found what is wrong.
    expect(answer.json.errors[0].detail).not.toMatch(/invalid|expected|required/iu);
    expect([carts.size, positions.positions.size]).toEqual([0, 0]);
  });

  it("such as the same notice twice, once by its number and once described, are refused", async () => {
    const { open, positionOf, carts } = organizationCartsWorld();
    await open(cartOf());
    const { noticeNumber } = positionOf("MENSA-1");
    const debts = [described("MENSA-1"), { noticeNumber }];
    const answer = await open(cartOf({ key: "un-altra-chiave-casuale-0000000002", debts }));
    expect([answer.status, answer.json.errors[0].pointer]).toEqual([422, "/debts/1"]);
    expect(carts.size).toBe(1);
  });

  it("such as one whose IUD is of another debt, or is paid, are refused with the others", async () => {
    const { open, pay, positions } = organizationCartsWorld();
    await open(cartOf());
    const key = "un-altra-chiave-casuale-0000000002";
    const other = described("MENSA-1", { description: "Un'altra mensa" });
    const taken = await open(cartOf({ key, debts: [right, other] }));
    expect([taken.status, taken.json.errors[0].pointer]).toEqual([409, "/debts/1/iud"]);
    pay("MENSA-1");
    const paid = await open(cartOf({ key, debts: [right, described("MENSA-1")] }));
    expect([paid.status, paid.json.errors[0].pointer]).toEqual([422, "/debts/1"]);
    expect(positions.positions.size).toBe(1);
  });

  it("such as one that looks like another are opened only by who knows", async () => {
    const { open, positions } = organizationCartsWorld();
    await open(cartOf());
    const debts = [described("MENSA-2", { description: "mensa  scolastica MENSA-1" })];
    const again = cartOf({ key: "un-altra-chiave-casuale-0000000002", debts });
    const warned = await open(again);
    expect([warned.status, warned.json.type]).toEqual([409, "/problemi/pagamento-duplicato"]);
    expect(JSON.stringify(warned.json)).not.toContain("MENSA-1");
    expect(positions.positions.size).toBe(1);
    expect((await open({ ...again, duplicatesAccepted: true })).status).toBe(201);
  });

  it.each(["INSERITO", "SOSPESO", "CESSATO"] as const)(
    "are all those of an ente that is %s",
    async (status) => {
      const world = organizationCartsWorld();
      const foreign = await noticeOfProvincia(world);
      const { open, organizations, positions, carts } = world;
      organizations.set(comune.fiscalCode, { ...comune, status });
      expect((await open(cartOf())).json.type).toBe("/problemi/ente-non-abilitato");
      organizations.set(provincia.fiscalCode, { ...provincia, status });
      organizations.set(comune.fiscalCode, comune);
      const mixed = await open(cartOf({ debts: [described("MENSA-1"), foreign] }));
      expect([mixed.status, mixed.json.errors[0].pointer]).toEqual([422, "/debts/1"]);
      expect([carts.size, positions.positions.size]).toEqual([1, 1]);
    },
  );

  it("of other types than the caller's own do not exist for it", async () => {
    const world = organizationCartsWorld();
    await world.open(cartOf({ debts: [described("MENSA-1")] }));
    const { noticeNumber } = world.positionOf("MENSA-1");
    const typed = portalOf(comune, { typeCodes: ["CIMITERI"] });
    const key = "un-altra-chiave-casuale-0000000002";
    const byNumber = await world.open(cartOf({ key, debts: [{ noticeNumber }] }), typed);
    expect(byNumber.json.errors[0].detail).toBe("L'ente non ha un avviso con questo numero.");
    const byBody = await world.open(cartOf({ key, debts: [right] }), typed);
    expect(byBody.json.errors[0].pointer).toBe("/debts/0/debtPositionType");
    expect((await world.call(operations.showCart, { cartId: id }, typed)).status).toBe(404);
    expect((await world.call(operations.cancelCart, { cartId: id }, typed)).status).toBe(404);
  });
});

function wrongDebtor() {
  return { kind: "F", code: "RSSMRA80A01F205Y", fullName: "Mario Rossi" };
}
function unknownType() {
  return { debtPositionType: "NON-C-È" };
}
function nothingToPay() {
  return { paymentOptions: [{ kind: "SINGLE", amountCents: 0 }] };
}
function byInstalments() {
  const installments = [
    { amountCents: 4_000, dueDate: "2027-01-31" },
    { amountCents: 4_450, dueDate: "2027-02-28" },
  ];
  return { paymentOptions: [{ kind: "INSTALMENTS", description: "In due rate", installments }] };
}
function zero() {
  return { noticeNumber: "301000000000000171" };
}

describe("the address to go back to", () => {
  const host = "servizi.comune.example";
  it.each([
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "javascript://servizi.comune.example/%0aalert(1)",
    "data:text/html,<script>alert(1)</script>",
    "data:text/html;base64,PHNjcmlwdD4=",
    "vbscript:msgbox(1)",
    "file:///etc/passwd",
    "ftp://servizi.comune.example/ritorno",
    "blob:https://servizi.comune.example/1",
    "about:blank",
    "//servizi.comune.example/ritorno?pratica=12",
    "///servizi.comune.example/ritorno",
    "/ritorno?pratica=12",
    "ritorno",
    "?pratica=12",
    "https:/servizi.comune.example/ritorno?pratica=12",
    "https:servizi.comune.example/ritorno?pratica=12",
    "https:\\\\servizi.comune.example\\ritorno?pratica=12",
    "https://servizi.comune.example\\@evil.example/ritorno?pratica=12",
    "https://servizi.comune.example@evil.example/ritorno?pratica=12",
    "https://utente:parola@servizi.comune.example/ritorno?pratica=12",
    "https://servizi.comune.example:443/ritorno?pratica=12",
    "https://servizi.comune.example:8443/ritorno?pratica=12",
    "https://servizi.comune.example./ritorno?pratica=12",
    "https://servizi.comune.example.evil.example/ritorno?pratica=12",
    "https://evil-servizi.comune.example/ritorno?pratica=12",
    "https://servizi.comune.example%2eevil.example/ritorno?pratica=12",
    "https://servizi.comune.example%00.evil.example/ritorno?pratica=12",
    "https://%73ervizi.comune.example/ritorno?pratica=12",
    "https://SERVIZI.comune.example/ritorno?pratica=12",
    "https://ѕervizi.comune.example/ritorno?pratica=12",
    "https://servizi.cоmune.example/ritorno?pratica=12",
    "https://xn--ervizi-1of.comune.example/ritorno?pratica=12",
    "https://servizi。comune。example/ritorno?pratica=12",
    "https://ｓervizi.comune.example/ritorno?pratica=12",
    "http://servizi.comune.example/ritorno?pratica=12",
    "HTTPS://servizi.comune.example/ritorno?pratica=12",
    "https://servizi.comune.example/ritorno",
    "https://servizi.comune.example/ritorno?pratica=13",
    "https://servizi.comune.example/ritorno?pratica=12&x=1",
    "https://servizi.comune.example/ritorno?pratica=12#",
    "https://servizi.comune.example/ritorno?pratica=12#esito",
    "https://servizi.comune.example/ritorno/?pratica=12",
    "https://servizi.comune.example/RITORNO?pratica=12",
    "https://servizi.comune.example/./ritorno?pratica=12",
    "https://servizi.comune.example/x/../ritorno?pratica=12",
    "https://servizi.comune.example/ritorn%6f?pratica=12",
    "https://servizi.comune.example//ritorno?pratica=12",
    "https://servizi.comune.example/ritorno?pratica=12%0d%0aSet-Cookie:a=b",
    "https://servizi.comune.example/ritorno?pratica=12\r\nSet-Cookie: a=b",
    "https://servizi.comune.example/ritorno?\tpratica=12",
    "https://servizi.comune.example/ri\u0000torno?pratica=12",
    "https://servizi.comune.example/\u202eonrotir?pratica=12",
    "https://servizi.comune.example/ritorno?pratica=12\u200b",
    "https://127.0.0.1/ritorno?pratica=12",
    "https://2130706433/ritorno?pratica=12",
    "https://0x7f000001/ritorno?pratica=12",
    "https://0177.0.0.1/ritorno?pratica=12",
    "https://127.1/ritorno?pratica=12",
    "https://[::1]/ritorno?pratica=12",
    "https://[::ffff:127.0.0.1]/ritorno?pratica=12",
    "https://169.254.169.254/latest/meta-data",
    "https://localhost/ritorno?pratica=12",
    "http://localhost:4400/ritorno?pratica=12",
    "https://*.comune.example/ritorno?pratica=12",
    `https://${"a".repeat(2_000)}.example/`,
    "",
  ])("is a registered one, and %j is none", async (hostile) => {
    const { open, carts, positions } = organizationCartsWorld();
    const answer = await open(cartOf({ returnUrl: hostile }));
    expect(answer.status).toBe(400);
    expect(answer.json.errors[0].pointer).toBe("/returnUrl");
    expect(String(answer.json.errors[0].detail)).not.toContain(host);
    expect([carts.size, positions.positions.size]).toEqual([0, 0]);
  });

  it("is of the very client that calls: others and people have none", async () => {
    const { open, carts } = organizationCartsWorld();
    for (const caller of [
      portalOf(comune, { id: "b".repeat(32) }),
      portalOf(comune, { id: "programma-della-regione" }),
      portalOf(comune, { kind: "person" }),
    ]) {
      expect((await open(cartOf(), caller)).json.errors[0].pointer).toBe("/returnUrl");
    }
    expect(carts.size).toBe(0);
  });
});

describe("the outcome of a cart", () => {
  it("is what the receipts say, with the ente's own alone", async () => {
    const world = organizationCartsWorld();
    const { call, pay, clock } = world;
    const foreign = await noticeOfProvincia(world);
    await world.open(cartOf({ debts: [described("MENSA-1"), foreign], reference: "p-1" }));
    const show = () => call(operations.showCart, { cartId: id });
    const opened = await show();
    fitsDocumentation(operations.showCart, 200, opened.json);
    expect(opened.json).toMatchObject({ state: "open", outcome: "KO", reference: "p-1" });
    pay("CDS-1");
    pay("MENSA-1");
    const paid = await show();
    fitsDocumentation(operations.showCart, 200, paid.json);
    expect(paid.json).toMatchObject({
      outcome: "OK",
      notices: [
        {
          iud: "MENSA-1",
          state: "paid",
          receipt: {
            receiptId: "ricevuta-MENSA-1",
            href: `/v1/organizations/${comune.fiscalCode}/receipts/ricevuta-MENSA-1`,
          },
        },
        { iud: null, state: "paid", receipt: null },
      ],
    });
    expect(JSON.stringify(paid.json)).not.toMatch(/CDS|RSSMRA|Rossi|ricevuta-CDS/u);
    clock.now = new Date("2026-11-28T12:00:00Z");
    expect((await show()).json.outcome).toBe("OK");
  });

  it("is partial, or none, when time is over", async () => {
    const { open, call, pay, clock } = organizationCartsWorld();
    await open(cartOf({ debts: [described("MENSA-1"), described("MENSA-2")] }));
    clock.now = new Date("2026-11-28T12:00:00Z");
    const show = async () => (await call(operations.showCart, { cartId: id })).json.outcome;
    expect(await show()).toBe("SCADUTO");
    pay("MENSA-2");
    expect(await show()).toBe("PARZIALE");
  });

  it("does not exist for another ente, nor of a cart that no portal has opened", async () => {
    const { open, call, carts } = organizationCartsWorld();
    await open(cartOf());
    const other = portalOf(provincia);
    for (const operation of [operations.showCart, operations.cancelCart]) {
      expect((await call(operation, { cartId: id }, other)).status).toBe(404);
      expect((await call(operation, { cartId: "f".repeat(32) })).status).toBe(404);
      expect((await call(operation, { cartId: "non-un-carrello" })).status).toBe(404);
    }
    carts.set(id, { ...present(carts.get(id)), origin: { kind: "guest" } });
    expect((await call(operations.showCart, { cartId: id })).status).toBe(404);
    expect(carts.get(id)?.status).toBe("OPEN");
  });
});

describe("calling a cart off", () => {
  it("ends it, once and again, and leaves its debts payable", async () => {
    const { open, call, positionOf } = organizationCartsWorld();
    await open(cartOf());
    for (const _ of [1, 2]) {
      const { status, json } = await call(operations.cancelCart, { cartId: id });
      expect([status, json.outcome]).toEqual([200, "SCADUTO"]);
      fitsDocumentation(operations.cancelCart, 200, json);
    }
    expect(positionOf("MENSA-1").status).toBe("PAYABLE");
    expect((await open(cartOf())).json.type).toBe("/problemi/carrello-concluso");
    expect((await open(cartOf({ key: "un-altra-chiave-casuale-0000000002" }))).status).toBe(201);
  });

  it("is too late once somebody is at Checkout, or has paid", async () => {
    const { open, call, carts, pay } = organizationCartsWorld();
    await open(cartOf());
    const cart = present(carts.get(id));
    const page = { url: "https://checkout.example/c/1", startedAt: cart.openedAt };
    carts.set(id, { ...cart, status: "STARTED", page, version: 2 });
    const begun = await call(operations.cancelCart, { cartId: id });
    expect([begun.status, begun.json.type]).toEqual([409, "/problemi/pagamento-iniziato"]);
    pay("MENSA-1");
    const paid = await call(operations.cancelCart, { cartId: id });
    expect([paid.status, paid.json.type]).toEqual([409, "/problemi/carrello-pagato"]);
  });

  it("meets whoever goes to Checkout at the same time", async () => {
    const { open, carts, stores, callWith } = organizationCartsWorld();
    await open(cartOf());
    const cart = present(carts.get(id));
    const change: typeof stores.carts.change = async (changed, versionRead) => {
      const page = { url: "https://checkout.example/c/1", startedAt: cart.openedAt };
      if (versionRead === 1) carts.set(id, { ...cart, status: "STARTED", page, version: 2 });
      return stores.carts.change(changed, versionRead);
    };
    const answer = await callWith(
      { ...stores, carts: { ...stores.carts, change } },
      { operation: operations.cancelCart, caller: portalOf(comune), sent: { cartId: id } },
    );
    expect([answer.status, carts.get(id)?.status]).toEqual([409, "STARTED"]);
  });
});

describe("the documentation", () => {
  it("describes every call, with a body that is accepted", () => {
    const all = Object.values(operations);
    expect(documentation.map(({ operation }) => operation)).toEqual(all);
    expect(routes.map(({ operation }) => operation)).toEqual(all);
    for (const { body } of documentation) {
      if (body !== undefined) expect(z.safeParse(body.schema, body.example).error).toBeUndefined();
    }
  });

  it("holds code that verifies the way back, and nothing else", async () => {
    const source = Buffer.from(returnVerification).toString("base64");
    const { isFromPortal } = await import(`data:text/javascript;base64,${source}`);
    const signer = createOutcomeSigner("seme-di-prova-lungo-almeno-32-caratteri");
    const at = new Date("2027-03-10T10:00:00Z");
    const cart = { id: present(parseCartId(id)), origin: { returnUrl, reference: "p-1" }, at };
    const back = new URL(signedReturnUrl({ ...cart, outcome: "OK" }, signer));
    const verified = (url: URL, registered = returnUrl, now = at.getTime()) =>
      isFromPortal(url.searchParams, registered, signer.publicKeys(), now);
    expect(verified(back)).toBe(true);
    expect(verified(back, returnUrl, at.getTime() + 301_000)).toBe(false);
    expect(verified(back, "https://altro.example/")).toBe(false);
    for (const name of ["idCarrello", "riferimento", "esito", "istante", "chiave", "firma"]) {
      const forged = new URL(back);
      forged.searchParams.set(name, "OK!");
      expect(verified(forged)).toBe(false);
      forged.searchParams.delete(name);
      expect(verified(forged)).toBe(false);
    }
  });

  it("of every problem has its page", async () => {
    for (const slug of ["carrello-esistente", "carrello-concluso", "pagamento-iniziato"]) {
      expect(problemMeanings[slug]).toBeDefined();
    }
  });
});
