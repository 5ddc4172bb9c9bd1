import type { XmlReading } from "./xml-element.ts";
import { xmlLimits } from "./xml-limits.ts";
import { XmlReader } from "./xml-reader.ts";

const BYTE_ORDER_MARK = "\uFEFF";
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * Reads the bytes of a whole document, in UTF-8 and with or without its mark: XML 1.0 (fifth
 * edition) and Namespaces in XML 1.0, without DOCTYPE and processing instructions. Never throws,
 * whatever the bytes; what it costs grows with their number only.
 */
export function readXmlBytes(bytes: Uint8Array): XmlReading {
  if (bytes.byteLength > xmlLimits.bytes) return tooLarge;
  const text = decoded(bytes);
  return text === undefined ? notUtf8 : readXml(text);
}

/** Reads the text of a whole document: the rules are those of `readXmlBytes`. */
export function readXml(text: string): XmlReading {
  if (text.length > xmlLimits.bytes) return tooLarge;
  return new XmlReader(text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text).read();
}

const tooLarge: XmlReading = {
  outcome: "refused",
  reason: "tooLarge",
  detail: `Il messaggio supera ${xmlLimits.bytes} byte.`,
};
const notUtf8: XmlReading = {
  outcome: "refused",
  reason: "notXml",
  detail: "Il messaggio non è in UTF-8.",
};

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}
