import { describe, expect, it } from "vitest";
import type { AnswerNodeDependencies } from "../../../../../functions/pagopa-node/pa-for-node/answer-node.ts";
import type { DebtPosition } from "../../../../../shared/domain/debt-positions/debt-position.ts";
import { euroCents } from "../../../../../shared/domain/values/euro-cents.ts";
import { composeRequest } from "../../../../../shared/pagopa/pa-for-node/compose-message.ts";
import type {
  CtReceipt,
  SendReceiptRequest,
} from "../../../../../shared/pagopa/pa-for-node/messages.ts";
import { demoOrganization } from "../../../../support/demo-organization.ts";
import { faultPlan, withFaults } from "../../../../support/fault-injection.ts";
import {
  call,
  identityOf,
  type NodeWorld,
  nodeWorld,
  numbersOf,
  openDebt,
  receiptFor,
} from "../../../../support/pagopa-node/node-world.ts";

const ente = demoOrganization();

function requestFor(
  receipt: CtReceipt,
  primitive: SendReceiptRequest["primitive"] = "paSendRTV2",
): SendReceiptRequest {
  return { primitive, ...identityOf(ente), receipt };
}

/** The answer's code: OK, or why not. */
async function send(
  world: Pick<NodeWorld, "answer">,
  receipt: CtReceipt,
  primitive?: SendReceiptRequest["primitive"],
): Promise<string> {
  const response = await call(world, requestFor(receipt, primitive));
  return response.outcome === "OK" ? "OK" : response.fault.faultCode;
}

const stored = (world: NodeWorld, debt: DebtPosition) =>
  world.positions.positions.get(`${debt.organizationFiscalCode}#${debt.iud}`);

async function worldWith(...debts: readonly DebtPosition[]): Promise<NodeWorld> {
  const world = nodeWorld();
  await world.addDebts(...debts);
  return world;
}

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

describe("a receipt", () => {
  it("is archived, closes its notice, and is answered OK the first time and ever after", async () => {
    const world = await worldWith(debt);
    for (const primitive of ["paSendRTV2", "paSendRTV2", "paSendRT"] as const) {
      expect(await send(world, receiptFor(debt), primitive)).toBe("OK");
      expect(stored(world, debt)).toMatchObject({ status: "PAID", version: 2 });
      expect([...world.receipts.records.values()]).toMatchObject([
        {
          receiptId: "ricevuta-di-DEBITO-1",
          primitive: "paSendRTV2",
          iud: "DEBITO-1",
          closes: true,
          answer: "accepted",
          anomalies: [],
        },
      ]);
    }
    expect(world.receipts.anomalies.size).toBe(0);
  });

  it("is kept as it came before anything is written", async () => {
    const world = await worldWith(debt);
    const xml = composeRequest(requestFor(receiptFor(debt)));
    const keptAtRecord: string[] = [];
    const receipts: AnswerNodeDependencies["receipts"] = {
      ...world.receipts,
      record: async (record, closing) => {
        keptAtRecord.push(Buffer.from(world.kept.get(record.rawKey) ?? []).toString());
        return world.receipts.record(record, closing);
      },
    };
    expect((await world.answer(xml, { receipts })).status).toBe(200);
    expect(keptAtRecord).toEqual([xml]);
  });

  it("that cannot be kept has no effect, and the node is told to send it again", async () => {
    const world = await worldWith(debt);
    const keepReceipt = () => Promise.reject(new Error("no room"));
    const { status, outcome, failure } = await world.answer(
      composeRequest(requestFor(receiptFor(debt))),
      { keepReceipt },
    );
    expect({ status, outcome, failure }).toEqual({
      status: 500,
      outcome: "PAA_SYSTEM_ERROR",
      failure: new Error("no room"),
    });
    expect(world.receipts.records.size).toBe(0);
    expect(stored(world, debt)).toEqual(debt);
  });

  it("sent twice with other words around the same payment is the same receipt", async () => {
    const world = await worldWith(debt);
    await send(world, receiptFor(debt));
    const again = receiptFor(debt, { PSPCompanyName: "Banca di Prova S.p.A.", standIn: false });
    expect(await send(world, again)).toBe("OK");
    expect(world.kept.size).toBe(2);
    expect(world.receipts.anomalies.size).toBe(0);
  });
});

describe("a receipt whose id is in the archive with another content", () => {
  it("is refused as a duplicate, shown to the ente once, and changes nothing", async () => {
    const world = await worldWith(debt, openDebt(60));
    expect(await send(world, receiptFor(debt, { outcome: "KO" }))).toBe("OK");
    for (const _ of [1, 2, 3]) {
      expect(await send(world, receiptFor(debt))).toBe("PAA_RECEIPT_DUPLICATA");
    }
    const { receiptId } = receiptFor(debt);
    expect(await send(world, receiptFor(openDebt(60), { receiptId }))).toBe(
      "PAA_RECEIPT_DUPLICATA",
    );
    expect(stored(world, debt)).toEqual(debt);
    expect(stored(world, openDebt(60))).toEqual(openDebt(60));
    expect([...world.receipts.records.values()]).toMatchObject([{ outcome: "KO", closes: false }]);
    const anomalies = [...world.receipts.anomalies.values()];
    expect(anomalies).toMatchObject([
      { reason: "notExecuted" },
      { reason: "contentDiffers", receipt: { outcome: "OK", closes: false } },
      { reason: "contentDiffers", receipt: { iud: "DEBITO-60", closes: false } },
    ]);
    // Every version of it can be looked at: none has been overwritten.
    expect(world.kept.size).toBe(3);
    for (const { receipt } of anomalies) expect(world.kept.has(receipt.rawKey)).toBe(true);
  });
});

