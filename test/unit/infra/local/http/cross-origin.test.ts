import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { describe, expect, it } from "vitest";
import { createCrossOrigin } from "../../../../../infra/local/http/cross-origin.ts";

const page = "https://portale.example";
const plan = {
  origins: [page],
  methods: ["GET", "POST"],
  requestHeaders: ["content-type"],
  answerHeaders: ["etag"],
  allowsCredentials: true,
  maxAgeSeconds: 60,
};

function requestOf(method: string, headers: Readonly<Record<string, string>>): IncomingMessage {
  const request = new IncomingMessage(new Socket());
  return Object.assign(request, { method, headers });
}
const asking = { "access-control-request-method": "POST" };
const answer = {
  status: 200,
  headers: { "content-type": "text/plain", "access-control-allow-origin": "*" },
  body: Buffer.from("x"),
};

describe("an API that pages of some origins may call", () => {
  const { preflight, mark } = createCrossOrigin(plan);

  it("tells their browsers beforehand what they may do", () => {
    expect(preflight(requestOf("OPTIONS", { origin: page, ...asking }))).toEqual({
      status: 204,
      headers: {
        "access-control-allow-origin": page,
        "access-control-allow-credentials": "true",
        "access-control-allow-methods": "GET,POST",
        "access-control-allow-headers": "content-type",
        "access-control-max-age": "60",
        vary: "Origin",
      },
      body: Buffer.alloc(0),
    });
  });

  it("tells the browsers of other pages nothing", () => {
    const other = requestOf("OPTIONS", { origin: "https://altro.example", ...asking });
    expect(preflight(other)).toEqual({ status: 204, headers: {}, body: Buffer.alloc(0) });
  });

  it("answers nothing else by itself", () => {
    expect(preflight(requestOf("OPTIONS", { origin: page }))).toBeUndefined();
    expect(preflight(requestOf("OPTIONS", asking))).toBeUndefined();
    expect(preflight(requestOf("POST", { origin: page, ...asking }))).toBeUndefined();
  });

  it("says in its answers what they may read, whatever the function says of it", () => {
    expect(mark(requestOf("GET", { origin: page }), answer).headers).toEqual({
      "content-type": "text/plain",
      "access-control-allow-origin": page,
      "access-control-allow-credentials": "true",
      "access-control-expose-headers": "etag",
      vary: "Origin",
    });
    const plain = { "content-type": "text/plain" };
    expect(mark(requestOf("GET", {}), answer).headers).toEqual(plain);
    expect(mark(requestOf("GET", { origin: "null" }), answer).headers).toEqual(plain);
  });
});

describe("an API that says nothing of pages", () => {
  it("leaves it to its functions", () => {
    const { preflight, mark } = createCrossOrigin(undefined);
    expect(preflight(requestOf("OPTIONS", { origin: page, ...asking }))).toBeUndefined();
    expect(mark(requestOf("GET", { origin: page }), answer)).toEqual(answer);
  });
});
