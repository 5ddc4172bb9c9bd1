import type { PaForNodePrimitive } from "../../../../shared/pagopa/pa-for-node/messages.ts";
import { positionOf, testEnte } from "../../../support/pagopa-node/conformance-fixture.ts";
import { numbersOf } from "../../../support/pagopa-node/node-world.ts";
import {
  type StationUnderTest,
  stationUnderTest,
} from "../../../support/pagopa-node/station-under-test.ts";
import type { ConformanceCase } from "../conformance-case.ts";
import { enveloped } from "../envelopes.ts";
import {
  demandMessage,
  getPaymentMessage,
  type Message,
  noticeOf,
  receiptMessage,
  receiptText,
  stationOf,
  verifyMessage,
} from "../request-messages.ts";
import { answerOf } from "./state-cases.ts";

/** What can be wrong with a call, in the order in which it is looked at. */
export const mistakes = [
  "schema",
  "idPA",
  "idBrokerPA",
  "idStation",
  "fiscalCode",
  "noticeNumber",
  "state",
  "transfer",
] as const;
export type Mistake = (typeof mistakes)[number];

const codes: Readonly<Record<Mistake, string>> = {
  schema: "PAA_SINTASSI_EXTRAXSD",
  idPA: "PAA_ID_DOMINIO_ERRATO",
  idBrokerPA: "PAA_ID_INTERMEDIARIO_ERRATO",
  idStation: "PAA_STAZIONE_INT_ERRATA",
  fiscalCode: "PAA_ID_DOMINIO_ERRATO",
  noticeNumber: "PAA_PAGAMENTO_SCONOSCIUTO",
  state: "PAA_PAGAMENTO_ANNULLATO",
  transfer: "PAA_SEMANTICA",
};

/** The mistakes that each primitive can hold. */
export const mistakesOf: Readonly<Record<PaForNodePrimitive, readonly Mistake[]>> = {
  paVerifyPaymentNotice: mistakes.filter((each) => each !== "transfer"),
  paGetPayment: mistakes,
  paGetPaymentV2: mistakes,
  paSendRT: mistakes.filter((each) => !["fiscalCode", "transfer"].includes(each)),
  paSendRTV2: mistakes.filter((each) => !["fiscalCode", "transfer"].includes(each)),
  paDemandPaymentNotice: ["schema", "idPA", "idBrokerPA", "idStation"],
};

/** What is written where something is wrong. */
export type WrongValues = {
  readonly idPA: string;
  readonly idBrokerPA: string;
  readonly idStation: string;
};
const wrongValues: WrongValues = {
  idPA: "99999999990",
  idBrokerPA: "99999999990",
  idStation: "99999999990_01",
};

/** Bank account only, so that nothing of it can be credited at the post office. */
const open = positionOf(testEnte, "bankOnly");
const cancelled = {
  ...open,
  ...numbersOf(testEnte.segregationCode, 300),
  iud: positionOf(testEnte, "paid").iud,
  status: "CANCELLED",
} as const;

/** A station where the cancelled position stands in the paid one's place. */
export async function stationOfMistakes(): Promise<StationUnderTest> {
  const station = await stationUnderTest();
  const { positions, claims } = station.world.positions;
  const { organizationFiscalCode, iud, iuv } = cancelled;
  positions.set(`${organizationFiscalCode}#${iud}`, cancelled);
  const origin = { flowId: "test", row: 1 };
  claims.set(`${organizationFiscalCode}#${iuv}`, { organizationFiscalCode, iud, iuv, origin });
  return station;
}

/** The call with these mistakes. */
export function mistakenCall(
  primitive: PaForNodePrimitive,
  wrong: ReadonlySet<Mistake>,
  values: WrongValues = wrongValues,
): string {
  const right = stationOf(testEnte);
  const station = {
    idPA: wrong.has("idPA") ? values.idPA : right.idPA,
    idBrokerPA: wrong.has("idBrokerPA") ? values.idBrokerPA : right.idBrokerPA,
    idStation: wrong.has("idStation") ? values.idStation : right.idStation,
  };
  const debt = wrong.has("state") ? cancelled : open;
  const asked = {
    ...debt,
    ...(wrong.has("noticeNumber") && numbersOf(testEnte.segregationCode, 999)),
  };
  const { noticeNumber } = noticeOf(asked);
  const fiscalCode = wrong.has("fiscalCode") ? "80012340156" : testEnte.fiscalCode;
  const rest = wrong.has("transfer") ? "<transferType>POSTAL</transferType>" : "";
  const notice = { fiscalCode, noticeNumber };
  const message = ((): Message => {
    switch (primitive) {
      case "paVerifyPaymentNotice":
        return verifyMessage(station, notice);
      case "paGetPayment":
      case "paGetPaymentV2":
        return getPaymentMessage(primitive, { station, notice, rest });
      case "paSendRT":
      case "paSendRTV2":
        return receiptMessage(primitive, station, receiptText(asked));
      case "paDemandPaymentNotice":
        return demandMessage(station);
    }
  })();
  const extra = wrong.has("schema") ? "<nonPrevisto/>" : "";
  return enveloped({ ...message, content: message.content + extra });
}

/** What the call must be answered: the first of its mistakes. */
export function answerToMistakes(
  primitive: PaForNodePrimitive,
  wrong: ReadonlySet<Mistake>,
): string {
  const first = mistakes.find((mistake) => wrong.has(mistake));
  if (primitive === "paDemandPaymentNotice") {
    if (first === undefined) return answerOf(primitive, "PAA_PAGAMENTO_SCONOSCIUTO");
    return answerOf(primitive, first === "schema" ? "PAA_SINTASSI_XSD" : codes[first]);
  }
  const isReceipt = primitive === "paSendRT" || primitive === "paSendRTV2";
  // Its money has moved: a receipt is taken whatever the state.
  if (first === undefined || (isReceipt && first === "state")) return answerOf(primitive);
  return answerOf(primitive, codes[first]);
}

function subsetsOf<T>(all: readonly T[]): readonly ReadonlySet<T>[] {
  return Array.from(
    { length: 2 ** all.length },
    (_, bits) => new Set(all.filter((_each, index) => (bits >> index) % 2 === 1)),
  );
}

const primitives = Object.keys(mistakesOf).filter(
  (name): name is PaForNodePrimitive => name in mistakesOf,
);

/** Every combination of mistakes at once. */
export const checkOrderCases: readonly ConformanceCase[] = primitives.map((primitive) => ({
  section: "Ordine dei controlli",
  title: `${primitive}: di più errori insieme si risponde il primo`,
  async run(protocol) {
    const combinations = subsetsOf(mistakesOf[primitive]);
    const different: string[] = [];
    const station = await stationOfMistakes();
    for (const wrong of combinations) {
      const title = [...wrong].join(" + ") || "nessun errore";
      const answer = await protocol.call(station, title, { body: mistakenCall(primitive, wrong) });
      if (answer.summary !== answerToMistakes(primitive, wrong)) different.push(title);
    }
    protocol.check("combinazioni provate", 2 ** mistakesOf[primitive].length, combinations.length);
    protocol.check(
      "combinazioni con un'altra risposta",
      "nessuna",
      different.join("; ") || "nessuna",
    );
  },
}));
