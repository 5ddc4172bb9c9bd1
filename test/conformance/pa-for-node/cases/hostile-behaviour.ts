import { positionOf, testEnte } from "../../../support/pagopa-node/conformance-fixture.ts";
import { stationUnderTest } from "../../../support/pagopa-node/station-under-test.ts";
import { type Behaviour, textIn } from "../conformance-case.ts";
import { enveloped, writings } from "../envelopes.ts";
import { stateOf } from "../report-words.ts";
import { messagesAbout } from "../request-messages.ts";
import { answers } from "./message-cases.ts";

const open = positionOf(testEnte, "open");
const message = messagesAbout(testEnte, open).paVerifyPaymentNotice;
const verify = enveloped(message);
const receipt = enveloped(messagesAbout(testEnte, open).paSendRTV2);
const megabyte = 1_048_576;
/** An attack may cost no more than this; a real message takes a thousandth of it. */
const answerMsMax = 1_000;

const withDoctype = (subset: string, idPA: string) =>
  `<!DOCTYPE e [${subset}]>${verify.replace(/<idPA>.*?<\/idPA>/, `<idPA>${idPA}</idPA>`)}`;
const doublings = Array.from(
  { length: 30 },
  (_, index) => `<!ENTITY e${index + 1} "&e${index};&e${index};">`,
);
const nested = (depth: number) => "<a>".repeat(depth) + "</a>".repeat(depth);
const within = (content: string) => enveloped({ ...message, content: message.content + content });

/** Bodies that are no call, each with what it may never be: read. */
const refused: readonly (readonly [string, string | Uint8Array])[] = [
  ["corpo vuoto", ""],
  ["testo che non è XML", "paVerifyPaymentNotice"],
  ["JSON", '{"idPA":"77777777777"}'],
  ["XML troncato", verify.slice(0, -20)],
  ["elementi accavallati", verify.replace("</idPA><idBrokerPA>", "<idBrokerPA></idPA>")],
  ["due radici", verify + verify],
  ["byte che non sono UTF-8", Buffer.from(verify.replace("<idPA>", "<idPA>\u00ff"), "latin1")],
  ["UTF-16", Buffer.from(`\ufeff${verify}`, "utf16le")],
  ["codifica dichiarata ISO-8859-1", `<?xml version="1.0" encoding="ISO-8859-1"?>${verify}`],
  ["carattere che XML non ammette", verify.replace("<idPA>", "<idPA>\u0001")],
  ["2 MB di spazi", verify.replace("<idPA>", `<idPA>${" ".repeat(2 * megabyte)}`)],
  ["2 MB in un commento", verify.replace("<idPA>", `<!--${"x".repeat(2 * megabyte)}--><idPA>`)],
  ["2 MB di elementi", within("<a/>".repeat(megabyte / 2))],
  ["2 MB in una ricevuta", receipt.replace("<idPSP>", `<idPSP>${"x".repeat(2 * megabyte)}`)],
  ["entità esterna (XXE) su file", withDoctype('<!ENTITY x SYSTEM "file:///etc/passwd">', "&x;")],
  [
    "entità esterna (XXE) su indirizzo",
    withDoctype('<!ENTITY x SYSTEM "http://127.0.0.1:1/">', "&x;"),
  ],
  ["entità parametrica esterna", withDoctype('<!ENTITY % x SYSTEM "http://127.0.0.1:1/">%x;', "1")],
  [
    "espansione di entità (miliardo di risate)",
    withDoctype(`<!ENTITY e0 "ah">${doublings.join("")}`, "&e30;"),
  ],
  [
    "espansione quadratica",
    withDoctype(`<!ENTITY x "${"a".repeat(50_000)}">`, "&x;".repeat(5_000)),
  ],
  ["DTD esterna", `<!DOCTYPE e SYSTEM "http://127.0.0.1:1/e.dtd">${verify}`],
  ["entità non dichiarata", verify.replace(/<idPA>.*?</, "<idPA>&nbsp;<")],
  ["100.000 livelli", within(nested(50_000))],
  ["100.000 attributi", verify.replace("<idPA>", `<idPA ${attributes(100_000)}>`)],
  ["istruzione di elaborazione", `<?xml-stylesheet href="http://127.0.0.1:1/"?>${verify}`],
  ["busta vuota", verify.replace(/<soapenv:Body>.*<\/soapenv:Body>/, "<soapenv:Body/>")],
  ["operazione sconosciuta", verify.replaceAll("paVerifyPaymentNoticeReq", "paAltraOperazione")],
  ["risposta al posto della richiesta", verify.replaceAll("NoticeReq", "NoticeRes")],
];

function attributes(count: number): string {
  return Array.from({ length: count }, (_, index) => `a${index}=""`).join(" ");
}

/** Calls of an operation that break its schema: a KO of their own. */
const invalid: readonly (readonly [string, string])[] = [
  ["elementi in un altro ordine", swapped(verify, "idPA", "idBrokerPA")],
  ["elemento mancante", verify.replace(/<qrCode>.*<\/qrCode>/, "")],
  ["elemento ripetuto", verify.replace(/<idPA>.*?<\/idPA>/, "$&$&")],
  ["elemento in più", within("<altro/>")],
  ["testo in più", within("testo")],
  ["numero avviso di 17 cifre", verify.replace(/<noticeNumber>./, "<noticeNumber>")],
  ["numero avviso con lettere", verify.replace(/<noticeNumber>./, "<noticeNumber>A")],
];

function swapped(xml: string, first: string, second: string): string {
  const pattern = new RegExp(`(<${first}>.*?</${first}>)(<${second}>.*?</${second}>)`);
  return xml.replace(pattern, "$2$1");
}

const harmless = [
  "con BOM UTF-8",
  "testi in CDATA",
  "commenti fra gli elementi e nei testi",
] as const;

export const hostileXml: Behaviour = {
  title:
    "XML malformato, 2 MB, entità esterne ed espanse, profondità: rifiutati; BOM, CDATA, commenti: letti",
  async run(protocol) {
    const station = await stationUnderTest();
    let slowestMs = 0;
    for (const [title, body] of refused) {
      const startedMs = performance.now();
      const expected = "HTTP 400 SOAP Fault soapenv:Client";
      await protocol.expect(station, expected, { title, body, base64: true });
      slowestMs = Math.max(slowestMs, performance.now() - startedMs);
    }
    protocol.check(
      "risposta più lenta entro un secondo",
      "sì",
      slowestMs < answerMsMax ? "sì" : "no",
    );
    for (const [title, body] of invalid) {
      const expected = "HTTP 200 paVerifyPaymentNoticeRes KO PAA_SINTASSI_EXTRAXSD";
      await protocol.expect(station, expected, { title, body });
    }
    const injected = "</id><id>";
    const injection = {
      title: "iniezione di elementi in un testo",
      body: verify.replace("<idPA>", "<idPA>&lt;/id&gt;&lt;id&gt;"),
    };
    const domain = "HTTP 200 paVerifyPaymentNoticeRes KO PAA_ID_DOMINIO_ERRATO";
    const { body } = await protocol.expect(station, domain, injection);
    const id = injected + testEnte.fiscalCode;
    protocol.check("il testo resta un testo", id, textIn(body, "fault", "id"));
    for (const title of harmless) {
      const body = writings[title]?.(message) ?? "";
      await protocol.expect(station, answers.paVerifyPaymentNotice.summary, { title, body });
    }
    protocol.check("ricevute in archivio", 0, station.archive().length);
    protocol.check(
      "stato della posizione",
      stateOf({ status: "PAYABLE" }),
      stateOf(station.stored(open)),
    );
  },
};
