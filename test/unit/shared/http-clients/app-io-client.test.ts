import { describe, expect, it } from "vitest";
import { composeAppIoMessage } from "../../../../shared/domain/notifications/app-io-message.ts";
import { paymentRequestOf } from "../../../../shared/domain/notifications/payment-request.ts";
import { parseFiscalCode } from "../../../../shared/domain/values/fiscal-code.ts";
import { createAppIoClient } from "../../../../shared/http-clients/app-io-client.ts";
import {
  comune,
  noticeFacts,
  personFiscalCode,
  present,
} from "../../../support/notifications/debts.ts";
import { manualClock } from "../../../support/notifications/manual-clock.ts";

const recipient = {
  organizationFiscalCode: comune.fiscalCode,
  fiscalCode: present(parseFiscalCode(personFiscalCode(1))),
};
const message = composeAppIoMessage(paymentRequestOf(noticeFacts()));

type Seen = { url: string; init: RequestInit };

/** A client whose server gives these answers in turn; an error is a connection that fails. */
function clientAnswering(...answers: (Response | Error)[]) {
  const seen: Seen[] = [];
  const clock = manualClock();
  const client = createAppIoClient({
    baseUrl: "https://api.io.example/api/v1",
    keys: { keyFor: async (ente) => (ente === comune.fiscalCode ? "chiave-1" : undefined) },
    requestsPerSecond: 30,
    clock,
    fetch: async (url, init = {}) => {
      seen.push({ url: String(url), init });
      const answer = answers.shift();
      if (answer instanceof Response) return answer;
      throw answer ?? new Error("no answer left");
    },
  });
  return { client, clock, seen };
}

function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers });
}

const busy = (seconds: string) => json(429, {}, { "retry-after": seconds });
const lost = new TypeError("fetch failed");

describe("checkProfile", () => {
  it("asks with the ente's key, the fiscal code in the body and not in the address", async () => {
    const { client, seen } = clientAnswering(json(200, { sender_allowed: true }));
    expect(await client.checkProfile(recipient)).toEqual({ outcome: "reachable" });
    expect(seen[0]).toMatchObject({
      url: "https://api.io.example/api/v1/profiles",
      init: {
        method: "POST",
        headers: { "ocp-apim-subscription-key": "chiave-1" },
        body: JSON.stringify({ fiscal_code: recipient.fiscalCode }),
      },
    });
  });

  it.each([
    [json(200, { sender_allowed: false }), { outcome: "notReachable" }],
    [json(404, { title: "Not Found" }), { outcome: "notReachable" }],
    [json(400, {}), { outcome: "refused", httpStatus: 400 }],
    [json(401, {}), { outcome: "refused", httpStatus: 401 }],
    [json(403, {}), { outcome: "refused", httpStatus: 403 }],
    [json(408, {}), { outcome: "notNow" }],
    [json(500, {}), { outcome: "notNow" }],
    [json(200, { unexpected: 1 }), { outcome: "notNow" }],
    [new Response("<html>", { status: 200 }), { outcome: "notNow" }],
    [lost, { outcome: "notNow" }],
  ])("takes %o for %o", async (answer, outcome) => {
    const { client } = clientAnswering(answer);
    expect(await client.checkProfile(recipient)).toEqual(outcome);
  });

  it("asks nothing for an ente without a service", async () => {
    const { client, seen } = clientAnswering();
    const stranger = { ...recipient, organizationFiscalCode: "80012340156" };
    expect(await client.checkProfile(stranger)).toEqual({ outcome: "noServiceKey" });
    expect(await client.sendMessage(stranger, message)).toEqual({ outcome: "noServiceKey" });
    expect(seen).toHaveLength(0);
  });

  it("waits as long as App IO asks, once", async () => {
    const { client, clock, seen } = clientAnswering(busy("3"), json(200, { sender_allowed: true }));
    expect(await client.checkProfile(recipient)).toEqual({ outcome: "reachable" });
    expect(clock.nowMs()).toBeGreaterThanOrEqual(3_000);
    expect(clock.nowMs()).toBeLessThanOrEqual(3_750);
    expect(seen).toHaveLength(2);
  });

  it("gives up when App IO stays busy or asks for too long a wait", async () => {
    const stillBusy = clientAnswering(busy("1"), busy("1"));
    expect(await stillBusy.client.checkProfile(recipient)).toEqual({ outcome: "notNow" });
    const longBusy = clientAnswering(busy("60"));
    expect(await longBusy.client.checkProfile(recipient)).toEqual({ outcome: "notNow" });
    expect(longBusy.clock.nowMs()).toBe(0);
  });
});

describe("sendMessage", () => {
  it("hands over what App IO's contract calls for", async () => {
    const { client, seen } = clientAnswering(json(201, { id: "01HMRBX" }));
    expect(await client.sendMessage(recipient, message)).toEqual({
      outcome: "accepted",
      messageId: "01HMRBX",
    });
    expect(seen[0]?.url).toBe("https://api.io.example/api/v1/messages");
    expect(JSON.parse(String(seen[0]?.init.body))).toEqual({
      fiscal_code: recipient.fiscalCode,
      content: {
        subject: message.subject,
        markdown: message.markdown,
        due_date: "2027-06-30T21:59:59.000Z",
        payment_data: {
          amount: 12_050,
          notice_number: message.payment.noticeNumber,
          invalid_after_due_date: true,
        },
      },
    });
  });

  it.each([
    [new Response(null, { status: 201 }), { outcome: "accepted" }],
    [json(404, {}), { outcome: "notReachable" }],
    [json(400, {}), { outcome: "refused", httpStatus: 400 }],
    [json(403, {}), { outcome: "refused", httpStatus: 403 }],
    [json(408, {}), { outcome: "noAnswer" }],
    [json(500, {}), { outcome: "noAnswer" }],
    [json(503, {}, { "retry-after": "1" }), { outcome: "noAnswer" }],
    [lost, { outcome: "noAnswer" }],
  ])("takes %o for %o, and hands nothing over twice", async (answer, outcome) => {
    const { client, seen } = clientAnswering(answer, json(201, { id: "second" }));
    expect(await client.sendMessage(recipient, message)).toEqual(outcome);
    expect(seen).toHaveLength(1);
  });
});
