import type { DebtPosition } from "../../../../shared/domain/debt-positions/debt-position.ts";
import { noticesOf } from "../../../../shared/domain/debt-positions/payable-notice.ts";
import type { AnomalyReason } from "../../../../shared/domain/receipts/receipt-anomaly.ts";
import type { PaForNodePrimitive } from "../../../../shared/pagopa/pa-for-node/messages.ts";
import {
  type PositionName,
  positionOf,
  testEnte,
} from "../../../support/pagopa-node/conformance-fixture.ts";
import { numbersOf } from "../../../support/pagopa-node/node-world.ts";
import { stationUnderTest } from "../../../support/pagopa-node/station-under-test.ts";
import type { ConformanceCase } from "../conformance-case.ts";
import { enveloped } from "../envelopes.ts";
import { stateOf, toldOf } from "../report-words.ts";
import { messagesAbout, receiptMessage, receiptText, stationOf } from "../request-messages.ts";

type AskedPrimitive = Exclude<PaForNodePrimitive, "paDemandPaymentNotice">;
const primitives = [
  "paVerifyPaymentNotice",
  "paGetPayment",
  "paGetPaymentV2",
  "paSendRT",
  "paSendRTV2",
] as const;

/** Roots of the answers. */
export const answerRoots: Readonly<Record<PaForNodePrimitive, string>> = {
  paVerifyPaymentNotice: "paVerifyPaymentNoticeRes",
  paGetPayment: "paGetPaymentRes",
  paGetPaymentV2: "paGetPaymentV2Response",
  paSendRT: "paSendRTRes",
  paSendRTV2: "paSendRTV2Response",
  paDemandPaymentNotice: "paDemandPaymentNoticeResponse",
};

/** "HTTP 200 paSendRTRes KO PAA_SEMANTICA", or OK where there is no code. */
export function answerOf(primitive: PaForNodePrimitive, code?: string): string {
  return `HTTP 200 ${answerRoots[primitive]} ${code === undefined ? "OK" : `KO ${code}`}`;
}

/**
 * State of a position and what it is answered (SANP 3.12.0, stato della posizione e risposta): a
 * code for verify and activation, and what becomes of a receipt, since its money has moved.
 */
type State = {
  readonly title: string;
  readonly position: PositionName | "unknown";
  /** Which of its notices: the payment at once where it is left out. */
  readonly notice?: number;
  /** Absent for OK. */
  readonly asked?: string;
  readonly receipt?: string;
  readonly anomalies: readonly AnomalyReason[];
  /** What a receipt leaves. */
  readonly after: Pick<DebtPosition, "status"> | undefined;
};

const states: readonly State[] = [
  {
    title: "non trovata",
    position: "unknown",
    asked: "PAA_PAGAMENTO_SCONOSCIUTO",
    receipt: "PAA_PAGAMENTO_SCONOSCIUTO",
    anomalies: ["positionUnknown"],
    after: undefined,
  },
  { title: "da pagare", position: "open", anomalies: [], after: { status: "PAID" } },
  {
    title: "in pagamento da un carrello del portale",
    position: "paying",
    anomalies: [],
    after: { status: "PAID" },
  },
  {
    title: "pagata in parte, rata da pagare",
    position: "begunByInstalment",
    notice: 2,
    anomalies: [],
    after: { status: "PARTIALLY_PAID" },
  },
  {
    title: "pagata in parte, rata già pagata",
    position: "begunByInstalment",
    notice: 1,
    asked: "PAA_PAGAMENTO_DUPLICATO",
    receipt: "PAA_RECEIPT_DUPLICATA",
    anomalies: ["alreadyPaid"],
    after: { status: "PARTIALLY_PAID" },
  },
  {
    title: "a rate già iniziate, pagamento per intero",
    position: "begunByInstalment",
    asked: "PAA_PAGAMENTO_IN_CORSO",
    anomalies: ["otherWayPaid"],
    after: { status: "PAID" },
  },
  {
    title: "scaduta",
    position: "expired",
    asked: "PAA_PAGAMENTO_SCADUTO",
    anomalies: ["paidAfterDueDate"],
    after: { status: "PAID" },
  },
  {
    title: "annullata",
    position: "cancelled",
    asked: "PAA_PAGAMENTO_ANNULLATO",
    anomalies: ["positionCancelled"],
    after: { status: "CANCELLED" },
  },
  {
    title: "pagata",
    position: "paid",
    asked: "PAA_PAGAMENTO_DUPLICATO",
    receipt: "PAA_RECEIPT_DUPLICATA",
    anomalies: ["alreadyPaid"],
    after: { status: "PAID" },
  },
  {
    title: "di un tipo che l'ente non incassa più",
    position: "typeNoLongerCollected",
    asked: "PAA_SEMANTICA",
    anomalies: [],
    after: { status: "PAID" },
  },
];

/** The notice of a state as a position of its own, and the position that holds it. */
function noticeOfState({ position, notice = 0 }: State) {
  if (position === "unknown") {
    const { segregationCode } = testEnte;
    const asked = { ...positionOf(testEnte, "open"), ...numbersOf(segregationCode, 999) };
    return { asked, holder: undefined };
  }
  const holder = positionOf(testEnte, position);
  const found = noticesOf(holder)[notice];
  if (found === undefined) throw new Error("the fixture has no such notice");
  const { noticeNumber, iuv, amountCents } = found;
  return { asked: { ...holder, noticeNumber, iuv, amountCents }, holder };
}

function stateCase(state: State, primitive: AskedPrimitive): ConformanceCase {
  return {
    section: "Stato della posizione e risposta",
    title: `${state.title}: ${primitive}`,
    async run(protocol) {
      const { asked, holder } = noticeOfState(state);
      const station = await stationUnderTest();
      const isReceipt = primitive === "paSendRT" || primitive === "paSendRTV2";
      const message = isReceipt
        ? receiptMessage(primitive, stationOf(testEnte), receiptText(asked))
        : messagesAbout(testEnte, asked)[primitive];
      const code = isReceipt ? state.receipt : state.asked;
      const call = { title: "risposta", body: enveloped(message) };
      await protocol.expect(station, answerOf(primitive, code), call);
      const stored = holder && station.stored(holder);
      if (!isReceipt) {
        protocol.check("stato dopo", stateOf(holder), stateOf(stored));
        protocol.check("versione dopo", holder?.version ?? "assente", stored?.version);
        return;
      }
      protocol.check("stato dopo", stateOf(state.after), stateOf(stored));
      protocol.check("ricevute in archivio", 1, station.archive().length);
      protocol.check("segnalato all'ente", toldOf(state.anomalies), toldOf(station.anomalies()));
    },
  };
}

/** Every cell of the table, for every primitive. */
export const stateCases: readonly ConformanceCase[] = states.flatMap((state) =>
  primitives.map((primitive) => stateCase(state, primitive)),
);
