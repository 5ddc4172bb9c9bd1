import { beforeEach, describe, expect, it } from "vitest";
import {
  activateNotice,
  type PrimitiveVersion,
} from "../../../../../functions/sandbox/pagopa-node/activate-notice.ts";
import { payNotice } from "../../../../../functions/sandbox/pagopa-node/pay-notice.ts";
import { resendReceipt } from "../../../../../functions/sandbox/pagopa-node/resend-receipt.ts";
import type { ReceiptChoices } from "../../../../../functions/sandbox/pagopa-node/send-receipts.ts";
import { verifyNotice } from "../../../../../functions/sandbox/pagopa-node/verify-notice.ts";
import { parseRunId } from "../../../../../shared/domain/sandbox/sandbox-run.ts";
import { euroCents } from "../../../../../shared/domain/values/euro-cents.ts";
import {
  answerWell,
  ente,
  notice,
  offered,
  otherEnte,
  readCall,
  refusal,
  sandboxWorld,
} from "../../../../support/sandbox/sandbox-world.ts";

const runId = parseRunId("0123456789abcdef0123456789abcdef") ?? expect.fail();
const once: ReceiptChoices = {
  outcome: "OK",
  receiptId: "reuse",
  times: 1,
  daysLate: 0,
  malformed: false,
  broadcast: false,
  deferred: false,
  override: {},
};

let node: ReturnType<typeof sandboxWorld>;
beforeEach(() => {
  node = sandboxWorld();
});

function pay(choices: Partial<ReceiptChoices> = {}, version: PrimitiveVersion = "V2") {
  const activation = { sessionMinutes: 30, paymentNote: "carrello-1" };
  return payNotice(
    { runId, notice, version, activation, choices: { ...once, ...choices }, override: {} },
    node.dependencies,
  );
}

function activate(sessionMinutes = 30) {
  return activateNotice(
    { runId, notice, version: "V2", sessionMinutes, override: {} },
    node.dependencies,
  );
}

function receiptsSent() {
  return node.requests.map(readCall).flatMap((request) => {
    return "receipt" in request ? [request] : [];
  });
}

describe("a payment at a PSP", () => {
  it.each([
    ["V1", ["paVerifyPaymentNotice", "paGetPayment", "paSendRT"]],
    ["V2", ["paVerifyPaymentNotice", "paGetPaymentV2", "paSendRTV2"]],
  ] as const)("calls the station with the operations of %s", async (version, operations) => {
    expect((await pay({}, version)).outcome).toBe("paid");
    expect(node.requests.map(({ operation }) => operation)).toEqual(operations);
    expect(node.requests.map(({ secondsMax }) => secondsMax)).toEqual([7, 7, 15]);
    for (const request of node.requests.map(readCall)) {
      expect(request).toMatchObject({
        idPA: ente.fiscalCode,
        idBrokerPA: "12345678903",
        idStation: ente.station,
      });
    }
  });

  it("begins with the amount that was verified, and hands on the cart's name", async () => {
    await pay();
    expect(node.requests.map(readCall)[1]).toMatchObject({
      amount: 12_000,
      paymentNote: "carrello-1",
      qrCode: notice,
    });
  });

  it("sends a receipt made of what the ente has offered", async () => {
    const paid = await pay({
      feeCents: euroCents(150),
      payer: {
        entityUniqueIdentifierType: "F",
        entityUniqueIdentifierValue: "ANONIMO",
        fullName: "Anna Bianchi",
      },
    });
    const [sent] = receiptsSent();
    expect(sent?.receipt).toMatchObject({
      receiptId: paid.outcome === "paid" && paid.paymentToken,
      ...notice,
      outcome: "OK",
      creditorReferenceId: "12000000000000119",
      paymentAmount: 12_000,
      debtor: offered.debtor,
      transferList: offered.transferList,
      companyName: ente.name,
      idPSP: "AGID_01",
      paymentNote: "carrello-1",
      fee: 150,
      payer: { fullName: "Anna Bianchi" },
      paymentDateTime: "2027-03-10T10:30:00",
      applicationDate: "2027-03-10",
      transferDate: "2027-03-11",
    });
  });

  it("keeps every call with its messages, its time and its verdict", async () => {
    await pay();
    expect(node.sandbox.calls).toHaveLength(3);
    for (const call of node.sandbox.calls) {
      expect(call).toMatchObject({
        notice,
        httpStatus: 200,
        durationMs: 40,
        verdict: { outcome: "OK" },
      });
      expect(call.request).toContain("soapenv:Envelope");
      expect(call.response).toContain("<outcome>OK</outcome>");
    }
  });

  it.each([
    ["paVerifyPaymentNotice", 1],
    ["paGetPaymentV2", 2],
  ] as const)("stops where %s says no", async (primitive, steps) => {
    node.world.behave = (request) =>
      request.primitive === primitive
        ? refusal(primitive, "PAA_PAGAMENTO_DUPLICATO")
        : answerWell(request);
    const paid = await pay();
    expect(paid).toMatchObject({ outcome: "refused" });
    expect(paid.steps).toHaveLength(steps);
    expect(paid.steps.at(-1)?.verdict).toMatchObject({
      fault: { original: { code: "PAA_PAGAMENTO_DUPLICATO" } },
    });
    expect(node.sandbox.deliveries.size).toBe(0);
    expect(node.sandbox.sessions.size).toBe(0);
  });

  it("asks nobody for a notice of an ente that the platform does not know", async () => {
    node.world.organizations.clear();
    const paid = await pay();
    expect(paid.steps[0]?.verdict).toMatchObject({ fault: { code: "PPT_DOMINIO_SCONOSCIUTO" } });
    expect(node.requests).toEqual([]);
    expect(node.sandbox.calls[0]).not.toHaveProperty("request");
  });

  it("puts wrong identifiers in place of the right ones when it is told to", async () => {
    node.world.organizations.clear();
    const override = { idPA: "99999999999", idBrokerPA: "11111111111", idStation: "nessuna" };
    await verifyNotice({ runId, notice, override }, node.dependencies);
    expect(node.requests.map(readCall)).toMatchObject([{ ...override, qrCode: notice }]);
  });

  it("does not believe an account that is not the beneficiary's", async () => {
    const [transfer] = offered.transferList;
    node.world.behave = (request) => {
      if (request.primitive !== "paGetPaymentV2" || transfer === undefined) {
        return answerWell(request);
      }
      const { richiestaMarcaDaBollo: _, ...account } = transfer;
      const transferList = [{ ...account, IBAN: otherEnte.bankIban ?? "" }];
      const paymentAmount = transfer.transferAmount;
      const data = { ...offered, paymentAmount, transferList };
      return { primitive: "paGetPaymentV2", outcome: "OK", data };
    };
    const paid = await pay();
    expect(paid.steps.at(-1)?.verdict).toMatchObject({ fault: { code: "PPT_IBAN_NON_CENSITO" } });
  });
});

