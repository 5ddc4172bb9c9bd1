import { describe, expect, it, vi } from "vitest";
import { parseOutboundUrl } from "../../../../shared/domain/values/outbound-url.ts";
import { createAmountClient } from "../../../../shared/http-clients/amount-client.ts";
import type { GuardedAnswer } from "../../../../shared/http-clients/guarded-request.ts";
import { createOutcomeSigner } from "../../../../shared/lambda/outcome-signer.ts";
import { demoOrganization } from "../../../support/demo-organization.ts";
import { present } from "../../../support/notifications/debts.ts";

const url = present(
  parseOutboundUrl("https://tributi.comune.example/importo", { loopback: false }),
);
const { fiscalCode: organizationFiscalCode } = demoOrganization();
const question = { organizationFiscalCode, debtPositionType: "TARI" };
const signer = createOutcomeSigner("un-seme-di-prova-lungo-abbastanza-per-le-chiavi");

function service(answer: GuardedAnswer | Promise<GuardedAnswer>) {
  const request = vi.fn(async (_: unknown) => answer);
  const noted: string[] = [];
  const ask = createAmountClient({
    loopback: false,
    request,
    signer: async () => signer,
    newId: () => "msg_1",
    note: (outcome) => noted.push(outcome),
  });
  return { ask: () => ask(url, question), request, noted };
}

const answered = (body: unknown, status = 200): GuardedAnswer => ({
  outcome: "answered",
  status,
  body: typeof body === "string" ? body : JSON.stringify(body),
});

describe("an ente's service that is asked for an amount", () => {
  it("is told who asks, and when, by a signature of the portal's", async () => {
    const { ask, request, noted } = service(answered({ amountCents: 4_200 }));
    expect(await ask()).toEqual({ outcome: "amount", amountCents: 4_200 });
    expect(noted).toEqual(["amount"]);
    const sent = present(request.mock.calls[0])[0];
    const timestamp = expect.stringMatching(/^\d{10}$/u);
    expect(sent).toMatchObject({
      url,
      method: "POST",
      timeoutMs: 1_500,
      headers: { "webhook-id": "msg_1", "webhook-timestamp": timestamp },
      body: JSON.stringify(question),
    });
    const { headers } = JSON.parse(JSON.stringify(sent));
    const signed = `msg_1.${headers["webhook-timestamp"]}.${JSON.stringify(question)}`;
    const expected = `v1a,${signer.sign(signed).toString("base64")}`;
    expect(headers["webhook-signature"]).toBe(expected);
  });

  it("may say that nothing is due", async () => {
    const { ask } = service(answered({ nothingDue: true }));
    expect(await ask()).toEqual({ outcome: "nothingDue" });
  });

  it.each<[string, GuardedAnswer]>([
    ["an error", answered({ amountCents: 4_200 }, 500)],
    ["a redirect", answered("", 302)],
    ["a text", answered("quaranta euro")],
    ["a fraction of a cent", answered({ amountCents: 41.5 })],
    ["nothing to pay", answered({ amountCents: 0 })],
    ["too much", answered({ amountCents: 100_000_000_000 })],
    ["an amount as a text", answered({ amountCents: "4200" })],
    ["a private address", { outcome: "refusedAddress" }],
    ["no connection", { outcome: "unreachable" }],
    ["too long an answer", { outcome: "answerTooLong" }],
    ["silence", { outcome: "timedOut" }],
  ])("has not answered when there is %s", async (_, answer) => {
    const { ask, noted } = service(answer);
    expect(await ask()).toEqual({ outcome: "noAnswer" });
    expect(noted).toEqual(["noAnswer"]);
  });

  it("is waited for no longer than a second and a half, whatever keeps it", async () => {
    vi.useFakeTimers();
    try {
      const { ask } = service(new Promise(() => undefined));
      const asked = ask();
      await vi.advanceTimersByTimeAsync(1_500);
      expect(await asked).toEqual({ outcome: "noAnswer" });
    } finally {
      vi.useRealTimers();
    }
  });
});
