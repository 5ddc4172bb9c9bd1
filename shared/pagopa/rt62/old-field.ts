import { escapeXmlText } from "../xml/xml-text.ts";

const blanksAndControls = /[\s\p{Cc}\uFFFE\uFFFF]+/gu;
/** What the old messages say where there is nothing to say (SANP 2, "n/a"). */
const notAvailable = "n/a";

/** An element that stands only where its text is there, cut to the old message's length. */
export function optionalField(name: string, text: string | undefined, lengthMax: number): string {
  const value = oldText(text ?? "", lengthMax);
  return value === "" ? "" : rawField(name, [escapeXmlText(value) ?? ""]);
}

/** An element that must stand: "n/a" where its text is missing. */
export function field(name: string, text: string, lengthMax: number): string {
  return optionalField(name, text, lengthMax) || rawField(name, [notAvailable]);
}

/** An element around text or elements that are XML already. */
export function rawField(name: string, content: readonly string[]): string {
  return `<${name}>${content.join("")}</${name}>`;
}

/**
 * A text as the old messages may carry it: only characters of XML 1.0, single blanks, at most so
 * many characters. What is beyond is lost there, as it always was: the receipt itself has it.
 */
function oldText(text: string, lengthMax: number): string {
  const clean = legalText(text, " ").trim();
  if (clean.length <= lengthMax) return clean;
  return Array.from(clean).slice(0, lengthMax).join("").trimEnd();
}

/** The text in characters of XML 1.0, with `blank` for each run of blanks and controls. */
export function legalText(text: string, blank: string): string {
  return text.toWellFormed().replaceAll(blanksAndControls, blank);
}
