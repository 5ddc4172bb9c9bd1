import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { payNotice } from "../../infra/cli/sandbox-client.ts";
import { demoOrganization } from "../support/demo-organization.ts";
import { portalUrl } from "../support/portal-under-test.ts";
import { clientOf, registerDemoOrganizations, tokenFor } from "../support/running-portal.ts";

const url = portalUrl();
const { fiscalCode } = demoOrganization("r_demo3");
const own = `${url}/v1/organizations/${fiscalCode}`;
const formFile = new URL("../../infra/cli/demo/car-tax-form.json", import.meta.url);
/** Tells this run from others on the same portal: a plate of its own. */
const letters = () => String.fromCharCode(65 + Math.floor(Math.random() * 26));
const plate = `${letters()}${letters()}${100 + Math.floor(Math.random() * 900)}${letters()}${letters()}`;
let authorization: string;

beforeAll(async () => {
  await registerDemoOrganizations(url);
  const form: unknown = JSON.parse(readFileSync(formFile, "utf8"));
  await clientOf(url, "regione-di-prova").putForm(fiscalCode, "BOLLO_AUTO", form);
  authorization = await tokenFor(url, "regione-di-prova");
}, 120_000);

afterAll(() => registerDemoOrganizations(url));

async function jsonOf(answer: Response) {
  return JSON.parse(await answer.text());
}

function post(path: string, body: unknown) {
  const headers = { "content-type": "application/json" };
  return fetch(`${url}${path}`, { method: "POST", headers, body: JSON.stringify(body) });
}

/** Somebody at a PSP's says the plate: what the PSP is answered. */
async function demand(months: string) {
  const { id } = await jsonOf(await post("/sandbox/v1/runs", { fiscalCode }));
  const xml = `<bollo><targa>${plate}</targa><mesi>${months}</mesi></bollo>`;
  const answer = await post(`/sandbox/v1/runs/${id}/demand`, {
    fiscalCode,
    serviceId: "00005",
    serviceSubjectId: "00099",
    serviceDataBase64: Buffer.from(xml).toString("base64"),
  });
  return jsonOf(answer);
}

async function receiptOf(paymentToken: string | null) {
  const headers = { authorization };
  return jsonOf(await fetch(`${own}/receipts/${paymentToken}`, { headers }));
}

describe("a car tax that is asked for at a PSP's by the plate", () => {
  it("gets one notice a day, and is paid by it", async () => {
    const first = await demand("12");
    expect(first.notice).toMatchObject({
      organizationFiscalCode: fiscalCode,
      description: `Tassa automobilistica, targa ${plate}, un anno`,
      amountCents: 18_630,
    });
    const again = await demand("12");
    expect(again.qrCode).toEqual(first.qrCode);
    const paid = await payNotice(url, first.qrCode, { version: "V2" });
    expect(paid.outcome).toBe("paid");
    expect(await receiptOf(paid.paymentToken)).toMatchObject({ amountCents: 18_630 });
    expect((await demand("12")).call.fault.original.code).toBe("PAA_PAGAMENTO_DUPLICATO");
  });

  it("costs what the ente's own service says when it is paid", async () => {
    const asked: { readonly signature: string | undefined; readonly question: unknown }[] = [];
    const service = createServer(async (request, response) => {
      let body = "";
      for await (const chunk of request) body += chunk;
      asked.push({
        signature: request.headers["webhook-signature"]?.toString(),
        question: JSON.parse(body),
      });
      response.end(JSON.stringify({ amountCents: 6_000 + asked.length }));
    });
    await new Promise<void>((resolve) => service.listen(0, "127.0.0.1", resolve));
    try {
      const address = service.address();
      const port = typeof address === "object" ? address?.port : undefined;
      const changed = await fetch(`${own}/debt-position-types/BOLLO_AUTO`, {
        method: "PATCH",
        headers: { authorization, "content-type": "application/json", "if-match": "*" },
        body: JSON.stringify({ amountService: { url: `http://127.0.0.1:${port}/importo` } }),
      });
      expect(changed.status).toBe(200);
      // Instances remember registries for some seconds.
      const demanded = await until(async () => {
        const answer = await demand("4");
        return asked.length > 0 ? answer : undefined;
      });
      const { noticeNumber } = demanded.qrCode;
      const paid = await payNotice(url, { fiscalCode, noticeNumber }, { version: "V2" });
      expect(paid.outcome).toBe("paid");
      expect(await receiptOf(paid.paymentToken)).toMatchObject({
        amountCents: 6_000 + asked.length,
      });
      expect(asked.at(-1)).toMatchObject({
        signature: expect.stringMatching(/^v1a,[A-Za-z0-9+/]{86}==$/u),
        question: { organizationFiscalCode: fiscalCode, noticeNumber },
      });
    } finally {
      service.close();
      service.closeAllConnections();
    }
  });
});

async function until<Found>(look: () => Promise<Found | undefined>): Promise<Found> {
  for (let tries = 0; tries < 60; tries += 1) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
  throw new Error("the service is never asked");
}
