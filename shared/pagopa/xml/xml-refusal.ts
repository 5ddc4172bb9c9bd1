import type { XmlRefusal } from "./xml-element.ts";

/** Not XML, or not well formed; `at` is the index in the text. */
export function malformed(what: string, at: number): XmlRefusal {
  const detail = `XML non ben formato: ${what} (carattere ${at + 1}).`;
  return { outcome: "refused", reason: "notXml", detail };
}

/** Perhaps well formed, but with what no message may have. */
export function forbidden(what: string, at: number): XmlRefusal {
  const detail = `XML con contenuti non ammessi: ${what} (carattere ${at + 1}).`;
  return { outcome: "refused", reason: "forbiddenXml", detail };
}
