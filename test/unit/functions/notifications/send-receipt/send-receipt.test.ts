import { beforeEach, describe, expect, it } from "vitest";
import {
  ReceiptMailPostponed,
  type SendReceiptDependencies,
  sendReceipt,
} from "../../../../../functions/notifications/send-receipt/send-receipt.ts";
import type { DebtPosition } from "../../../../../shared/domain/debt-positions/debt-position.ts";
import type { NewJournalEvent } from "../../../../../shared/domain/journal/journal-event.ts";
import type {
  Email,
  EmailSubmission,
} from "../../../../../shared/domain/notifications/channels.ts";
import { claimSecondsMax } from "../../../../../shared/domain/notifications/notification.ts";
import type { ReceiptDocument } from "../../../../../shared/domain/receipts/receipt-document.ts";
import { euroCents } from "../../../../../shared/domain/values/euro-cents.ts";
import type { ReceiptId } from "../../../../../shared/domain/values/receipt-id.ts";
import type { CtReceipt, CtSubject } from "../../../../../shared/pagopa/pa-for-node/messages.ts";
import { demoOrganization } from "../../../../support/demo-organization.ts";
import { faultPlan, withFaults } from "../../../../support/fault-injection.ts";
import {
  type InMemoryNotifications,
  inMemoryNotifications,
} from "../../../../support/notifications/in-memory-notifications.ts";
import { numbersOf, openDebt, receiptFor } from "../../../../support/pagopa-node/node-world.ts";
import {
  type ReceiptArchive,
  receiptArchive,
} from "../../../../support/receipts/receipt-archive.ts";

const ente = demoOrganization();
const debt = openDebt(1);
const payer: CtSubject = {
  entityUniqueIdentifierType: "F",
  entityUniqueIdentifierValue: "BNCNNA80A41F205X",
  fullName: "Bianchi Anna",
  "e-mail": "anna.bianchi@posta.example",
};

let archive: ReceiptArchive;
let notifications: InMemoryNotifications;
/** What the mail service was really handed, and what it answers next; the last answer stays. */
let mails: Email[];
let answers: EmailSubmission[];
let documents: ReceiptDocument[];
let claims: number;
let events: NewJournalEvent[];

beforeEach(() => {
  archive = receiptArchive();
  notifications = inMemoryNotifications();
  mails = [];
  answers = [{ outcome: "accepted", messageId: "mail-1" }];
  documents = [];
  claims = 0;
  events = [];
});

function dependencies(): SendReceiptDependencies {
  return {
    organizations: archive.dependencies.organizations,
    positions: archive.positions,
    receipts: archive.receipts,
    notifications,
    readReceipt: archive.readReceipt,
    mailer: {
      async send(mail) {
        const [answer] = answers.length > 1 ? answers.splice(0, 1) : answers;
        if (answer === undefined) throw new Error("no answer is set");
        if (answer.outcome === "accepted" || answer.outcome === "noAnswer") mails.push(mail);
        return answer;
      },
    },
    render: (document) => {
      documents.push(document);
      return new Uint8Array([37, 80, 68, 70]);
    },
    publicUrl: "https://api.pagamenti.regione.example",
    portalUrl: "https://pagamenti.regione.example",
    record: async (written) => {
      events.push(...written);
    },
    newClaimId: () => {
      claims += 1;
      return `claim-${claims}`;
    },
    now: () => archive.clock.now,
  };
}

async function paid(changes: Partial<CtReceipt> = {}, of: DebtPosition = debt): Promise<ReceiptId> {
  await archive.addDebts(of);
  return archive.bring(receiptFor(of, changes));
}

function send(receiptId: ReceiptId, instead: Partial<SendReceiptDependencies> = {}): Promise<void> {
  const message = { organizationFiscalCode: ente.fiscalCode, receiptId };
  return sendReceipt(message, { ...dependencies(), ...instead });
}

const stateForDebtor = ({ noticeNumber }: Pick<DebtPosition, "noticeNumber">) =>
  notifications.states.get(`paidByOther ${noticeNumber}`);
const stateOf = ({ noticeNumber }: Pick<DebtPosition, "noticeNumber">) =>
  notifications.states.get(`paid ${noticeNumber}`);

function later(seconds: number): void {
  archive.clock.now = new Date(archive.clock.now.getTime() + seconds * 1_000);
}

