import type { XmlRefusal } from "./xml-element.ts";
import { xmlLimits } from "./xml-limits.ts";
import { nameEnd } from "./xml-names.ts";
import { forbidden, malformed } from "./xml-refusal.ts";
import { blanksEnd, resolveReferences } from "./xml-text.ts";

const [COLON, EQUALS, GREATER, SLASH, QUOTE, APOSTROPHE] = [0x3a, 0x3d, 0x3e, 0x2f, 0x22, 0x27];

/** `prefix:local`, or `local` with an empty prefix. */
export type QualifiedName = {
  readonly prefix: string;
  readonly local: string;
  /** Index after it. */
  readonly end: number;
};

export type Attribute = Omit<QualifiedName, "end"> & { readonly value: string };

export type Attributes = {
  readonly attributes: readonly Attribute[];
  readonly isEmptyElement: boolean;
  /** Index after the tag. */
  readonly end: number;
};

/** Reads a name with at most one colon, or `undefined`. */
export function qualifiedNameAt(xml: string, start: number): QualifiedName | undefined {
  const end = nameEnd(xml, start);
  if (end === start) return undefined;
  const first = xml.slice(start, end);
  if (xml.charCodeAt(end) !== COLON) return { prefix: "", local: first, end };
  const localEnd = nameEnd(xml, end + 1);
  if (localEnd === end + 1) return undefined;
  return { prefix: first, local: xml.slice(end + 1, localEnd), end: localEnd };
}

/** Reads what follows the name of a start tag, up to its end (XML 1.0, productions 40 to 44). */
export function attributesAt(xml: string, start: number): Attributes | XmlRefusal {
  const attributes: Attribute[] = [];
  let position = start;
  for (;;) {
    const at = blanksEnd(xml, position);
    const code = xml.charCodeAt(at);
    if (code === GREATER) return { attributes, isEmptyElement: false, end: at + 1 };
    if (code === SLASH && xml.charCodeAt(at + 1) === GREATER) {
      return { attributes, isEmptyElement: true, end: at + 2 };
    }
    if (at === position) return malformed("un tag non è scritto correttamente", at);
    if (attributes.length === xmlLimits.attributesOfElement)
      return forbidden("troppi attributi", at);
    const name = qualifiedNameAt(xml, at);
    if (name === undefined) return malformed("un tag non è scritto correttamente", at);
    const value = attributeValueAt(xml, name.end);
    if ("outcome" in value) return value;
    attributes.push({ prefix: name.prefix, local: name.local, value: value.text });
    position = value.end;
  }
}

function attributeValueAt(
  xml: string,
  start: number,
): { readonly text: string; readonly end: number } | XmlRefusal {
  const equals = blanksEnd(xml, start);
  const opening = xml.charCodeAt(equals) === EQUALS ? blanksEnd(xml, equals + 1) : equals;
  const quote = xml.charCodeAt(opening);
  if (opening === equals || (quote !== QUOTE && quote !== APOSTROPHE)) {
    return malformed("un attributo è senza valore tra virgolette", opening);
  }
  const closing = xml.indexOf(quote === QUOTE ? '"' : "'", opening + 1);
  if (closing < 0) return malformed("il valore di un attributo non è chiuso", opening);
  const raw = xml.slice(opening + 1, closing);
  const text = raw.includes("<") ? undefined : resolveReferences(raw);
  if (text === undefined) {
    return malformed("il valore di un attributo non è scritto correttamente", opening);
  }
  return { text, end: closing + 1 };
}
