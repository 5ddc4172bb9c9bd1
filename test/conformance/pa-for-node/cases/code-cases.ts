import type { PaForNodePrimitive } from "../../../../shared/pagopa/pa-for-node/messages.ts";
import { positionOf, testEnte } from "../../../support/pagopa-node/conformance-fixture.ts";
import { numbersOf } from "../../../support/pagopa-node/node-world.ts";
import { stationUnderTest } from "../../../support/pagopa-node/station-under-test.ts";
import { type Behaviour, type Protocol, textIn } from "../conformance-case.ts";
import { enveloped } from "../envelopes.ts";
import {
  getPaymentMessage,
  type Message,
  messagesAbout,
  noticeOf,
  receiptMessage,
  receiptText,
  stationOf,
} from "../request-messages.ts";
import { answerOf } from "./state-cases.ts";

const open = positionOf(testEnte, "open");
const right = stationOf(testEnte);

function verifyOf(...parameters: Parameters<typeof positionOf>): Message {
  return messagesAbout(testEnte, positionOf(...parameters)).paVerifyPaymentNotice;
}

type CodeCase = {
  readonly code: string;
  /** The official text of the code (SANP 3.12.0, codici di errore dell'EC). */
  readonly text: string;
  readonly primitive: PaForNodePrimitive;
  readonly message: Message;
  /** A call that has to come before. */
  readonly before?: Message;
};

const verify = "paVerifyPaymentNotice" as const;
const getPayment = (station: typeof right) =>
  getPaymentMessage("paGetPaymentV2", { station, notice: noticeOf(open) });
const unknown = { ...open, ...numbersOf(testEnte.segregationCode, 999) };

/** Every code of the ente's domain that the station can be brought to say. */
const codeCases: readonly CodeCase[] = [
  {
    code: "PAA_SINTASSI_EXTRAXSD",
    text: "Errore di sintassi extra XSD.",
    primitive: verify,
    message: { root: "paVerifyPaymentNoticeReq", content: "<idPA>1</idPA>" },
  },
  {
    code: "PAA_SINTASSI_XSD",
    text: "Errore di sintassi XSD.",
    primitive: "paDemandPaymentNotice",
    message: { root: "paDemandPaymentNoticeRequest", content: "<idPA>1</idPA>" },
  },
  {
    code: "PAA_ID_DOMINIO_ERRATO",
    text: "La PAA non corrisponde al Dominio indicato.",
    primitive: "paGetPaymentV2",
    message: getPayment({ ...right, idPA: "99999999990" }),
  },
  {
    code: "PAA_ID_INTERMEDIARIO_ERRATO",
    text: "Identificativo intermediario non corrispondente.",
    primitive: "paGetPaymentV2",
    message: getPayment({ ...right, idBrokerPA: "99999999990" }),
  },
  {
    code: "PAA_STAZIONE_INT_ERRATA",
    text: "Stazione intermediario non corrispondente.",
    primitive: "paGetPaymentV2",
    message: getPayment({ ...right, idStation: "12345678903_01" }),
  },
  {
    code: "PAA_PAGAMENTO_SCONOSCIUTO",
    text: "Pagamento in attesa risulta sconosciuto all'Ente Creditore.",
    primitive: verify,
    message: messagesAbout(testEnte, unknown).paVerifyPaymentNotice,
  },
  {
    code: "PAA_PAGAMENTO_SCADUTO",
    text: "Pagamento in attesa risulta scaduto all'Ente Creditore.",
    primitive: verify,
    message: verifyOf(testEnte, "expired"),
  },
  {
    code: "PAA_PAGAMENTO_ANNULLATO",
    text: "Pagamento in attesa risulta annullato all'Ente Creditore.",
    primitive: verify,
    message: verifyOf(testEnte, "cancelled"),
  },
  {
    code: "PAA_PAGAMENTO_DUPLICATO",
    text: "Pagamento in attesa risulta concluso all'Ente Creditore.",
    primitive: verify,
    message: verifyOf(testEnte, "paid"),
  },
  {
    code: "PAA_PAGAMENTO_IN_CORSO",
    text: "Pagamento in attesa risulta in corso all'Ente Creditore.",
    primitive: verify,
    message: verifyOf(testEnte, "begunByInstalment"),
  },
  {
    code: "PAA_RECEIPT_DUPLICATA",
    text: "Ricevuta duplicata.",
    primitive: "paSendRTV2",
    before: receiptMessage("paSendRTV2", right, receiptText(open)),
    message: receiptMessage("paSendRTV2", right, receiptText(open, { receiptId: "un-altra" })),
  },
  {
    code: "PAA_SEMANTICA",
    text: "Errore semantico.",
    primitive: "paGetPayment",
    message: messagesAbout(testEnte, positionOf(testEnte, "stamp")).paGetPayment,
  },
];

async function provoke(protocol: Protocol, each: CodeCase): Promise<void> {
  const { code, primitive, message, before } = each;
  const station = await stationUnderTest();
  if (before !== undefined) {
    const first = { title: "prima ricevuta", body: enveloped(before) };
    await protocol.expect(station, answerOf(primitive), first);
  }
  const call = { title: code, body: enveloped(message) };
  const { body } = await protocol.expect(station, answerOf(primitive, code), call);
  protocol.check(`${code}, testo ufficiale`, each.text, textIn(body, "fault", "faultString"));
  const idPA = /<idPA>(.*?)</.exec(message.content)?.[1] ?? "assente";
  protocol.check(`${code}, fault.id è l'ente chiamato`, idPA, textIn(body, "fault", "id"));
}

/** A failure of ours: said for a verification, while a receipt has to be sent again. */
async function fail(protocol: Protocol): Promise<void> {
  const broken = () => Promise.reject(new Error("the table does not answer"));
  const station = await stationUnderTest({
    wrap: (dependencies) => ({ ...dependencies, organizations: { find: broken } }),
  });
  const messages = messagesAbout(testEnte, open);
  for (const primitive of [verify, "paGetPayment", "paGetPaymentV2"] as const) {
    const call = { title: `PAA_SYSTEM_ERROR (${primitive})`, body: enveloped(messages[primitive]) };
    const answer = await protocol.expect(station, answerOf(primitive, "PAA_SYSTEM_ERROR"), call);
    const text = textIn(answer.body, "fault", "faultString");
    protocol.check("PAA_SYSTEM_ERROR, testo ufficiale", "Errore generico.", text);
  }
  for (const primitive of ["paSendRT", "paSendRTV2"] as const) {
    await protocol.expect(station, "HTTP 500 SOAP Fault soapenv:Server", {
      title: `guasto durante ${primitive}: il nodo ripete l'invio`,
      body: enveloped(messages[primitive]),
    });
  }
}

export const everyCode: Behaviour = {
  title: "tutti i codici PAA, con il testo ufficiale e l'ente che risponde",
  async run(protocol) {
    for (const each of codeCases) await provoke(protocol, each);
    await fail(protocol);
  },
};
