import type { XmlElement } from "../xml/xml-element.ts";
import { isBlankXmlText } from "../xml/xml-text.ts";
import type { Strictness } from "./schema/leniencies.ts";

const SOAP_1_1 = "http://schemas.xmlsoap.org/soap/envelope/";
const SOAP_1_2 = "http://www.w3.org/2003/05/soap-envelope";

/**
 * The one element in the body of a SOAP envelope; `undefined` when the document is no envelope, or
 * its body does not hold just that (SOAP 1.1, document/literal).
 */
export function bodyOf(envelope: XmlElement, strictness: Strictness): XmlElement | undefined {
  const isEnvelope = (namespace: string) =>
    namespace === SOAP_1_1 || (strictness.anySoapVersion && namespace === SOAP_1_2);
  if (envelope.name !== "Envelope" || !isEnvelope(envelope.namespace)) return undefined;
  const [first, second] = envelope.children;
  const hasHeader = first?.name === "Header" && first.namespace === envelope.namespace;
  const body = hasHeader ? second : first;
  if (body?.name !== "Body" || body.namespace !== envelope.namespace) return undefined;
  const isAlone = envelope.children.length === (hasHeader ? 2 : 1) && body.children.length === 1;
  const holders = [envelope, body];
  const isPlain = holders.every(
    ({ text, hasAttributes }) =>
      isBlankXmlText(text) && (strictness.anyAttribute || !hasAttributes),
  );
  return isAlone && isPlain ? body.children[0] : undefined;
}

const START = [
  '<?xml version="1.0" encoding="UTF-8"?>',
  `<soapenv:Envelope xmlns:soapenv="${SOAP_1_1}">`,
  "<soapenv:Body>",
].join("");
const END = "</soapenv:Body></soapenv:Envelope>";

/** A SOAP 1.1 envelope around the XML of a body. */
export function envelopeOf(bodyXml: string): string {
  return `${START}${bodyXml}${END}`;
}
