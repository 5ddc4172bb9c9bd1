import { createServer, type RequestListener, type Server, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { afterEach, describe, expect, it } from "vitest";
import { closeServer, listenLocally } from "../../../../infra/local/http/listening.ts";
import type { Cart } from "../../../../shared/domain/checkout/cart.ts";
import { openCart } from "../../../../shared/domain/checkout/open-cart.ts";
import { parseEmailAddress } from "../../../../shared/domain/values/email-address.ts";
import { createCheckoutClient } from "../../../../shared/http-clients/checkout-client.ts";
import {
  cartRequest,
  cartsWorld,
  checkoutRequest,
  wanted,
} from "../../../support/checkout/carts-world.ts";
import { present } from "../../../support/notifications/debts.ts";

const servers: Server[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map(closeServer));
});

type Step = (response: ServerResponse, url: string) => void;
const status =
  (code: number, headers: Record<string, string> = {}): Step =>
  (response) => {
    response.writeHead(code, headers).end("{}");
  };
const page: Step = (response, url) => {
  response.writeHead(302, { location: `${url}/c/1?id=7` }).end();
};
const silence: Step = () => undefined;
const sentTo = (location: string) => status(302, { location });

async function sampleCart(changes: Partial<Cart["notices"][number]> = {}): Promise<Cart> {
  const { addDebt, dependencies } = cartsWorld();
  const opened = await openCart(cartRequest([wanted(await addDebt(1))]), dependencies);
  if (opened.outcome !== "opened") throw new Error("the cart of the test is not open");
  const { cart } = opened;
  return { ...cart, notices: cart.notices.map((notice) => ({ ...notice, ...changes })) };
}

/** Asks a Checkout that answers one request after the other as it is told. */
async function asked(steps: readonly Step[], changes: Partial<Cart["notices"][number]> = {}) {
  const requests: { path: string; headers: Record<string, unknown>; body: unknown }[] = [];
  const left = [...steps];
  let base = "";
  const listener: RequestListener = async (request, response) => {
    const body = JSON.parse(await text(request));
    requests.push({ path: `${request.method} ${request.url}`, headers: request.headers, body });
    left.shift()?.(response, base);
  };
  const server = createServer(listener);
  servers.push(server);
  base = `http://127.0.0.1:${await listenLocally(server, 0)}`;
  const counted: string[] = [];
  const ask = createCheckoutClient(
    {
      CHECKOUT_BASE_URL: `${base}/checkout/ec/v2`,
      CHECKOUT_PAGE_ORIGIN: base,
      CHECKOUT_KEY: "una-chiave",
    },
    { count: (metric) => counted.push(metric), timeoutMs: 150 },
  );
  const answer = await ask({
    cart: await sampleCart(changes),
    emailNotice: present(parseEmailAddress("anna@example.org")),
    allPostal: true,
    returnUrls: checkoutRequest().returnUrls,
  });
  return { answer, requests, counted, base };
}

describe("the client of Checkout", () => {
  it("asks as pagoPA's description says, follows nothing and gives the page", async () => {
    const { answer, requests, counted, base } = await asked([page]);
    expect(answer).toEqual({ outcome: "page", url: `${base}/c/1?id=7` });
    expect(counted).toEqual(["checkoutPage"]);
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({
      path: "POST /checkout/ec/v2/carts",
      headers: { "ocp-apim-subscription-key": "una-chiave", "content-type": "application/json" },
    });
    const { returnUrls } = checkoutRequest();
    expect(requests[0]?.body).toEqual({
      emailNotice: "anna@example.org",
      paymentNotices: [
        {
          noticeNumber: expect.stringMatching(/^\d{18}$/u),
          fiscalCode: "02336340159",
          amount: 12_050,
          companyName: "Comune di Prova",
          description: "Tassa sui rifiuti 2027",
        },
      ],
      returnUrls: {
        returnOkUrl: returnUrls.ok,
        returnCancelUrl: returnUrls.cancel,
        returnErrorUrl: returnUrls.error,
        returnWaitingUrl: returnUrls.waiting,
      },
      idCart: expect.stringMatching(/^[0-9a-f]{32}$/u),
      allCCP: true,
    });
  });

  it("cuts texts at 140 characters, and no character in two", async () => {
    const description = `${"à".repeat(139)}😀 e altro`;
    const { requests } = await asked([page], { description, organizationName: "E".repeat(200) });
    expect(requests[0]?.body).toMatchObject({
      paymentNotices: [{ description: "à".repeat(139), companyName: "E".repeat(140) }],
    });
  });

  it("asks a request that is wrong no second time", async () => {
    const { answer, requests, counted } = await asked([status(400), page]);
    expect(answer).toEqual({ outcome: "refused" });
    expect(requests).toHaveLength(1);
    expect(counted).toEqual(["checkoutRefused"]);
  });

  it.each([
    ["an error", status(500)],
    ["a page without address", status(302)],
    ["no answer in time", silence],
    ["a connection that is cut", (response: ServerResponse) => response.destroy()],
    ["something else than a page", status(200)],
  ] as const)("tries once more after %s, and no more", async (_, step) => {
    const healed = await asked([step, page]);
    expect(healed.answer).toMatchObject({ outcome: "page" });
    const lost = await asked([step, step, page]);
    expect(lost.answer).toEqual({ outcome: "unavailable" });
    expect(lost.requests).toHaveLength(2);
    expect(lost.counted).toEqual(["checkoutUnavailable"]);
  });

  it.each([401, 403, 404, 429])(
    "gives up at once at %d: the same would come again",
    async (code) => {
      const { answer, requests } = await asked([status(code), page]);
      expect(answer).toEqual({ outcome: "unavailable" });
      expect(requests).toHaveLength(1);
    },
  );

  it.each([
    "https://evil.example/c/1",
    "//evil.example/c/1",
    "javascript:alert(1)",
    "/c/1",
    "http://127.0.0.1:1/c/1",
    "http://utente:segreto@127.0.0.1/c/1",
    "data:text/html,ciao",
    "non un indirizzo",
  ])("sends nobody to %s", async (location) => {
    const { answer } = await asked([sentTo(location), sentTo(location)]);
    expect(answer).toEqual({ outcome: "unavailable" });
  });

  it("reads no answer without end", async () => {
    const endless: Step = (response) => {
      response.writeHead(302, { location: "/" });
      response.end("x".repeat(100_000));
    };
    expect((await asked([endless, endless])).answer).toEqual({ outcome: "unavailable" });
  });
});
