import type { DebtPosition } from "../../../../shared/domain/debt-positions/debt-position.ts";
import { noticesOf } from "../../../../shared/domain/debt-positions/payable-notice.ts";
import {
  positionOf,
  provincia,
  testEnte,
} from "../../../support/pagopa-node/conformance-fixture.ts";
import {
  type StationUnderTest,
  stationUnderTest,
} from "../../../support/pagopa-node/station-under-test.ts";
import type { Behaviour, Protocol } from "../conformance-case.ts";
import { enveloped } from "../envelopes.ts";
import { stateOf, toldOf } from "../report-words.ts";
import {
  messagesAbout,
  type ReceiptText,
  receiptMessage,
  receiptText,
  type SendReceiptPrimitive,
  stationOf,
  transferText,
} from "../request-messages.ts";
import { answerOf } from "./state-cases.ts";

const open = positionOf(testEnte, "open");
const ours = stationOf(testEnte);

/** The receipt of a position of the test ente, sent to it. */
export function receiptBody(
  debt: DebtPosition,
  changes: Partial<ReceiptText> = {},
  primitive: SendReceiptPrimitive = "paSendRTV2",
): string {
  return enveloped(receiptMessage(primitive, ours, receiptText(debt, changes)));
}

export function verifyBody(debt: DebtPosition): string {
  return enveloped(messagesAbout(testEnte, debt).paVerifyPaymentNotice);
}

/** What is in the archive and in the position, where each receipt counts once. */
export function checkPaidOnce(
  protocol: Protocol,
  station: StationUnderTest,
  { debt, receipts = 1 }: { readonly debt: DebtPosition; readonly receipts?: number },
): void {
  const stored = station.stored(debt);
  const closing = station.archive().filter(({ closes }) => closes);
  protocol.check("stato della posizione", stateOf({ status: "PAID" }), stateOf(stored));
  const marked = stored && noticesOf(stored).filter(({ payment }) => payment !== undefined);
  protocol.check("pagamenti segnati sulla posizione", 1, marked?.length);
  protocol.check("versione della posizione", debt.version + 1, stored?.version);
  protocol.check("ricevute in archivio", receipts, station.archive().length);
  protocol.check("ricevute che chiudono la posizione", 1, closing.length);
}

export const sameReceiptTwice: Behaviour = {
  title: "la stessa ricevuta due volte è un solo pagamento, senza altri effetti",
  async run(protocol) {
    const station = await stationUnderTest();
    for (const [title, primitive] of [
      ["prima volta", "paSendRTV2"],
      ["seconda volta", "paSendRTV2"],
      ["terza volta, con l'altra versione", "paSendRT"],
    ] as const) {
      const call = { title, body: receiptBody(open, {}, primitive) };
      await protocol.expect(station, answerOf(primitive), call);
    }
    checkPaidOnce(protocol, station, { debt: open });
    protocol.check("segnalato all'ente", "niente", toldOf(station.anomalies()));
  },
};

export const answerThatComesLate: Behaviour = {
  title: "se la risposta tarda e il nodo ripete l'invio, la ricevuta vale una volta",
  async run(protocol) {
    const gate = Promise.withResolvers<void>();
    let calls = 0;
    const station = await stationUnderTest({
      wrap: (dependencies) => ({
        ...dependencies,
        receipts: {
          ...dependencies.receipts,
          record: async (...parameters) => {
            calls += 1;
            if (calls === 1) await gate.promise;
            return dependencies.receipts.record(...parameters);
          },
        },
      }),
    });
    const body = receiptBody(open);
    const late = protocol.call(station, "primo invio, fermo oltre il tempo del nodo", { body });
    await protocol.expect(station, answerOf("paSendRTV2"), { title: "secondo invio", body });
    gate.resolve();
    const { summary } = await late;
    protocol.check("risposta al primo invio, ormai inutile", answerOf("paSendRTV2"), summary);
    await protocol.expect(station, answerOf("paSendRTV2"), { title: "terzo invio", body });
    checkPaidOnce(protocol, station, { debt: open });
    protocol.check("segnalato all'ente", "niente", toldOf(station.anomalies()));
  },
};

export const secondReceipt: Behaviour = {
  title: "due ricevute diverse per un avviso: la seconda è conservata e segnalata all'ente",
  async run(protocol) {
    const station = await stationUnderTest();
    const first = { title: "prima ricevuta", body: receiptBody(open) };
    await protocol.expect(station, answerOf("paSendRTV2"), first);
    for (const title of ["seconda ricevuta", "seconda ricevuta, ripetuta"]) {
      const body = receiptBody(open, { receiptId: "un-altro-pagamento" });
      const duplicate = answerOf("paSendRTV2", "PAA_RECEIPT_DUPLICATA");
      await protocol.expect(station, duplicate, { title, body });
    }
    checkPaidOnce(protocol, station, { debt: open, receipts: 2 });
    protocol.check("segnalato all'ente", toldOf(["alreadyPaid"]), toldOf(station.anomalies()));
  },
};

export const secondaryEnte: Behaviour = {
  title: "una ricevuta per un ente secondario è conservata e non chiude nulla",
  async run(protocol) {
    const station = await stationUnderTest();
    const debt = positionOf(testEnte, "twoBeneficiaries");
    const transfers = [
      transferText(1, { amount: "100.00", fiscalCode: testEnte.fiscalCode }),
      transferText(2, { amount: "5.00", fiscalCode: provincia.fiscalCode }),
    ].join("");
    const receipt = receiptText(debt, { transfers });
    const toSecondary = receiptMessage("paSendRTV2", stationOf(provincia), receipt);
    await protocol.expect(station, answerOf("paSendRTV2"), {
      title: "all'ente secondario (idPA diverso da fiscalCode)",
      body: enveloped(toSecondary),
    });
    protocol.check(
      "stato della posizione",
      stateOf({ status: "PAYABLE" }),
      stateOf(station.stored(debt)),
    );
    protocol.check(
      "segnalato all'ente",
      toldOf(["secondaryBeneficiary"]),
      toldOf(station.anomalies()),
    );
    await protocol.expect(station, answerOf("paSendRTV2"), {
      title: "la stessa ricevuta all'ente dell'avviso",
      body: enveloped(receiptMessage("paSendRTV2", ours, receipt)),
    });
    checkPaidOnce(protocol, station, { debt, receipts: 2 });
    const owners = station.archive().map(({ organizationFiscalCode }) => organizationFiscalCode);
    const both = [provincia.fiscalCode, testEnte.fiscalCode];
    protocol.check("archivi che hanno la ricevuta", both.join(), owners.join());
  },
};

export const paymentThatFailed: Behaviour = {
  title: "una ricevuta di pagamento non eseguito (KO) non chiude la posizione",
  async run(protocol) {
    const station = await stationUnderTest();
    const ko = { title: "ricevuta KO", body: receiptBody(open, { outcome: "KO" }) };
    await protocol.expect(station, answerOf("paSendRTV2"), ko);
    protocol.check(
      "stato della posizione",
      stateOf({ status: "PAYABLE" }),
      stateOf(station.stored(open)),
    );
    protocol.check("segnalato all'ente", toldOf(["notExecuted"]), toldOf(station.anomalies()));
    const verify = { title: "verifica dopo la ricevuta KO", body: verifyBody(open) };
    await protocol.expect(station, answerOf("paVerifyPaymentNotice"), verify);
    const ok = { title: "ricevuta OK", body: receiptBody(open, { receiptId: "riuscito" }) };
    await protocol.expect(station, answerOf("paSendRTV2"), ok);
    checkPaidOnce(protocol, station, { debt: open, receipts: 2 });
  },
};
