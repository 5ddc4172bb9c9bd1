import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  beginAttempt,
  endAttempt,
  envelopeToSend,
  nextAttempt,
  type ReceiptDelivery,
  retriesMax,
} from "../../../../../shared/domain/sandbox/receipt-delivery.ts";
import { type NodeFault, nodeFault } from "../../../../../shared/domain/sandbox/station-answer.ts";

const generated: ReceiptDelivery = {
  id: "d",
  operation: "paSendRTV2",
  receiptId: "r",
  recipientFiscalCode: "02336340159",
  notice: { fiscalCode: "02336340159", noticeNumber: "312000000000000119" },
  envelope: "<receipt></receipt>",
  isCutAtFirst: false,
  createdAt: "2027-03-10T09:30:00.000Z",
  state: "NOTICE_GENERATED",
  attempts: 0,
  version: 1,
};
const now = new Date("2027-03-10T09:30:00Z");
const refusedByEnte = nodeFault("PPT_ERRORE_EMESSO_DA_PAA");

function attempt(delivery: ReceiptDelivery, fault: NodeFault | undefined): ReceiptDelivery {
  const start = beginAttempt(delivery, { attempt: nextAttempt(delivery) ?? 0, now });
  if (start.outcome !== "begun") throw new Error(start.outcome);
  expect(start.delivery.state).toBe("NOTICE_SENT");
  return endAttempt(start.delivery, fault);
}

const transportFault = fc.constantFrom(
  nodeFault("PPT_STAZIONE_INT_PA_TIMEOUT"),
  nodeFault("PPT_STAZIONE_INT_PA_IRRAGGIUNGIBILE"),
  nodeFault("PPT_STAZIONE_INT_PA_SERVIZIO_NON_ATTIVO"),
  nodeFault("PPT_STAZIONE_INT_PA_ERRORE_RESPONSE"),
);
const finalAnswer = fc.constantFrom(undefined, refusedByEnte);

describe("the retries of a receipt", () => {
  it("go on until the first answer that can be understood, at most 48 times", () => {
    fc.assert(
      fc.property(fc.array(transportFault, { maxLength: 60 }), finalAnswer, (failures, answer) => {
        let delivery = generated;
        let calls = 0;
        for (const fault of [...failures, answer]) {
          if (nextAttempt(delivery) === undefined) break;
          delivery = attempt(delivery, fault);
          calls += 1;
        }
        const isAnswered = failures.length <= retriesMax;
        expect(calls).toBe(Math.min(failures.length, retriesMax) + 1);
        expect(delivery.attempts).toBe(calls);
        expect(delivery.state).toBe(isAnswered ? "NOTIFIED" : "NOTICE_PENDING");
        expect(nextAttempt(delivery)).toBeUndefined();
        expect(delivery.fault).toEqual(isAnswered ? answer : failures[retriesMax]);
      }),
    );
  });

  it("are not made twice, however often and in whatever order they are asked for", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 6 }), transportFault)),
        (messages) => {
          let delivery = generated;
          const made: number[] = [];
          for (const [number, fault] of messages) {
            const start = beginAttempt(delivery, { attempt: number, now });
            if (start.outcome !== "begun") continue;
            made.push(number);
            delivery = endAttempt(start.delivery, fault);
          }
          expect(made).toEqual(made.map((_, index) => index + 1));
        },
      ),
    );
  });

  it("wait for an attempt that is under way, and take over one whose maker has died", () => {
    const start = beginAttempt(generated, { attempt: 1, now });
    if (start.outcome !== "begun") throw new Error(start.outcome);
    const { delivery } = start;
    const soon = new Date(now.getTime() + 30_000);
    const later = new Date(now.getTime() + 61_000);
    expect(beginAttempt(delivery, { attempt: 1, now: soon }).outcome).toBe("underWay");
    expect(beginAttempt(delivery, { attempt: 1, now: later })).toMatchObject({
      outcome: "begun",
      delivery: { attempts: 1, version: delivery.version + 1 },
    });
  });

  it("tell an attempt that has ended without an answer from one that is settled", () => {
    const pending = attempt(generated, nodeFault("PPT_STAZIONE_INT_PA_TIMEOUT"));
    expect(beginAttempt(pending, { attempt: 1, now }).outcome).toBe("ended");
    expect(nextAttempt(pending)).toBe(2);
    const notified = attempt(pending, undefined);
    for (const number of [1, 2, 3]) {
      expect(beginAttempt(notified, { attempt: number, now }).outcome).toBe("settled");
    }
  });

  it("forget why the last one failed once an answer has come", () => {
    const pending = attempt(generated, nodeFault("PPT_STAZIONE_INT_PA_TIMEOUT"));
    expect(pending.fault?.code).toBe("PPT_STAZIONE_INT_PA_TIMEOUT");
    expect(attempt(pending, undefined)).not.toHaveProperty("fault");
  });

  it("send whole what was cut at first", () => {
    const cut = { ...generated, isCutAtFirst: true };
    expect(envelopeToSend({ ...cut, attempts: 1 })).toBe("<receipt>");
    expect(envelopeToSend({ ...cut, attempts: 2 })).toBe("<receipt></receipt>");
    expect(envelopeToSend({ ...generated, attempts: 1 })).toBe("<receipt></receipt>");
  });
});