describe("a station that fails at any one of its calls", () => {
  /** Everything behind the door, where one call in all fails. */
  function failing(world: NodeWorld, plan: ReturnType<typeof faultPlan>) {
    const { organizations, positions, receipts, keepReceipt, keepRefused } = world.dependencies;
    return {
      organizations: withFaults(organizations, plan),
      positions: withFaults(positions, plan),
      receipts: withFaults(receipts, plan),
      keepReceipt: withFaults({ keepReceipt }, plan).keepReceipt,
      keepRefused: withFaults({ keepRefused }, plan).keepRefused,
    };
  }

  const receipts: readonly (readonly [string, CtReceipt, string])[] = [
    ["of an open notice", receiptFor(debt), "OK"],
    ["of another payment of a paid notice", receiptFor(openDebt(50)), "PAA_RECEIPT_DUPLICATA"],
    ["of a notice nobody knows", receiptFor(openDebt(99)), "PAA_PAGAMENTO_SCONOSCIUTO"],
    [
      "whose id tells another story",
      receiptFor(debt, { receiptId: "gia-vista" }),
      "PAA_RECEIPT_DUPLICATA",
    ],
    ["of a payment that was not made", receiptFor(debt, { outcome: "KO" }), "OK"],
  ];

  it.each(receipts)(
    "loses no receipt %s: sent again it is taken once",
    async (_, receipt, code) => {
      const callsOf = { before: 0, after: 0 };
      for (const moment of ["before", "after"] as const) {
        for (let at = 1; ; at += 1) {
          const world = await worldWith(debt, openDebt(50, { status: "PAID" }));
          await send(world, receiptFor(debt, { receiptId: "gia-vista", outcome: "KO" }));
          const plan = faultPlan(at, moment);
          const xml = composeRequest(requestFor(receipt));
          const first = await world.answer(xml, failing(world, plan));
          if (plan.calls < at) break;
          callsOf[moment] = plan.calls;
          expect(first.status).toBe(500);
          for (const _again of [1, 2]) expect(await send(world, receipt)).toBe(code);
          const calm = await worldWith(debt, openDebt(50, { status: "PAID" }));
          await send(calm, receiptFor(debt, { receiptId: "gia-vista", outcome: "KO" }));
          await send(calm, receipt);
          expect(world.receipts.records).toEqual(calm.receipts.records);
          expect(world.receipts.anomalies).toEqual(calm.receipts.anomalies);
          expect(world.positions.positions).toEqual(calm.positions.positions);
          expect(world.kept).toEqual(calm.kept);
        }
      }
      // Ente, XML, position and archive at the least.
      expect(callsOf.before).toBeGreaterThanOrEqual(4);
      expect(callsOf.after).toBeGreaterThanOrEqual(4);
    },
  );
});

describe("what came as a receipt and cannot be taken as one", () => {
  const receipt = composeRequest(requestFor(receiptFor(debt)));
  const refused: readonly (readonly [string, string, string])[] = [
    [
      "without its amount",
      receipt.replace(/<paymentAmount>.*?<\/paymentAmount>/, ""),
      "PAA_SINTASSI_EXTRAXSD",
    ],
    ["for no ente", receipt.replaceAll(ente.fiscalCode, "99999999999"), "PAA_ID_DOMINIO_ERRATO"],
    [
      "for another intermediary",
      receipt.replace(/<idBrokerPA>.*?</, "<idBrokerPA>99999999999<"),
      "PAA_ID_INTERMEDIARIO_ERRATO",
    ],
    [
      "for another station",
      receipt.replace(/<idStation>.*?</, "<idStation>12345678903_99<"),
      "PAA_STAZIONE_INT_ERRATA",
    ],
    [
      "with an id of 256 characters",
      receipt.replace(/<receiptId>.*?</, `<receiptId>${"x".repeat(256)}<`),
      "PAA_SINTASSI_EXTRAXSD",
    ],
  ];

  it.each(refused)("is kept for people to look at: %s", async (_, xml, code) => {
    const world = await worldWith(debt);
    const { status, body } = await world.answer(xml);
    expect(status).toBe(200);
    expect(body).toContain(`<faultCode>${code}</faultCode>`);
    expect(world.refused.map((each) => Buffer.from(each).toString())).toEqual([xml]);
    expect(world.receipts.records.size).toBe(0);
    expect(stored(world, debt)).toEqual(debt);
  });

  it.each(refused)("is asked for again where it cannot be kept: %s", async (_, xml) => {
    const world = await worldWith(debt);
    const keepRefused = () => Promise.reject(new Error("no room"));
    const { status, failure } = await world.answer(xml, { keepRefused });
    expect({ status, failure }).toEqual({ status: 500, failure: new Error("no room") });
  });
});

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
