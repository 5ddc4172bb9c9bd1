import type { Message } from "./request-messages.ts";

const messages = "http://pagopa-api.pagopa.gov.it/pa/paForNode.xsd";
const soap = "http://schemas.xmlsoap.org/soap/envelope/";
const declaration = '<?xml version="1.0" encoding="UTF-8"?>';

type Writing = {
  readonly namespace?: string;
  readonly soapNamespace?: string;
  readonly header?: string;
  readonly before?: string;
};

/** A message in a SOAP envelope, with a prefix for its root as the node writes it. */
export function enveloped(
  { root, content }: Message,
  prefix = "pafn",
  { namespace = messages, soapNamespace = soap, header = "", before = "" }: Writing = {},
): string {
  return `${before}<soapenv:Envelope xmlns:soapenv="${soapNamespace}" xmlns:${prefix}="${namespace}">${header}<soapenv:Body><${prefix}:${root}>${content}</${prefix}:${root}></soapenv:Body></soapenv:Envelope>`;
}

/** Calls `write` with every start tag and how deep it is, 1 for what is right inside the root. */
function rewriteStartTags(content: string, write: (name: string, depth: number) => string): string {
  let depth = 0;
  return content.replaceAll(/<(\/?)([^<>/]+)>/g, (tag, slash: string, name: string) => {
    if (slash !== "") {
      depth -= 1;
      return tag;
    }
    depth += 1;
    return write(name, depth);
  });
}

function withDefaultNamespace({ root, content }: Message): string {
  const children = rewriteStartTags(content, (name, depth) =>
    depth === 1 ? `<${name} xmlns="">` : `<${name}>`,
  );
  return `<Envelope xmlns="${soap}"><Body><${root} xmlns="${messages}">${children}</${root}></Body></Envelope>`;
}

const header =
  '<soapenv:Header><wsa:Action xmlns:wsa="http://www.w3.org/2005/08/addressing">paForNode</wsa:Action><any xmlns="urn:altro">testo</any></soapenv:Header>';

/** The ways to write one and the same message that the node, its tools or its tests may use. */
export const writings: Readonly<Record<string, (message: Message) => string>> = {
  "prefisso pafn": (message) => enveloped(message),
  "prefisso nod": (message) => enveloped(message, "nod"),
  "prefisso paf": (message) => enveloped(message, "paf"),
  "prefisso qualsiasi": (message) => enveloped(message, "ns2_-"),
  'namespace predefinito, figli con xmlns=""': withDefaultNamespace,
  "radice nel namespace nodeForPsp.xsd": (message) =>
    enveloped(message, "nod", {
      namespace: "http://pagopa-api.pagopa.gov.it/node/nodeForPsp.xsd",
    }),
  "con SOAP Header": (message) => enveloped(message, "pafn", { header }),
  "con SOAP Header vuoto": (message) => enveloped(message, "pafn", { header: "<soapenv:Header/>" }),
  "busta SOAP 1.2": (message) =>
    enveloped(message, "pafn", { soapNamespace: "http://www.w3.org/2003/05/soap-envelope" }),
  "con dichiarazione XML": (message) => enveloped(message, "pafn", { before: declaration }),
  "con BOM UTF-8": (message) => enveloped(message, "pafn", { before: "\ufeff" }),
  "con BOM e dichiarazione XML": (message) =>
    enveloped(message, "pafn", { before: `\ufeff${declaration}\r\n` }),
  "testi in CDATA": ({ root, content }) =>
    enveloped({ root, content: content.replaceAll(/>([^<]+)</g, "><![CDATA[$1]]><") }),
  "commenti fra gli elementi e nei testi": ({ root, content }) =>
    enveloped({
      root,
      content: content
        .replaceAll(/>([^<])([^<]*<)/g, ">$1<!-- qui -->$2")
        .replaceAll(/(<\/[^>]+>)/g, "$1<!-- <idPA>00000000000</idPA> -->"),
    }),
  "riferimenti numerici a caratteri": ({ root, content }) =>
    enveloped({
      root,
      content: content.replaceAll(
        />([^<])/g,
        (_, first: string) => `>&#x${first.charCodeAt(0).toString(16)};`,
      ),
    }),
  "rientrato, con a capo di Windows": ({ root, content }) =>
    enveloped({
      root,
      content: content
        .replaceAll(/(<\/[^>]+>)/g, "$1\r\n\t  ")
        .replaceAll("<qrCode>", "<qrCode>\r\n"),
    }),
  "con attributi xsi": ({ root, content }) =>
    enveloped({
      root,
      content: rewriteStartTags(
        content,
        (name) =>
          `<${name} xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:schemaLocation='a b'>`,
      ),
    }),
  "figli qualificati dal prefisso della radice": ({ root, content }) =>
    enveloped({
      root,
      content: content.replaceAll(/<(\/?)([^<>/]+)>/g, "<$1pafn:$2>"),
    }),
};
