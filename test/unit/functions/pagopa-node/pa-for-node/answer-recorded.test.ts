import { describe, expect, it } from "vitest";
import {
  type AnswerRecordedDependencies,
  answerRecorded,
} from "../../../../../functions/pagopa-node/pa-for-node/answer-recorded.ts";
import { composeRequest } from "../../../../../shared/pagopa/pa-for-node/compose-message.ts";
import type { PaForNodeRequest } from "../../../../../shared/pagopa/pa-for-node/messages.ts";
import { demoOrganization } from "../../../../support/demo-organization.ts";
import { inMemoryJournal } from "../../../../support/journal/in-memory-journal.ts";
import {
  identityOf,
  nodeWorld,
  numbersOf,
  openDebt,
  receiptFor,
} from "../../../../support/pagopa-node/node-world.ts";

const ente = demoOrganization();
const debt = openDebt(1);
const { noticeNumber = "", iuv } = debt;

function qrCode(number: string) {
  return { fiscalCode: ente.fiscalCode, noticeNumber: number };
}

function verifyOf(number: string): PaForNodeRequest {
  const primitive = "paVerifyPaymentNotice";
  return { primitive, ...identityOf(ente), qrCode: qrCode(number) };
}

async function station() {
  const world = nodeWorld();
  await world.addDebts(debt);
  const journal = inMemoryJournal();
  const call = (request: PaForNodeRequest, instead: Partial<AnswerRecordedDependencies> = {}) =>
    answerRecorded(Buffer.from(composeRequest(request)), {
      ...world.dependencies,
      record: journal.record,
      ...instead,
    });
  return { world, journal, call };
}

describe("the node's calls in the journal", () => {
  it("are there one by one, with what they were about and how they ended", async () => {
    const { journal, call } = await station();
    await call(verifyOf(noticeNumber));
    const identity = identityOf(ente);
    await call({ primitive: "paGetPaymentV2", ...identity, qrCode: qrCode(noticeNumber) });
    await call({ primitive: "paSendRTV2", ...identity, receipt: receiptFor(debt) });
    const common = {
      direction: "in",
      peer: { kind: "node" },
      outcome: "OK",
      noticeNumber,
      iuv,
      iud: debt.iud,
      typeCode: "TARI",
      amountCents: 10_000,
      debtor: "RSS***…***X",
    };
    const receiptId = `ricevuta-di-${debt.iud}`;
    expect(journal.events).toMatchObject([
      { kind: "verifyRequested", ...common },
      { kind: "activationRequested", ...common },
      { kind: "receiptReceived", ...common, receiptId, pspId: "AGID_01" },
    ]);
    expect(journal.events[2]?.rawKey).toContain(receiptId);
  });

  it("tell why a call was refused, also of a notice that is paid", async () => {
    const { journal, call } = await station();
    await call({ primitive: "paSendRTV2", ...identityOf(ente), receipt: receiptFor(debt) });
    await call(verifyOf(noticeNumber));
    expect(journal.events[1]).toMatchObject({
      outcome: "KO",
      code: "PAA_PAGAMENTO_DUPLICATO",
      iud: debt.iud,
      typeCode: "TARI",
    });
  });

  it("are under the day and the notice number when nobody knows the notice", async () => {
    const { journal, call } = await station();
    const unknown = numbersOf(ente.segregationCode, 999).noticeNumber;
    await call(verifyOf(unknown));
    const page = { limit: 10 };
    const ofNotice = await journal.listOfSubject(ente.fiscalCode, { noticeNumber: unknown }, page);
    const [event] = ofNotice.entries;
    expect(event).toMatchObject({ outcome: "KO", code: "PAA_PAGAMENTO_SCONOSCIUTO" });
    expect(event).not.toHaveProperty("iud");
    expect(journal.table.items.size).toBe(2);
  });

  it("leave nothing of the probe, nor of an ente that is none of ours", async () => {
    const { world, journal, call } = await station();
    await call(verifyOf("0".repeat(18)));
    world.organizations.clear();
    await call(verifyOf(noticeNumber));
    expect(journal.events).toEqual([]);
  });

  it("are there as failed when something of ours fails, whatever the node is answered", async () => {
    const { journal, call } = await station();
    const receipts = {
      find: () => Promise.reject(new Error("no table")),
      record: () => Promise.reject(new Error("no table")),
      recordAnomaly: () => Promise.reject(new Error("no table")),
    };
    const request = { primitive: "paSendRTV2", ...identityOf(ente), receipt: receiptFor(debt) };
    const answer = await call({ ...request, primitive: "paSendRTV2" }, { receipts });
    expect(answer.status).toBe(500);
    expect(journal.events).toMatchObject([{ outcome: "KO", code: "PAA_SYSTEM_ERROR" }]);
  });

  it("are written in one call of the table, after the answer is ready", async () => {
    const { journal, call, world } = await station();
    const order: string[] = [];
    await call(verifyOf(noticeNumber), {
      positions: {
        ...world.positions,
        async findByNoticeNumber(organization, number) {
          order.push("read");
          return world.positions.findByNoticeNumber(organization, number);
        },
      },
      async record(events) {
        order.push(`record ${events.length}`);
        await journal.record(events);
      },
    });
    expect(order).toEqual(["read", "record 1"]);
  });
});
