import { describe, expect, it } from "vitest";
import type { AnswerNodeDependencies } from "../../../../../functions/pagopa-node/pa-for-node/answer-node.ts";
import { composeRequest } from "../../../../../shared/pagopa/pa-for-node/compose-message.ts";
import type { CtReceipt } from "../../../../../shared/pagopa/pa-for-node/messages.ts";
import { demoOrganization } from "../../../../support/demo-organization.ts";
import { faultPlan, withFaults } from "../../../../support/fault-injection.ts";
import {
  call,
  identityOf,
  type NodeWorld,
  openDebt,
  receiptFor,
} from "../../../../support/pagopa-node/node-world.ts";
import {
  requestFor,
  send,
  stored,
  worldWith,
} from "../../../../support/pagopa-node/sent-receipts.ts";

const ente = demoOrganization();

const debt = openDebt(1);
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

describe("the notice of a receipt", () => {
  const stranger = `3${"9".repeat(17)}`;

  it("is found by its number, whatever stands as the creditor's reference", async () => {
    const world = await worldWith(debt);
    for (const creditorReferenceId of ["302039921337126000", "0"]) {
      const receiptId = `ricevuta-${creditorReferenceId}`;
      await send(world, receiptFor(debt, { receiptId, creditorReferenceId }));
    }
    expect(stored(world, debt)).toMatchObject({ status: "PAID", version: 2 });
  });

  it("is found by the creditor's reference where its number is nobody's", async () => {
    for (const noticeNumber of [stranger, "999999999999999999"]) {
      const world = await worldWith(debt);
      expect(await send(world, receiptFor(debt, { noticeNumber }))).toBe("OK");
      expect(stored(world, debt)).toMatchObject({ status: "PAID" });
    }
  });

  it("is unknown where neither leads to a debt of the ente's", async () => {
    const world = await worldWith(debt);
    const receipt = receiptFor(debt, { noticeNumber: stranger, creditorReferenceId: "1" });
    expect(await send(world, receipt)).toBe("PAA_PAGAMENTO_SCONOSCIUTO");
    expect(stored(world, debt)).toEqual(debt);
    expect([...world.receipts.anomalies.values()]).toMatchObject([{ reason: "positionUnknown" }]);
  });
});

describe("a receipt for another beneficiary", () => {
  it("is archived there, without the debt of the ente that issued the notice", async () => {
    const world = await worldWith(debt);
    const provincia = demoOrganization("p_demo2");
    const request = { ...requestFor(receiptFor(debt)), ...identityOf(provincia) };
    expect(await call(world, request)).toMatchObject({ outcome: "OK" });
    const [record] = world.receipts.records.values();
    expect(record).toMatchObject({
      organizationFiscalCode: provincia.fiscalCode,
      creditorFiscalCode: ente.fiscalCode,
      closes: false,
    });
    expect(record).not.toHaveProperty("iud");
    expect(stored(world, debt)).toEqual(debt);
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
