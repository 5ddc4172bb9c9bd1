import { escapeXmlText } from "../xml/xml-text.ts";
import { InvalidOutgoingMessage } from "./invalid-outgoing-message.ts";
import { messageNames, PA_FOR_NODE_NAMESPACE } from "./message-names.ts";
import type { PaForNodeRequest, PaForNodeResponse } from "./messages.ts";
import { parseResponse } from "./parse-message.ts";
import { requestSchemas } from "./schema/request-schemas.ts";
import { responseSchemas } from "./schema/response-schemas.ts";
import { writeContent } from "./schema/write-content.ts";
import { envelopeOf } from "./soap-envelope.ts";

/**
 * A call of pagoPA's node as XML, in its SOAP envelope (SANP 3.12.0, paForNode).
 * @throws InvalidOutgoingMessage for a text that XML cannot carry.
 */
export function composeRequest(request: PaForNodeRequest): string {
  const { primitive } = request;
  const root = messageNames[primitive].request;
  return envelopeOf(rootXml(root, writeContent(requestSchemas[primitive], request, root)));
}

/**
 * A station's answer to pagoPA's node as XML, in its SOAP envelope (SANP 3.12.0, paForNode). It is
 * read again before it goes out, as the node will read it.
 * @throws InvalidOutgoingMessage when the node would refuse it.
 */
export function composeResponse(response: PaForNodeResponse): string {
  const { primitive } = response;
  const root = messageNames[primitive].response;
  const xml = envelopeOf(rootXml(root, writeContent(responseSchemas[primitive], response, root)));
  const reading = parseResponse(xml);
  if (reading.outcome === "refused") throw new InvalidOutgoingMessage([reading.detail]);
  return xml;
}

/**
 * A SOAP 1.1 fault: for what is no call of an operation (`Client`), and for failures after which
 * the node shall try again (`Server`).
 */
export function soapFault(code: "Client" | "Server", text: string): string {
  const codeXml = `<faultcode>soapenv:${code}</faultcode>`;
  const textXml = `<faultstring>${escapeXmlText(text) ?? ""}</faultstring>`;
  return envelopeOf(`<soapenv:Fault>${codeXml}${textXml}</soapenv:Fault>`);
}

function rootXml(name: string, content: string): string {
  return `<pafn:${name} xmlns:pafn="${PA_FOR_NODE_NAMESPACE}">${content}</pafn:${name}>`;
}