describe("the session of a notice", () => {
  it("lets nobody else begin a payment for half an hour", async () => {
    expect((await activate()).outcome).toBe("activated");
    const second = await activate();
    expect(second.call.verdict).toMatchObject({ fault: { code: "PPT_PAGAMENTO_IN_CORSO" } });
    expect(node.requests).toHaveLength(1);
    node.state.now = new Date(node.state.now.getTime() + 30 * 60_000);
    expect((await activate()).outcome).toBe("activated");
  });

  it("can be left out", async () => {
    await activate(0);
    expect((await activate(0)).outcome).toBe("activated");
  });

  it("ends with the outcome of the payment", async () => {
    await pay();
    expect((await activate()).outcome).toBe("activated");
  });

  it("ends when the ente refuses the payment", async () => {
    node.world.behave = () => ({ outcome: "timedOut" });
    expect((await activate()).outcome).toBe("refused");
    node.world.behave = answerWell;
    expect((await activate()).outcome).toBe("activated");
  });
});

describe("the receipts of a payment", () => {
  it("repeat their id, or have others from the second on", async () => {
    await pay({ times: 2 });
    await pay({ times: 3, receiptId: "other" });
    const ids = receiptsSent().map(({ receipt }) => receipt.receiptId);
    expect(ids[0]).toBe(ids[1]);
    expect(new Set(ids.slice(2)).size).toBe(3);
  });

  it("go to every beneficiary that the platform serves when they are broadcast", async () => {
    await pay({ broadcast: true });
    expect(receiptsSent().map(({ idPA, idStation }) => [idPA, idStation])).toEqual([
      [ente.fiscalCode, ente.station],
      [otherEnte.fiscalCode, otherEnte.station],
    ]);
    expect(new Set(receiptsSent().map(({ receipt }) => receipt.receiptId)).size).toBe(1);
  });

  it("are not missed by beneficiaries of other platforms", async () => {
    node.world.organizations.delete(otherEnte.fiscalCode);
    const paid = await pay({ broadcast: true });
    expect(receiptsSent().map(({ idPA }) => idPA)).toEqual([ente.fiscalCode]);
    expect(paid).toMatchObject({ receipts: { unserved: [] } });
  });

  it("go to one ente alone when it is named, known or not", async () => {
    await pay({ recipient: otherEnte.fiscalCode });
    expect(receiptsSent().map(({ idPA }) => idPA)).toEqual([otherEnte.fiscalCode]);
    const paid = await pay({ recipient: "12345678901" });
    expect(paid).toMatchObject({
      receipts: { deliveries: [], unserved: [{ recipientFiscalCode: "12345678901" }] },
    });
  });

  it("tell of a payment made days before", async () => {
    await pay({ daysLate: 3 });
    expect(receiptsSent()[0]?.receipt).toMatchObject({
      paymentDateTime: "2027-03-07T10:30:00",
      applicationDate: "2027-03-07",
      transferDate: "2027-03-08",
    });
  });

  it("tell of a payment that failed", async () => {
    await pay({ outcome: "KO" });
    expect(receiptsSent()[0]?.receipt.outcome).toBe("KO");
  });

  it("bring the stamps that were asked for, unsigned", async () => {
    const hashDocumento = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
    node.world.behave = (request) => {
      const answer = answerWell(request);
      const [first] = offered.transferList;
      if (!("data" in answer) || first === undefined) return answer;
      const { IBAN: _, ...transfer } = first;
      const stamp = { hashDocumento, tipoBollo: "01", provinciaResidenza: "MI" } as const;
      const transferList = [
        { ...transfer, transferAmount: euroCents(1_600), richiestaMarcaDaBollo: stamp },
      ];
      const data = { ...offered, paymentAmount: euroCents(1_600), transferList };
      return { primitive: "paGetPaymentV2", outcome: "OK", data };
    };
    await pay();
    const [bought] = receiptsSent()[0]?.receipt.transferList ?? [];
    const stampXml = Buffer.from(bought?.MBDAttachment ?? "", "base64").toString("utf8");
    expect(stampXml).toContain(`<ns2:DigestValue>${hashDocumento}</ns2:DigestValue>`);
    expect(stampXml).toContain("<Importo>16.00</Importo><TipoBollo>01</TipoBollo>");
    expect(stampXml).toMatch(/<IUBD>\d{14}<\/IUBD>/u);
    expect(stampXml).toContain("senza firma");
    expect(stampXml).not.toContain("Signature");
  });

  it("that find no answer wait for their next try in a queue, a KO of the ente does not", async () => {
    const failing = { outcome: "timedOut" } as const;
    node.world.behave = (request) => ("receipt" in request ? failing : answerWell(request));
    const paid = await pay({ times: 2 });
    const deliveries = paid.outcome === "paid" ? paid.receipts.deliveries : [];
    expect(deliveries).toMatchObject([
      { state: "NOTICE_PENDING", attempts: 1, fault: { code: "PPT_STAZIONE_INT_PA_TIMEOUT" } },
      { state: "NOTICE_PENDING", attempts: 1 },
    ]);
    expect(node.deferred).toEqual(
      deliveries.map(({ id }) => ({ runId, deliveryId: id, attempt: 2 })),
    );
    node.world.behave = (request) =>
      "receipt" in request ? refusal("paSendRTV2", "PAA_RECEIPT_DUPLICATA") : answerWell(request);
    expect(await pay()).toMatchObject({ receipts: { deliveries: [{ state: "NOTIFIED" }] } });
    expect(node.deferred).toHaveLength(2);
  });

  it("are left to the queue when they shall come later, or when time is short", async () => {
    const later = await pay({ deferred: true });
    node.state.remainingMs = 10_000;
    const short = await pay();
    for (const paid of [later, short]) {
      expect(paid).toMatchObject({
        receipts: { deliveries: [{ state: "NOTICE_GENERATED", attempts: 0 }] },
      });
    }
    expect(receiptsSent()).toEqual([]);
    expect(node.deferred.map(({ attempt }) => attempt)).toEqual([1, 1]);
  });

  it("cut on their way are tried again whole", async () => {
    const paid = await pay({ malformed: true });
    expect(paid).toMatchObject({ receipts: { deliveries: [{ state: "NOTICE_PENDING" }] } });
    expect(node.requests.at(-1)?.envelope).not.toContain("</receipt>");
    expect(node.deferred).toMatchObject([{ attempt: 2 }]);
  });

  it("are sent again byte by byte the same", async () => {
    const paid = await pay();
    const [first] = paid.outcome === "paid" ? paid.receipts.deliveries : [];
    const again = await resendReceipt(runId, first?.id ?? "", node.dependencies);
    expect(again).toMatchObject({ state: "NOTIFIED", receiptId: first?.receiptId });
    const [one, two] = node.requests.slice(-2);
    expect(two?.envelope).toBe(one?.envelope);
    expect(await resendReceipt(runId, "nessuna", node.dependencies)).toBe("unknown");
  });
});
