import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type {
  AppIoSubmission,
  EmailSubmission,
} from "../../../../../shared/domain/notifications/channels.ts";
import {
  addresseeOf,
  asksForNotification,
  stepAfterAppIo,
  stepAfterEmail,
  stepAfterProfile,
} from "../../../../../shared/domain/notifications/decide-delivery.ts";
import type { AppIoProblem } from "../../../../../shared/domain/notifications/notification.ts";
import { parseEmailAddress } from "../../../../../shared/domain/values/email-address.ts";
import { euroCents } from "../../../../../shared/domain/values/euro-cents.ts";
import { parseFiscalCode } from "../../../../../shared/domain/values/fiscal-code.ts";
import {
  comune,
  debtPosition,
  personFiscalCode,
  present,
  taxType,
} from "../../../../support/notifications/debts.ts";

const amount = { amountCents: euroCents(12_050) };
const fiscalCode = present(parseFiscalCode(personFiscalCode(1)));
const email = present(parseEmailAddress("mario@posta.example"));
const recipient = { organizationFiscalCode: comune.fiscalCode, fiscalCode };
const reachable = { appIo: { fiscalCode }, email };
const withoutEmail = { appIo: { fiscalCode } };

describe("asksForNotification", () => {
  it("wants the ente's function, the type's switch and a printable notice", () => {
    const position = debtPosition(1);
    const { noticeNumber: _, ...unnoticed } = position;
    expect(asksForNotification(comune, taxType, position)).toBe(true);
    expect(asksForNotification({ ...comune, features: [] }, taxType, position)).toBe(false);
    expect(asksForNotification(comune, { ...taxType, notifyIo: false }, position)).toBe(false);
    expect(asksForNotification(comune, taxType, unnoticed)).toBe(false);
  });
});

describe("addresseeOf", () => {
  it("finds a natural person on App IO, with 16 characters or with 11 digits", () => {
    for (const code of [personFiscalCode(1), "02336340159"]) {
      expect(addresseeOf({ kind: "F", code, fullName: "X" }, amount)).toEqual({
        appIo: { fiscalCode: code },
      });
    }
  });

  it("leads nowhere by channels that the type does not use", () => {
    const debtor = { kind: "F", code: fiscalCode, fullName: "X", email } as const;
    expect(addresseeOf(debtor, amount, ["email"])).toEqual({
      appIo: { problem: "notUsed" },
      email,
    });
    expect(addresseeOf(debtor, amount, ["appIo"])).toEqual({ appIo: { fiscalCode } });
  });

  it.each([
    { kind: "G", code: "02336340159" },
    { kind: "F", code: "ANONIMO" },
    { kind: "F", code: "SBAGLIATO" },
  ] as const)("does not look for %o on App IO", (debtor) => {
    expect(addresseeOf({ ...debtor, fullName: "X", email }, amount)).toEqual({
      appIo: { problem: "notAPerson" },
      email,
    });
  });

  it("leaves App IO out for an amount it cannot show", () => {
    const large = { amountCents: euroCents(10_000_000_000) };
    expect(addresseeOf({ kind: "F", code: fiscalCode, fullName: "X" }, large)).toEqual({
      appIo: { problem: "amountOutOfRange" },
    });
  });

  it("takes an address that is not one for no address", () => {
    const debtor = { kind: "G", code: "02336340159", fullName: "X", email: "a@b.it\nBcc: c@d.it" };
    expect(addresseeOf({ ...debtor, kind: "G" }, amount)).not.toHaveProperty("email");
  });
});

describe("the steps of a delivery", () => {
  it("writes on App IO to whom it can reach", () => {
    expect(stepAfterProfile(reachable, recipient, { outcome: "reachable" })).toEqual({
      step: "sendAppIo",
      recipient,
    });
  });

  it.each([
    { outcome: "notReachable" },
    { outcome: "noServiceKey" },
    { outcome: "refused", httpStatus: 403 },
  ] as const)("writes a mail when App IO says %o", (profile) => {
    const { outcome, ...facts } = profile;
    const appIo = { problem: outcome, ...facts };
    expect(stepAfterProfile(reachable, recipient, profile)).toEqual({
      step: "sendEmail",
      to: email,
      appIo,
    });
    expect(stepAfterProfile(withoutEmail, recipient, profile)).toEqual({
      step: "finish",
      result: { status: "NOT_REACHABLE", appIo, email: { problem: "noAddress" } },
    });
  });

  it("comes back later when nothing was accepted and the channel is busy", () => {
    const later = { step: "tryLater" };
    const notNow = { outcome: "notNow" } as const;
    expect(stepAfterProfile(reachable, recipient, notNow)).toEqual(later);
    expect(stepAfterAppIo(reachable, notNow)).toEqual(later);
    expect(stepAfterEmail({ problem: "notReachable" }, notNow)).toEqual(later);
  });

  it("falls back to a mail, and never back to App IO, when App IO gave no answer", () => {
    const appIo = { problem: "noAnswer" } as const;
    const noAnswer = { outcome: "noAnswer" } as const;
    expect(stepAfterAppIo(reachable, noAnswer)).toEqual({ step: "sendEmail", to: email, appIo });
    expect(stepAfterAppIo(withoutEmail, noAnswer)).toEqual({
      step: "finish",
      result: { status: "UNCERTAIN", cause: "appIoNoAnswer" },
    });
    expect(stepAfterEmail(appIo, { outcome: "notNow" })).toEqual({
      step: "finish",
      result: { status: "UNCERTAIN", cause: "appIoNoAnswer" },
    });
  });

  it("tries again later only when neither channel can have delivered", () => {
    const problem = fc.constantFrom<AppIoProblem>(
      { problem: "notReachable" },
      { problem: "noAnswer" },
      { problem: "refused", httpStatus: 400 },
    );
    const mail = fc.constantFrom<EmailSubmission>(
      { outcome: "accepted", messageId: "m" },
      { outcome: "refused", code: "MessageRejected" },
      { outcome: "notNow" },
      { outcome: "noAnswer" },
    );
    fc.assert(
      fc.property(problem, mail, (appIo, submission) => {
        const { step } = stepAfterEmail(appIo, submission);
        const nothingWent = appIo.problem !== "noAnswer" && submission.outcome === "notNow";
        expect(step).toBe(nothingWent ? "tryLater" : "finish");
      }),
    );
  });

  it("keeps the message id, and does without when App IO gives none", () => {
    const results = [{ messageId: "01ABC" }, {}].map((facts) =>
      stepAfterAppIo(reachable, { outcome: "accepted", ...facts } satisfies AppIoSubmission),
    );
    expect(results).toEqual([
      { step: "finish", result: { status: "SENT_IO", messageId: "01ABC" } },
      { step: "finish", result: { status: "SENT_IO" } },
    ]);
  });
});
