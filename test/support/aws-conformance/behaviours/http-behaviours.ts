import { request } from "node:http";
import { request as secureRequest } from "node:https";
import { text } from "node:stream/consumers";
import { expect } from "vitest";
import * as z from "zod";
import type { AwsTarget, Behaviour } from "../aws-target.ts";
import { functionTimeoutSeconds } from "../functions/recorder-stack.ts";

const echoSchema = z.object({
  event: z.object({
    version: z.string(),
    routeKey: z.string(),
    rawPath: z.string(),
    rawQueryString: z.string(),
    cookies: z.optional(z.array(z.string())),
    headers: z.record(z.string(), z.string()),
    queryStringParameters: z.optional(z.record(z.string(), z.string())),
    pathParameters: z.optional(z.record(z.string(), z.string())),
    requestContext: z.object({ http: z.object({ method: z.string(), path: z.string() }) }),
    body: z.optional(z.string()),
    isBase64Encoded: z.boolean(),
  }),
  remainingMs: z.number(),
});

async function call(target: AwsTarget, path: string, init: RequestInit = {}): Promise<Response> {
  const { apiUrl } = await target.functions();
  return fetch(`${apiUrl}${path}`, init);
}

/** What the function was called with. */
async function echo(target: AwsTarget, path: string, init: RequestInit = {}) {
  const response = await call(target, path, init);
  expect(response.status).toBe(200);
  return echoSchema.parse(await response.json());
}

/** Header lines as they are given: `fetch` would join those of one name. */
async function echoOfLines(target: AwsTarget, lines: Readonly<Record<string, string[]>>) {
  const { apiUrl } = await target.functions();
  const open = apiUrl.startsWith("https:") ? secureRequest : request;
  const answer = await new Promise<string>((resolve, reject) => {
    const outgoing = open(`${apiUrl}/echo/lines`, { headers: lines }, (incoming) => {
      text(incoming).then(resolve, reject);
    });
    outgoing.on("error", reject);
    outgoing.end();
  });
  return echoSchema.parse(JSON.parse(answer));
}

export const httpBehaviours = {
  httpEvent: {
    sentence: "una chiamata arriva alla funzione nel formato 2.0, con rotta, metodo e percorso",
    async prove(target) {
      const { event, remainingMs } = await echo(target, "/echo/one?a=1");
      expect(event).toMatchObject({
        version: "2.0",
        routeKey: "GET /echo/{id}",
        rawPath: "/echo/one",
        rawQueryString: "a=1",
        requestContext: { http: { method: "GET", path: "/echo/one" } },
        isBase64Encoded: false,
      });
      expect(remainingMs).toBeGreaterThan(0);
      expect(remainingMs).toBeLessThanOrEqual(functionTimeoutSeconds * 1_000);
    },
  },
  httpPathDecoded: {
    sentence: "le variabili del percorso arrivano decodificate",
    async prove(target) {
      const { event } = await echo(target, `/echo/${encodeURIComponent("a b:è+1")}`);
      expect(event.pathParameters).toEqual({ id: "a b:è+1" });
    },
  },
  httpRawPathDecoded: {
    sentence: "anche rawPath arriva decodificato",
    async prove(target) {
      const { event } = await echo(target, `/echo/${encodeURIComponent("a b:è")}`);
      expect(event.rawPath).toBe("/echo/a b:è");
    },
  },
  httpEncodedSlash: {
    sentence: "una barra codificata (%2F) divide il percorso come una barra: qui è un 404",
    async prove(target) {
      await echo(target, "/echo/a");
      expect((await call(target, "/echo/a%2Fb")).status).toBe(404);
    },
  },
  httpTwiceEncoded: {
    sentence: "ciò che è codificato due volte resta un segmento, decodificato una volta",
    async prove(target) {
      const { event } = await echo(target, "/echo/a%252Fb%253F");
      expect(event.pathParameters).toEqual({ id: "a%2Fb%3F" });
    },
  },
  httpGreedyPath: {
    sentence: "una rotta con {proxy+} prende tutto il resto del percorso",
    async prove(target) {
      const { event } = await echo(target, "/pages/one/two/three.css");
      expect(event.pathParameters).toEqual({ proxy: "one/two/three.css" });
    },
  },
  httpQuery: {
    sentence: "i parametri ripetuti dell'indirizzo arrivano uniti da virgole, decodificati",
    async prove(target) {
      const { event } = await echo(target, "/echo/one?tag=a&tag=b&text=%C3%A8%20x");
      expect(event.queryStringParameters).toEqual({ tag: "a,b", text: "è x" });
    },
  },
  httpHeaders: {
    sentence: "le intestazioni arrivano in minuscolo, quelle ripetute unite da virgole",
    async prove(target) {
      const { event } = await echoOfLines(target, {
        "X-Several": ["one", "two"],
        "X-Single": ["3"],
      });
      expect(event.headers["x-several"]).toMatch(/^one, ?two$/u);
      expect(event.headers["x-single"]).toBe("3");
    },
  },
  httpRequestCookies: {
    sentence: "i cookie di una chiamata arrivano in un elenco a parte",
    async prove(target) {
      const { event } = await echo(target, "/echo/one", { headers: { cookie: "a=1; b=2" } });
      expect(event.cookies).toEqual(["a=1", "b=2"]);
      expect(event.headers["cookie"]).toBeUndefined();
    },
  },
  httpResponseCookies: {
    sentence: "più cookie di una risposta sono più intestazioni Set-Cookie",
    async prove(target) {
      const { headers } = await call(target, "/echo/one");
      expect(headers.getSetCookie()).toEqual(["one=1; Path=/; HttpOnly", "two=2; Path=/"]);
      expect(headers.get("x-recorder")).toBe("here");
    },
  },
  httpTextBody: {
    sentence: "il corpo JSON o XML di una chiamata arriva come testo",
    async prove(target) {
      for (const [type, body] of [
        ["application/json", '{"testo":"è"}'],
        ["text/xml; charset=utf-8", "<testo>è</testo>"],
      ] as const) {
        const headers = { "content-type": type };
        const { event } = await echo(target, "/echo/one", { method: "POST", headers, body });
        expect([event.body, event.isBase64Encoded]).toEqual([body, false]);
      }
    },
  },
  httpBinaryBody: {
    sentence: "un corpo binario viaggia in base64, all'andata e al ritorno, byte per byte",
    async prove(target) {
      const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
      const response = await call(target, "/bytes", {
        method: "POST",
        headers: { "content-type": "application/octet-stream" },
        body: bytes,
      });
      expect(response.status).toBe(201);
      expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes);
    },
  },
  httpUnknownRoute: {
    sentence: "una rotta che non c'è è un 404 di API Gateway",
    async prove(target) {
      await echo(target, "/echo/one");
      const response = await call(target, "/nothing");
      expect([response.status, await response.json()]).toEqual([404, { message: "Not Found" }]);
    },
  },
  httpFailingFunction: {
    sentence: "la chiamata di una funzione che lancia un errore è un 500, senza il perché",
    async prove(target) {
      const response = await call(target, "/failing");
      expect([response.status, await response.text()]).toEqual([
        500,
        '{"message":"Internal Server Error"}',
      ]);
    },
  },
} as const satisfies Readonly<Record<string, Behaviour>>;
