import type { AnswerNodeDependencies } from "../../../../functions/pagopa-node/pa-for-node/answer-node.ts";
import { paForNodePrimitives } from "../../../../shared/pagopa/pa-for-node/messages.ts";
import {
  demoEnte,
  positionOf,
  registeredOnly,
  testEnte,
} from "../../../support/pagopa-node/conformance-fixture.ts";
import { stationUnderTest } from "../../../support/pagopa-node/station-under-test.ts";
import type { Behaviour, Protocol } from "../conformance-case.ts";
import { enveloped } from "../envelopes.ts";
import { stateOf } from "../report-words.ts";
import { type Message, messagesAbout, stationOf } from "../request-messages.ts";
import { checkPaidOnce, receiptBody, verifyBody } from "./receipt-behaviours.ts";
import { answerOf } from "./state-cases.ts";

const open = positionOf(testEnte, "open");
const crowd = 50;

/** Every call waits for a while of its own, so that calls of many requests overtake each other. */
function hesitating(dependencies: AnswerNodeDependencies): AnswerNodeDependencies {
  let state = 20_261_128;
  const wait = async () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    for (let left = state % 7; left > 0; left -= 1) await new Promise(setImmediate);
  };
  const slow =
    <Parameters extends readonly unknown[], Result>(
      call: (...parameters: Parameters) => Promise<Result>,
    ) =>
    async (...parameters: Parameters): Promise<Result> => {
      await wait();
      const result = await call(...parameters);
      await wait();
      return result;
    };
  const { organizations, positions, receipts } = dependencies;
  return {
    ...dependencies,
    organizations: { find: slow(organizations.find) },
    positions: {
      ...positions,
      findByNoticeNumber: slow(positions.findByNoticeNumber),
      findByIuv: slow(positions.findByIuv),
    },
    receipts: {
      find: slow(receipts.find),
      record: slow(receipts.record),
      recordAnomaly: slow(receipts.recordAnomaly),
    },
    keepReceipt: slow(dependencies.keepReceipt),
  };
}

/** Fifty payers at once; what the receipts are answered, each answer once with how often. */
async function payTogether(
  protocol: Protocol,
  title: string,
  receiptIdOf: (payer: number) => string,
) {
  const station = await stationUnderTest({ wrap: hesitating });
  const activation = enveloped(messagesAbout(testEnte, open).paGetPaymentV2);
  const summaries = await Promise.all(
    Array.from({ length: crowd }, async (_, payer) => {
      await protocol.call(station, `${title}: verifica`, { body: verifyBody(open) });
      await protocol.call(station, `${title}: attivazione`, { body: activation });
      const body = receiptBody(open, { receiptId: receiptIdOf(payer) });
      const answer = await protocol.call(station, `${title}: ricevuta`, { body });
      return answer.summary;
    }),
  );
  const counted = (expected: string) => summaries.filter((each) => each === expected).length;
  return {
    station,
    accepted: counted(answerOf("paSendRTV2")),
    duplicates: counted(answerOf("paSendRTV2", "PAA_RECEIPT_DUPLICATA")),
  };
}

export const fiftyTogether: Behaviour = {
  title: "cinquanta verifiche, attivazioni e ricevute insieme su un avviso: un pagamento",
  async run(protocol) {
    const same = await payTogether(protocol, "stessa ricevuta", () => "la-stessa");
    protocol.check("stessa ricevuta: risposte OK", crowd, same.accepted);
    checkPaidOnce(protocol, same.station, { debt: open });
    const different = await payTogether(protocol, "ricevute diverse", (payer) => `la-${payer}`);
    protocol.check("ricevute diverse: risposte OK", 1, different.accepted);
    protocol.check("ricevute diverse: PAA_RECEIPT_DUPLICATA", crowd - 1, different.duplicates);
    checkPaidOnce(protocol, different.station, { debt: open, receipts: crowd });
    const anomalies = different.station.anomalies();
    protocol.check(
      "ricevute diverse: pagamenti doppi segnalati all'ente",
      crowd - 1,
      anomalies.filter((reason) => reason === "alreadyPaid").length,
    );
  },
};

const right = stationOf(testEnte);
/** Who calls whom wrongly, and how that is answered. */
const strangers = [
  ["intermediario di un altro", { ...right, idBrokerPA: "99999999990" }, "INTERMEDIARIO"],
  ["stazione sconosciuta", { ...right, idStation: "77777777777_99" }, "STAZIONE"],
  ["stazione di un altro ente", { ...right, idStation: demoEnte.station }, "STAZIONE"],
  ["ente non servito", { ...right, idPA: "99999999990" }, "DOMINIO"],
  ["ente solo registrato", stationOf(registeredOnly), "DOMINIO"],
  ["codice fiscale con cifra di controllo errata", { ...right, idPA: "77777777778" }, "DOMINIO"],
  ["ente che non è un codice fiscale", { ...right, idPA: "c_prova" }, "DOMINIO"],
] as const;
const codeOf = {
  DOMINIO: "PAA_ID_DOMINIO_ERRATO",
  INTERMEDIARIO: "PAA_ID_INTERMEDIARIO_ERRATO",
  STAZIONE: "PAA_STAZIONE_INT_ERRATA",
} as const;

function calledAs({ root, content }: Message, station: typeof right): string {
  const identity = /^<idPA>.*<\/idStation>/;
  const { idPA, idBrokerPA, idStation } = station;
  const text = `<idPA>${idPA}</idPA><idBrokerPA>${idBrokerPA}</idBrokerPA><idStation>${idStation}</idStation>`;
  return enveloped({ root, content: content.replace(identity, text) });
}

export const wrongStation: Behaviour = {
  title: "intermediario, stazione o dominio sbagliati hanno ciascuno il proprio codice",
  async run(protocol) {
    const station = await stationUnderTest();
    const messages = messagesAbout(testEnte, open);
    for (const [title, identity, wrong] of strangers) {
      for (const primitive of paForNodePrimitives) {
        const body = calledAs(messages[primitive], identity);
        const call = { title: `${title}: ${primitive}`, body };
        await protocol.expect(station, answerOf(primitive, codeOf[wrong]), call);
      }
    }
    protocol.check("ricevute in archivio", 0, station.archive().length);
    const receipts = strangers.length * 2;
    protocol.check("ricevute rifiutate e conservate", receipts, station.world.refused.length);
    protocol.check(
      "stato della posizione",
      stateOf({ status: "PAYABLE" }),
      stateOf(station.stored(open)),
    );
  },
};
