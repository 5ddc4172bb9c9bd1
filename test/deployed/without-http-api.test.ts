import { LambdaClient } from "@aws-sdk/client-lambda";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { reachApi } from "../../infra/emulator/reach-api.ts";
import { messageAnswer } from "../../infra/local/http/api-response.ts";
import { type FrontServer, openFrontServer } from "../../infra/local/http/front-server.ts";
import { prepareAssembly } from "../../infra/local/prepare-assembly.ts";
import { readAssembly } from "../../infra/local/template/assembly.ts";
import { interpretAssembly } from "../../infra/local/template/interpret.ts";
import { portalUrl } from "../support/portal-under-test.ts";
import { tokenFor } from "../support/running-portal.ts";

const endpoint = process.env["AWS_ENDPOINT_URL"] ?? "";
const portal = { url: portalUrl() };
let front: FrontServer;
let lambda: LambdaClient;

beforeAll(async () => {
  front = await openFrontServer(0);
  lambda = new LambdaClient({});
  const assembly = await readAssembly(await prepareAssembly(() => undefined));
  const plan = interpretAssembly(assembly, { queueEndpoint: endpoint, apiUrl: front.url });
  const { through, api } = await reachApi(undefined, { plan, lambda });
  expect(through).toBe("Lambda Invoke");
  front.serve({ api, console: async () => messageAnswer(404, "Not Found"), log: () => undefined });
}, 120_000);
afterAll(async () => {
  lambda?.destroy();
  await front?.close();
});

describe("functions that are invoked one by one, where an endpoint serves no HTTP API", () => {
  it.each([
    ["a route open to anybody", "/v1/receipt-verifications/nessuna-ricevuta", false],
    [
      "a path with its variables",
      "/v1/organizations/02336340159/debt-positions/un%2520debito",
      true,
    ],
    ["a query", "/v1/organizations/02336340159/receipts?limit=0", true],
    ["a page", "/sandbox", false],
  ])("answer as the API does to %s", async (_what, path, isShut) => {
    const authorization = await tokenFor(portal.url, "comune-di-prova");
    const ask = async (base: string) => {
      const answer = await fetch(`${base}${path}`, { headers: isShut ? { authorization } : {} });
      return [answer.status, answer.headers.get("content-type"), await answer.text()];
    };
    const [invoked, served] = await Promise.all([ask(front.url), ask(portal.url)]);
    expect(invoked).toEqual(served);
    expect(invoked[0]).toBeLessThan(500);
  });
});
