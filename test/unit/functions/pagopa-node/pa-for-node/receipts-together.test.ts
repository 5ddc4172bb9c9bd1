import { describe, expect, it } from "vitest";
import type { AnswerNodeDependencies } from "../../../../../functions/pagopa-node/pa-for-node/answer-node.ts";
import { euroCents } from "../../../../../shared/domain/values/euro-cents.ts";
import { composeRequest } from "../../../../../shared/pagopa/pa-for-node/compose-message.ts";
import { demoOrganization } from "../../../../support/demo-organization.ts";
import { numbersOf, openDebt, receiptFor } from "../../../../support/pagopa-node/node-world.ts";
import {
  requestFor,
  send,
  stored,
  worldWith,
} from "../../../../support/pagopa-node/sent-receipts.ts";

const ente = demoOrganization();

const debt = openDebt(1);
const instalmentsDebt = openDebt(1, {
  installmentPlans: [
    {
      description: "Cinquanta rate",
      installments: Array.from({ length: 50 }, (_, index) => ({
        ...numbersOf(ente.segregationCode, index + 2),
        amountCents: euroCents(200),
      })),
    },
  ],
});
const instalmentReceipts = (instalmentsDebt.installmentPlans ?? []).flatMap(({ installments }) =>
  installments.map(({ noticeNumber, iuv, amountCents }) => {
    const [transfer] = receiptFor(debt).transferList;
    if (transfer === undefined) throw new Error("no transfer");
    return receiptFor(debt, {
      receiptId: `ricevuta-${noticeNumber}`,
      noticeNumber,
      creditorReferenceId: iuv,
      paymentAmount: amountCents,
      transferList: [{ ...transfer, transferAmount: amountCents }],
    });
  }),
);

describe("a position that moves while receipts close it", () => {
  it("is closed by the first of fifty receipts that come together, and by no other", async () => {
    const world = await worldWith(debt);
    const ids = Array.from({ length: 50 }, (_, index) => `ricevuta-${index}`);
    const codes = await Promise.all(
      ids.map((receiptId) => send(world, receiptFor(debt, { receiptId }))),
    );
    expect(codes.filter((code) => code === "OK")).toHaveLength(1);
    expect(codes.filter((code) => code === "PAA_RECEIPT_DUPLICATA")).toHaveLength(49);
    expect(stored(world, debt)).toMatchObject({ status: "PAID", version: 2 });
    const records = [...world.receipts.records.values()];
    expect(records).toHaveLength(50);
    const closing = records.filter(({ closes }) => closes).map(({ receiptId }) => receiptId);
    expect(closing).toEqual([stored(world, debt)?.payment?.receiptId]);
    expect(world.receipts.anomalies.size).toBe(49);
  });

  it("takes in fifty instalments that are paid together", async () => {
    const world = await worldWith(instalmentsDebt);
    const codes = await Promise.all(instalmentReceipts.map((receipt) => send(world, receipt)));
    expect(codes).toEqual(codes.map(() => "OK"));
    const position = stored(world, instalmentsDebt);
    expect(position).toMatchObject({ status: "PAID", version: 51 });
    const marks = position?.installmentPlans?.[0]?.installments.map(({ payment }) => payment);
    expect(marks).toMatchObject(instalmentReceipts.map(({ receiptId }) => ({ receiptId })));
  });

  it("that never stands still makes the call fail, so that the node tries again", async () => {
    const world = await worldWith(debt);
    let tries = 0;
    const receipts: AnswerNodeDependencies["receipts"] = {
      ...world.receipts,
      record: async () => {
        tries += 1;
        return "positionMoved";
      },
    };
    const { status } = await world.answer(composeRequest(requestFor(receiptFor(debt))), {
      receipts,
    });
    expect(status).toBe(500);
    expect(tries).toBe(60);
  });

  it("is judged anew: an ente's withdrawal that came first is not overwritten", async () => {
    const world = await worldWith(debt);
    const cancelled = { ...debt, status: "CANCELLED", version: 2 } as const;
    let moved = false;
    const receipts: AnswerNodeDependencies["receipts"] = {
      ...world.receipts,
      record: async (record, closing) => {
        if (!moved) await world.positions.change(cancelled, 1);
        moved = true;
        return world.receipts.record(record, closing);
      },
    };
    const { body } = await world.answer(composeRequest(requestFor(receiptFor(debt))), { receipts });
    expect(body).toContain("<outcome>OK</outcome>");
    expect(stored(world, debt)).toEqual(cancelled);
    expect([...world.receipts.records.values()]).toMatchObject([
      { closes: false, anomalies: ["positionCancelled"] },
    ]);
  });
});
