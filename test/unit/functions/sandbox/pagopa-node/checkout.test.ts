import { beforeEach, describe, expect, it } from "vitest";
import { answerRequest } from "../../../../../functions/sandbox/pagopa-node/answer-request.ts";
import { toHttpResult } from "../../../../../functions/sandbox/pagopa-node/responses.ts";
import {
  answerWell,
  ente,
  notice,
  otherEnte,
  readCall,
  refusal,
  sandboxWorld,
} from "../../../../support/sandbox/sandbox-world.ts";

const second = { fiscalCode: ente.fiscalCode, noticeNumber: "312000000000000220" };
const cartNotice = {
  ...notice,
  amount: 12_000,
  companyName: "Comune di Prova",
  description: "TARI <2027>",
};
const returnUrls = {
  returnOkUrl: "https://ente.example/ok?cart=1",
  returnCancelUrl: "https://ente.example/annullato",
  returnErrorUrl: "https://errori.ente.example/errore",
  returnWaitingUrl: "https://ente.example/attesa",
};
const cart = {
  emailNotice: "anna@example.org",
  paymentNotices: [cartNotice, { ...cartNotice, ...second }],
  returnUrls,
  idCart: "c-2027-1",
};

let node: ReturnType<typeof sandboxWorld>;
beforeEach(() => {
  node = sandboxWorld();
});

type Sent = { readonly headers?: Record<string, string>; readonly body?: string };

async function ask(method: string, path: string, { headers = {}, body = "" }: Sent = {}) {
  const reply = await answerRequest({ method, path, headers, query: {}, body }, node.dependencies);
  const { status, headers: answered = {}, body: text } = toHttpResult(reply);
  return { status, headers: answered, text: String(text ?? "") };
}

function post(body: unknown, version = "v2", headers = { "ocp-apim-subscription-key": "k" }) {
  return ask("POST", `/sandbox/checkout/ec/${version}/carts`, {
    headers,
    body: JSON.stringify(body),
  });
}

async function openCart(body: unknown = cart, version = "v2"): Promise<string> {
  const { status, headers } = await post(body, version);
  expect(status).toBe(302);
  return new URL(headers["location"] ?? "").pathname;
}

function choose(path: string, choice: string, email = "anna@example.org") {
  return ask("POST", path, { body: new URLSearchParams({ choice, email }).toString() });
}

describe("POST /carts", () => {
  it("answers with the address of the cart's page, which shows what is to be paid", async () => {
    const { headers } = await post(cart);
    expect(headers["location"]).toMatch(
      /^https:\/\/portale\.example\/sandbox\/checkout\/[0-9a-f]{32}$/u,
    );
    const page = await ask("GET", new URL(headers["location"] ?? "").pathname);
    expect(page.status).toBe(200);
    expect(page.text).toContain("TARI &lt;2027&gt;");
    expect(page.text).toContain("240,00 €");
    expect(page.text).toContain('value="anna@example.org"');
    for (const word of ["Paga", "Annulla", "Errore", "Esito in attesa"]) {
      expect(page.text).toContain(word);
    }
  });

  it("lets the forms of a page lead only to itself and to where its cart returns", async () => {
    const page = await ask("GET", await openCart());
    expect(page.headers["content-security-policy"]).toContain(
      "form-action 'self' https://ente.example https://errori.ente.example;",
    );
  });

  it("knows no waiting in version 1", async () => {
    const { returnWaitingUrl: _, ...urls } = returnUrls;
    const path = await openCart({ ...cart, returnUrls: urls }, "v1");
    expect((await ask("GET", path)).text).not.toContain("Esito in attesa");
    expect((await choose(path, "wait")).status).toBe(404);
  });

  it("wants the subscription key", async () => {
    const { status, text } = await post(cart, "v2", { "ocp-apim-subscription-key": "" });
    expect(status).toBe(401);
    expect(Object.keys(JSON.parse(text))).toEqual([
      "type",
      "title",
      "status",
      "detail",
      "instance",
    ]);
  });

  it.each<[string, unknown]>([
    ["nothing", undefined],
    ["no notice", { ...cart, paymentNotices: [] }],
    ["six notices", { ...cart, paymentNotices: Array.from({ length: 6 }, sixth) }],
    ["one notice twice", { ...cart, paymentNotices: [cartNotice, cartNotice] }],
    ["a short notice number", withNotice({ noticeNumber: "31200000000000011" })],
    ["a long fiscal code", withNotice({ fiscalCode: "023363401590" })],
    ["an amount of nothing", withNotice({ amount: 0 })],
    ["an amount in euros", withNotice({ amount: 12.5 })],
    ["no description", withNotice({ description: undefined })],
    ["a long name", withNotice({ companyName: "a".repeat(141) })],
    ["a wrong address", { ...cart, emailNotice: "anna" }],
    ["no waiting address", { ...cart, returnUrls: { ...returnUrls, returnWaitingUrl: undefined } }],
    [
      "an address that is a script",
      { ...cart, returnUrls: { ...returnUrls, returnOkUrl: "javascript:alert(1)" } },
    ],
  ])("refuses %s with a problem", async (_what, body) => {
    const { status, headers, text } = await post(body);
    expect(status).toBe(400);
    expect(headers["content-type"]).toBe("application/problem+json");
    expect(JSON.parse(text)).toMatchObject({
      status: 400,
      instance: "/sandbox/checkout/ec/v2/carts",
    });
    expect(node.sandbox.carts.size).toBe(0);
  });

  function sixth(_: unknown, index: number) {
    return { ...cartNotice, noticeNumber: `31200000000000${index}119` };
  }
  function withNotice(change: Record<string, unknown>) {
    return { ...cart, paymentNotices: [{ ...cartNotice, ...change }] };
  }
});

