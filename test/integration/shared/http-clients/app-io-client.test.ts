import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { profileOf } from "../../../../infra/local/app-io/citizens.ts";
import { composeAppIoMessage } from "../../../../shared/domain/notifications/app-io-message.ts";
import type { AppIo } from "../../../../shared/domain/notifications/channels.ts";
import { paymentRequestOf } from "../../../../shared/domain/notifications/payment-request.ts";
import { parseFiscalCode } from "../../../../shared/domain/values/fiscal-code.ts";
import { createAppIoClient } from "../../../../shared/http-clients/app-io-client.ts";
import {
  type AppIoServer,
  startAppIoServer,
} from "../../../support/notifications/app-io-server.ts";
import {
  comune,
  noticeFacts,
  personFiscalCode,
  present,
} from "../../../support/notifications/debts.ts";

const people = Array.from({ length: 300 }, (_, index) => personFiscalCode(index));
let appIo: AppIoServer;
let client: AppIo;

beforeAll(async () => {
  appIo = await startAppIoServer();
  client = createAppIoClient({
    baseUrl: appIo.baseUrl,
    keys: { keyFor: async () => "chiave" },
    requestsPerSecond: 1_000,
  });
});

afterAll(() => appIo.stop());

function recipientKnownAs(profile: ReturnType<typeof profileOf>) {
  const code = present(people.find((person) => profileOf(person) === profile));
  const fiscalCode = present(parseFiscalCode(code));
  return { organizationFiscalCode: comune.fiscalCode, fiscalCode };
}

const message = composeAppIoMessage(paymentRequestOf(noticeFacts()));

describe("the App IO client against a service that enforces App IO's limits", () => {
  it("knows whom the ente may write to", async () => {
    const outcomes = await Promise.all(
      (["reachable", "serviceDisabled", "unknown"] as const).map((profile) =>
        client.checkProfile(recipientKnownAs(profile)),
      ),
    );
    expect(outcomes.map(({ outcome }) => outcome)).toEqual([
      "reachable",
      "notReachable",
      "notReachable",
    ]);
  });

  it("gets a message accepted, with its payment", async () => {
    const recipient = recipientKnownAs("reachable");
    const submission = await client.sendMessage(recipient, message);
    const accepted = appIo.messages().at(-1);
    expect(submission).toEqual({ outcome: "accepted", messageId: accepted?.id });
    expect(accepted?.message.fiscal_code).toBe(recipient.fiscalCode);
    expect(accepted?.message.content.payment_data).toMatchObject({
      amount: 12_050,
      notice_number: message.payment.noticeNumber,
    });
  });

  it("gets the longest and the strangest texts accepted", async () => {
    for (const text of ["*".repeat(5_000), "\u{1F600}".repeat(2_000), "\uD800\u0000\n# x", ""]) {
      const facts = {
        ...noticeFacts({ description: text }),
        organization: { ...comune, name: text },
      };
      const strange = composeAppIoMessage(paymentRequestOf(facts));
      const submission = await client.sendMessage(recipientKnownAs("reachable"), strange);
      expect(submission.outcome).toBe("accepted");
    }
  });

  it("takes a lost answer for a message that may have arrived", async () => {
    const before = appIo.messages().length;
    await appIo.order({ path: "/messages", status: 500, times: 1, afterEffect: true });
    const submission = await client.sendMessage(recipientKnownAs("reachable"), message);
    expect(submission).toEqual({ outcome: "noAnswer" });
    expect(appIo.messages()).toHaveLength(before + 1);
  });

  it("waits when App IO is busy and gets the message accepted once", async () => {
    const before = appIo.messages().length;
    await appIo.order({ path: "/messages", status: 429, times: 1, retryAfterSeconds: 0 });
    const submission = await client.sendMessage(recipientKnownAs("reachable"), message);
    expect(submission.outcome).toBe("accepted");
    expect(appIo.messages()).toHaveLength(before + 1);
  });
});