describe("the mail of a receipt", () => {
  it("goes to who paid, with the receipt attached, and is remembered", async () => {
    await send(await paid({ payer }));
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatchObject({
      to: "anna.bianchi@posta.example",
      subject: `Ricevuta di pagamento da ${ente.name}`,
      attachments: [{ fileName: `ricevuta_${debt.iuv}.pdf`, contentType: "application/pdf" }],
    });
    expect(mails[0]?.text).toContain("Gentile Bianchi Anna,");
    const appIo = { problem: "notUsed" };
    expect(stateOf(debt)).toEqual({ status: "SENT_EMAIL", messageId: "mail-1", appIo });
  });

  it("carries the code and the address by which the receipt is checked", async () => {
    const receiptId = await paid({ payer });
    await send(receiptId);
    const code = `${ente.fiscalCode}-${receiptId}`;
    const url = `https://api.pagamenti.regione.example/v1/receipt-verifications/${code}`;
    expect(documents).toMatchObject([{ verification: { code, url } }]);
  });

  it("is sent once, whatever is delivered again, and is once in the journal", async () => {
    const receiptId = await paid({ payer });
    await send(receiptId);
    await send(receiptId);
    later(claimSecondsMax + 1);
    await send(receiptId);
    expect(mails).toHaveLength(1);
    const { noticeNumber } = debt;
    const peer = { kind: "email" };
    expect(events).toMatchObject([{ kind: "receiptSent", peer, receiptId, noticeNumber }]);
    expect(JSON.stringify(events)).not.toContain(payer["e-mail"]);
  });

  it("is sent for every instalment that is paid", async () => {
    const instalments = [2, 3].map((progressive) => ({
      ...numbersOf(ente.segregationCode, progressive),
      amountCents: euroCents(5_000),
    }));
    const inParts = openDebt(1, {
      installmentPlans: [{ description: "Due rate", installments: instalments }],
    });
    await archive.addDebts(inParts);
    for (const { iuv, noticeNumber } of instalments) {
      await send(
        await archive.bring(
          receiptFor(inParts, {
            payer,
            noticeNumber,
            receiptId: `rata-${iuv}`,
            creditorReferenceId: iuv,
          }),
        ),
      );
    }
    expect(mails.map(({ attachments: [file] }) => file?.fileName)).toEqual(
      instalments.map(({ iuv }) => `ricevuta_${iuv}.pdf`),
    );
    expect(instalments.map((each) => stateOf(each)?.status)).toEqual(["SENT_EMAIL", "SENT_EMAIL"]);
  });

  it("is never sent of a receipt that closes nothing", async () => {
    await paid({ payer });
    const second = await archive.bring(receiptFor(debt, { payer, receiptId: "doppio" }));
    const unknown = await archive.bring(
      receiptFor(openDebt(9), { payer, receiptId: "sconosciuto" }),
    );
    const failed = await archive.bring(
      receiptFor(openDebt(8), { payer, receiptId: "ko", outcome: "KO" }),
    );
    for (const receiptId of [second, unknown, failed]) await send(receiptId);
    expect(mails).toEqual([]);
    expect(notifications.states.size).toBe(0);
  });

  it("is not sent where nobody has an address, and that is remembered", async () => {
    await send(await paid({ payer: { ...payer, "e-mail": "anna@localhost" } }));
    expect(mails).toEqual([]);
    expect(stateOf(debt)).toEqual({
      status: "NOT_REACHABLE",
      appIo: { problem: "notUsed" },
      email: { problem: "noAddress" },
    });
  });

  it("comes again later when the mail service is busy, and is refused for good only by it", async () => {
    const receiptId = await paid({ payer });
    answers = [{ outcome: "notNow" }, { outcome: "refused", code: "MessageRejected" }];
    await expect(send(receiptId)).rejects.toThrow(ReceiptMailPostponed);
    expect(stateOf(debt)).toBeUndefined();
    await send(receiptId);
    expect(stateOf(debt)).toMatchObject({ status: "NOT_REACHABLE", email: { problem: "refused" } });
  });

  it("is not sent again when nobody knows whether it left", async () => {
    const receiptId = await paid({ payer });
    answers = [{ outcome: "noAnswer" }, { outcome: "accepted" }];
    await send(receiptId);
    await send(receiptId);
    expect(mails).toHaveLength(1);
    expect(stateOf(debt)).toEqual({ status: "UNCERTAIN", cause: "emailNoAnswer" });
  });

  it("fails, to be tried again, while the receipt or its XML cannot be read", async () => {
    const receiptId = await paid({ payer });
    const missing = { find: async () => undefined };
    await expect(send(receiptId, { receipts: missing })).rejects.toThrow();
    await expect(send(receiptId, { organizations: missing })).rejects.toThrow();
    const readReceipt = async () => Buffer.from("<altro/>");
    await expect(send(receiptId, { readReceipt })).rejects.toThrow();
    expect(notifications.states.size).toBe(0);
    await send(receiptId);
    expect(mails).toHaveLength(1);
  });
});

