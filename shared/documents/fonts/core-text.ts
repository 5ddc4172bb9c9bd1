import { characterKinds } from "./core-codes.ts";
import type { CoreFont } from "./font-set.ts";

/**
 * A text as what stands between the brackets of a literal string of the core font; `undefined`
 * when the font does not hold all of it. Nearly every text is its own string of codes.
 */
export function coreLiteral(core: CoreFont, text: string): string | undefined {
  const { kinds } = core;
  const { length } = text;
  // Quicker than a regular expression of as many ranges.
  let at = 0;
  while (at < length && kinds[text.charCodeAt(at)] === characterKinds.verbatim) at++;
  return at === length ? text : translated(core, text);
}

function translated({ kinds, translations }: CoreFont, text: string): string | undefined {
  let literal = "";
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const kind = kinds[unit] ?? characterKinds.absent;
    if (kind === characterKinds.absent) return undefined;
    literal += kind === characterKinds.verbatim ? text.charAt(at) : translations.get(unit);
  }
  return literal;
}

/** Width of a text in thousandths of an em; `undefined` when the core font does not hold it. */
export function coreWidth({ kinds, advances }: CoreFont, text: string): number | undefined {
  let width = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if ((kinds[unit] ?? characterKinds.absent) === characterKinds.absent) return undefined;
    width += advances[unit] ?? 0;
  }
  return width;
}