describe("the page of a cart", () => {
  it("pays every notice with receipts V2 that carry the cart's name, then returns", async () => {
    const path = await openCart();
    const paid = await choose(path, "pay", "luca@example.org");
    expect(paid).toMatchObject({ status: 303, headers: { location: returnUrls.returnOkUrl } });
    const receipts = node.requests
      .map(readCall)
      .flatMap((request) => ("receipt" in request ? [request.receipt] : []));
    expect(receipts.map(({ noticeNumber }) => noticeNumber)).toEqual([
      notice.noticeNumber,
      notice.noticeNumber,
      second.noticeNumber,
      second.noticeNumber,
    ]);
    for (const receipt of receipts) {
      expect(receipt).toMatchObject({
        paymentNote: "c-2027-1",
        payer: { "e-mail": "luca@example.org" },
      });
    }
    expect(new Set(node.sandbox.calls.map(({ recipientFiscalCode: to }) => to))).toEqual(
      new Set([ente.fiscalCode, otherEnte.fiscalCode]),
    );
  });

  it("pays once, however often the button is pressed", async () => {
    const path = await openCart();
    const answers = await Promise.all([choose(path, "pay"), choose(path, "pay")]);
    const locations = answers.map(({ headers }) => headers["location"]);
    expect(locations.toSorted()).toEqual([path, returnUrls.returnOkUrl]);
    expect((await choose(path, "cancel")).headers["location"]).toBe(path);
    expect((await ask("GET", path)).text).toContain("Carrello pagato.");
  });

  it.each([
    ["cancel", returnUrls.returnCancelUrl],
    ["fail", returnUrls.returnErrorUrl],
  ])("returns from %s without calling anybody", async (choice, location) => {
    const path = await openCart();
    expect((await choose(path, choice, "")).headers["location"]).toBe(location);
    expect(node.requests).toEqual([]);
  });

  it("leaves the outcome open and has the receipts come later", async () => {
    const path = await openCart();
    const waiting = await choose(path, "wait");
    expect(waiting.headers["location"]).toBe(returnUrls.returnWaitingUrl);
    expect(node.requests.map(({ operation }) => operation)).not.toContain("paSendRTV2");
    expect(node.deferred.map(({ attempt }) => attempt)).toEqual([1, 1, 1, 1]);
  });

  it("pays nothing when one notice cannot be paid, and gives the others free", async () => {
    const path = await openCart();
    node.world.behave = (request) =>
      "qrCode" in request && request.qrCode.noticeNumber === second.noticeNumber
        ? refusal(request.primitive, "PAA_PAGAMENTO_ANNULLATO")
        : answerWell(request);
    expect((await choose(path, "pay")).headers["location"]).toBe(returnUrls.returnErrorUrl);
    expect(node.requests.map(({ operation }) => operation)).not.toContain("paSendRTV2");
    expect(node.sandbox.sessions.size).toBe(0);
    expect((await ask("GET", path)).text).toContain("non è pagabile");
  });

  it("pays nothing when the ente asks for another amount", async () => {
    const path = await openCart({ ...cart, paymentNotices: [{ ...cartNotice, amount: 11_999 }] });
    expect((await choose(path, "pay")).headers["location"]).toBe(returnUrls.returnErrorUrl);
    expect(node.sandbox.sessions.size).toBe(0);
    expect((await ask("GET", path)).text).toContain("non è quello del carrello");
  });

  it("fails, and does not hang, when the station is too slow for so many notices", async () => {
    const path = await openCart();
    node.world.behave = (request) => {
      node.state.remainingMs -= 7_000;
      return answerWell(request);
    };
    expect((await choose(path, "pay")).headers["location"]).toBe(returnUrls.returnErrorUrl);
    expect(node.sandbox.sessions.size).toBe(0);
    expect((await ask("GET", path)).text).toContain("troppo lenta");
  });

  it("asks again for an address that receipts cannot carry", async () => {
    const path = await openCart();
    const refused = await choose(path, "pay", "niente");
    expect(refused.status).toBe(400);
    expect(refused.text).toContain("Indirizzo e-mail non valido.");
    expect(refused.text).toContain('aria-invalid="true"');
    expect(node.requests).toEqual([]);
  });

  it("is not there for a cart that nobody has sent", async () => {
    for (const id of ["0".repeat(32), "x", "../.."]) {
      expect((await ask("GET", `/sandbox/checkout/${id}`)).status).toBe(404);
    }
  });
});