describe("the mail of a receipt that another has paid", () => {
  const known = openDebt(1, { debtor: { ...debt.debtor, email: "maria.rossi@posta.example" } });

  it("goes to who paid and to who owed, once each, whatever is delivered again", async () => {
    const receiptId = await paid({ payer }, known);
    await send(receiptId);
    await send(receiptId);
    expect(mails.map(({ to }) => to)).toEqual([
      "anna.bianchi@posta.example",
      "maria.rossi@posta.example",
    ]);
    expect([stateOf(known)?.status, stateForDebtor(known)?.status]).toEqual([
      "SENT_EMAIL",
      "SENT_EMAIL",
    ]);
    expect(events.map(({ kind }) => kind)).toEqual(["receiptSent", "receiptSent"]);
    const [, forDebtor] = documents;
    expect(JSON.stringify([forDebtor, mails[1]?.text])).not.toMatch(/Bianchi|BNCNNA/);
  });

  it("reaches the one while the other's has to come again", async () => {
    const receiptId = await paid({ payer }, known);
    answers = [{ outcome: "notNow" }, { outcome: "accepted" }];
    await expect(send(receiptId)).rejects.toThrow(ReceiptMailPostponed);
    expect(mails.map(({ to }) => to)).toEqual(["maria.rossi@posta.example"]);
    await send(receiptId);
    expect(mails.map(({ to }) => to)).toEqual([
      "maria.rossi@posta.example",
      "anna.bianchi@posta.example",
    ]);
  });

  it.each(Array.from({ length: 11 }, (_, index) => index + 1))(
    "is never two to one of them, and reaches or gives up both, when it dies at call %i",
    async (at) => {
      const receiptId = await paid({ payer }, known);
      const plan = faultPlan(at, "after");
      const whole = dependencies();
      await send(receiptId, {
        positions: withFaults(whole.positions, plan),
        receipts: withFaults(whole.receipts, plan),
        organizations: withFaults(whole.organizations, plan),
        notifications: withFaults(whole.notifications, plan),
        mailer: withFaults(whole.mailer, plan),
        ...withFaults({ readReceipt: whole.readReceipt }, plan),
      }).catch(() => undefined);
      await send(receiptId).catch(() => undefined);
      later(claimSecondsMax + 1);
      await send(receiptId);
      const addresses = mails.map(({ to }) => to);
      expect(new Set(addresses).size).toBe(addresses.length);
      for (const state of [stateOf(known), stateForDebtor(known)]) {
        expect(["SENT_EMAIL", "UNCERTAIN"]).toContain(state?.status);
      }
    },
  );
});

describe("a sender that dies", () => {
  /** One delivery that crashes at that call; false when it came to its end all the same. */
  async function dies(receiptId: ReceiptId, at: number, moment: "before" | "after") {
    const plan = faultPlan(at, moment);
    const whole = dependencies();
    const { readReceipt } = withFaults({ readReceipt: whole.readReceipt }, plan);
    await send(receiptId, {
      organizations: withFaults(whole.organizations, plan),
      positions: withFaults(whole.positions, plan),
      receipts: withFaults(whole.receipts, plan),
      notifications: withFaults(whole.notifications, plan),
      mailer: withFaults(whole.mailer, plan),
      readReceipt,
    }).catch(() => undefined);
    return plan.calls >= at;
  }

  const calls = 8;

  it("is tried at every call it makes", async () => {
    const receiptId = await paid({ payer });
    expect(await dies(receiptId, calls + 1, "before")).toBe(false);
    expect(mails).toHaveLength(1);
  });

  it.each(
    (["before", "after"] as const).flatMap((moment) =>
      Array.from({ length: calls }, (_, index) => [moment, index + 1] as const),
    ),
  )(
    "%s its call %i never makes two mails of one, and the notice is dealt with",
    async (moment, at) => {
      const receiptId = await paid({ payer });
      expect(await dies(receiptId, at, moment)).toBe(true);
      await send(receiptId).catch(() => undefined);
      later(claimSecondsMax + 1);
      await send(receiptId);
      await send(receiptId);
      expect(mails.length).toBeLessThanOrEqual(1);
      const status = stateOf(debt)?.status;
      expect(mails.length === 0 ? "UNCERTAIN" : status).toBe(status);
      expect(["SENT_EMAIL", "UNCERTAIN"]).toContain(status);
    },
  );

  it("and another that overlaps it send one mail together", async () => {
    const receiptId = await paid({ payer });
    const sent = await Promise.allSettled([send(receiptId), send(receiptId), send(receiptId)]);
    expect(mails).toHaveLength(1);
    expect(sent.filter(({ status }) => status === "fulfilled").length).toBeGreaterThan(0);
  });
});
