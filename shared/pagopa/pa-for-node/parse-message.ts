import { readXml, readXmlBytes } from "../xml/read-xml.ts";
import type { XmlElement, XmlReading, XmlRefusal } from "../xml/xml-element.ts";
import { PA_FOR_NODE_NAMESPACE, primitiveOfRoot } from "./message-names.ts";
import type {
  PaForNodePrimitive,
  PaForNodeRequest,
  PaForNodeResponse,
  StationIdentity,
} from "./messages.ts";
import { readRequest } from "./read-request.ts";
import { readResponse } from "./read-response.ts";
import { lenient, type Strictness, strict } from "./schema/leniencies.ts";
import { SchemaProblem } from "./schema/schema-problem.ts";
import { stText35 } from "./schema/simple-types.ts";
import { bodyOf } from "./soap-envelope.ts";

/** Why a message is not read. What could be read all the same is there for the answer. */
export type MessageRefusal = {
  readonly outcome: "refused";
  /**
   * `tooLarge`, `notXml`, `forbiddenXml`: no document to read; `notSoap`: not an envelope with one
   * element in its body; `unknownOperation`: that element is none of the operations; `schema`: it
   * is one, and not as it must be.
   */
  readonly reason: XmlRefusal["reason"] | "notSoap" | "unknownOperation" | "schema";
  /** Italian; the path of an element and the rule, never a value. */
  readonly detail: string;
  readonly primitive?: PaForNodePrimitive;
} & Partial<StationIdentity>;

export type RequestReading =
  | { readonly outcome: "request"; readonly request: PaForNodeRequest }
  | MessageRefusal;

export type ResponseReading =
  | { readonly outcome: "response"; readonly response: PaForNodeResponse }
  | MessageRefusal;

/**
 * Reads a call of pagoPA's node, with the leniencies of schema/leniencies.ts. Never throws,
 * whatever the bytes. Source: SANP 3.12.0, paForNode.
 */
export function parseRequest(body: Uint8Array): RequestReading {
  const root = rootOf(readXmlBytes(body), lenient);
  if ("outcome" in root) return root;
  const primitive = primitiveOfRoot(root.name, "request");
  if (primitive === undefined) return unknownOperation;
  const request = readRequest(primitive, root);
  if (!(request instanceof SchemaProblem)) return { outcome: "request", request };
  return { ...broken(primitive, request), ...stationOf(root) };
}

/**
 * Reads what a station answers to pagoPA's node, as strictly as the node: schema, and what an
 * outcome must bring along. Never throws. Source: SANP 3.12.0, paForNode.
 */
export function parseResponse(body: Uint8Array | string): ResponseReading {
  const root = rootOf(typeof body === "string" ? readXml(body) : readXmlBytes(body), strict);
  if ("outcome" in root) return root;
  const isQualified = root.namespace === PA_FOR_NODE_NAMESPACE;
  const primitive = isQualified ? primitiveOfRoot(root.name, "response") : undefined;
  if (primitive === undefined) return unknownOperation;
  const response = readResponse(primitive, root);
  if (response instanceof SchemaProblem) return broken(primitive, response);
  return { outcome: "response", response };
}

function rootOf(reading: XmlReading, strictness: Strictness): XmlElement | MessageRefusal {
  if (reading.outcome === "refused") return reading;
  const root = bodyOf(reading.root, strictness);
  const detail = "Il messaggio non è una busta SOAP con un solo elemento nel corpo.";
  return root ?? { outcome: "refused", reason: "notSoap", detail };
}

const unknownOperation: MessageRefusal = {
  outcome: "refused",
  reason: "unknownOperation",
  detail: "Il corpo della busta non è un messaggio di paForNode.",
};

function broken(primitive: PaForNodePrimitive, problem: SchemaProblem): MessageRefusal {
  return { outcome: "refused", reason: "schema", detail: problem.description, primitive };
}

/** Who was called, as far as a request that is not valid says it validly. */
function stationOf(root: XmlElement): Partial<StationIdentity> {
  const values = (["idPA", "idBrokerPA", "idStation"] as const).flatMap((name) => {
    const text = root.children.find((child) => child.name === name)?.text ?? "";
    const value = stText35.read(text);
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(values);
}
