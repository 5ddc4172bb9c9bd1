import { fingerprintOf } from "../../../../shared/lambda/client-certificate.ts";
import {
  type PaForNodePrimitive,
  paForNodePrimitives,
} from "../../../../shared/pagopa/pa-for-node/messages.ts";
import { positionOf, testEnte } from "../../../support/pagopa-node/conformance-fixture.ts";
import { certificates, urlEncoded } from "../../../support/pagopa-node/gateway-call.ts";
import { stationUnderTest } from "../../../support/pagopa-node/station-under-test.ts";
import type { ConformanceCase } from "../conformance-case.ts";
import { enveloped, writings } from "../envelopes.ts";
import { messagesAbout } from "../request-messages.ts";

const debt = positionOf(testEnte, "open");
const messages = messagesAbout(testEnte, debt);
const transfer =
  "transfer(idTransfer transferAmount fiscalCodePA IBAN remittanceInformation transferCategory)";
const paymentStart =
  "outcome data(creditorReferenceId paymentAmount dueDate description companyName officeName " +
  "debtor(uniqueIdentifier(entityUniqueIdentifierType entityUniqueIdentifierValue) fullName)";

/** What each primitive is answered about an open position: root, outcome, elements in order. */
export const answers: Readonly<
  Record<PaForNodePrimitive, { readonly summary: string; readonly elements: string }>
> = {
  paVerifyPaymentNotice: {
    summary: "HTTP 200 paVerifyPaymentNoticeRes OK",
    elements:
      "outcome paymentList(paymentOptionDescription(amount options dueDate detailDescription " +
      "allCCP)) paymentDescription fiscalCodePA companyName officeName",
  },
  paGetPayment: {
    summary: "HTTP 200 paGetPaymentRes OK",
    elements: `${paymentStart} transferList(${transfer}))`,
  },
  paGetPaymentV2: {
    summary: "HTTP 200 paGetPaymentV2Response OK",
    elements: `${paymentStart} transferList(${transfer.replace("IBAN", "companyName IBAN")}))`,
  },
  paSendRT: { summary: "HTTP 200 paSendRTRes OK", elements: "outcome" },
  paSendRTV2: { summary: "HTTP 200 paSendRTV2Response OK", elements: "outcome" },
  // No ente offers a service at PSPs: the call is understood, checked and refused.
  paDemandPaymentNotice: {
    summary: "HTTP 200 paDemandPaymentNoticeResponse KO PAA_PAGAMENTO_SCONOSCIUTO",
    elements: "outcome fault(faultCode faultString id description)",
  },
};

function writingCases(primitive: PaForNodePrimitive): ConformanceCase[] {
  return Object.entries(writings).map(([name, write]) => ({
    section: "Messaggi: modi di scrivere la richiesta",
    title: `${primitive}: ${name}`,
    async run(protocol) {
      const { summary, elements } = answers[primitive];
      const station = await stationUnderTest();
      const call = { title: "risposta", body: write(messages[primitive]) };
      const answer = await protocol.expect(station, summary, call);
      protocol.check("elementi della risposta, in ordine", elements, answer.elements);
    },
  }));
}

const utf8 = "text/xml; charset=UTF-8";
/** How the call travels: headers, and whether the gateway wraps the body. */
const transports: Readonly<Record<string, (primitive: PaForNodePrimitive) => TransportOfCall>> = {
  "SOAPAction fra virgolette": (primitive) => ({ headers: { soapaction: `"${primitive}"` } }),
  "SOAPAction senza virgolette": (primitive) => ({ headers: { soapaction: primitive } }),
  "senza SOAPAction": () => ({}),
  "SOAPAction vuota": () => ({ headers: { soapaction: '""' } }),
  "SOAPAction di un'altra operazione: conta il corpo": () => ({
    headers: { soapaction: "paAltraOperazione" },
  }),
  "Content-Type text/xml con charset": () => ({ headers: { "content-type": utf8 } }),
  "Content-Type text/xml": () => ({ headers: { "content-type": "text/xml" } }),
  "Content-Type application/xml": () => ({ headers: { "content-type": "application/xml" } }),
  "Content-Type application/soap+xml, corpo in base64": () => ({
    headers: { "content-type": "application/soap+xml" },
    base64: true,
  }),
};

type TransportOfCall = {
  readonly headers?: Readonly<Record<string, string>>;
  readonly base64?: boolean;
};

function transportCases(primitive: PaForNodePrimitive): ConformanceCase[] {
  return Object.entries(transports).map(([name, transport]) => ({
    section: "Trasporto: intestazioni HTTP",
    title: `${primitive}: ${name}`,
    async run(protocol) {
      const station = await stationUnderTest();
      const body = enveloped(messages[primitive]);
      const call = { title: "risposta", body, ...transport(primitive) };
      await protocol.expect(station, answers[primitive].summary, call);
    },
  }));
}

const header = "x-client-certificate";
const { node, nextNode, stranger } = certificates;
const fingerprints = [node, nextNode].map((pem) => fingerprintOf(pem) ?? "");
const accepted = answers.paVerifyPaymentNotice.summary;

/** Who comes in, by the certificate shown to the API or forwarded by a gateway. */
const certificateCases = [
  ["certificato del nodo, mostrato all'API", { clientCertificate: node }, accepted],
  ["nuovo certificato del nodo, mostrato all'API", { clientCertificate: nextNode }, accepted],
  [
    "certificato del nodo, inoltrato dal gateway (PEM codificato per URL)",
    { headers: { [header]: urlEncoded(node) } },
    accepted,
  ],
  [
    "nuovo certificato del nodo, inoltrato dal gateway",
    { headers: { [header]: urlEncoded(nextNode) } },
    accepted,
  ],
  ["nessun certificato", {}, "HTTP 403"],
  ["certificato di un altro, mostrato all'API", { clientCertificate: stranger }, "HTTP 403"],
  [
    "certificato di un altro, inoltrato dal gateway",
    { headers: { [header]: urlEncoded(stranger) } },
    "HTTP 403",
  ],
  [
    "certificato di un altro, con quello del nodo scritto nell'intestazione",
    { clientCertificate: stranger, headers: { [header]: urlEncoded(node) } },
    "HTTP 403",
  ],
  ["qualcosa che non è un certificato", { headers: { [header]: "MII" } }, "HTTP 403"],
] as const;

function whoComesIn(): ConformanceCase[] {
  const section = "Trasporto: certificato del nodo";
  const body = enveloped(messages.paVerifyPaymentNotice);
  const cases = certificateCases.map(
    ([title, shown, expected]): ConformanceCase => ({
      section,
      title,
      async run(protocol) {
        const station = await stationUnderTest({ trust: { fingerprints, header } });
        await protocol.expect(station, expected, { title: "risposta", body, ...shown });
      },
    }),
  );
  return [
    ...cases,
    {
      section,
      title: "elenco dei certificati vuoto: non entra nessuno",
      async run(protocol) {
        const station = await stationUnderTest({ trust: { fingerprints: [], header } });
        const call = { title: "risposta", body, clientCertificate: node };
        await protocol.expect(station, "HTTP 403", call);
      },
    },
  ];
}

/** What the station makes of each primitive however it is written and sent. */
export const messageCases: readonly ConformanceCase[] = [
  ...paForNodePrimitives.flatMap(writingCases),
  ...paForNodePrimitives.flatMap(transportCases),
  ...whoComesIn(),
];
