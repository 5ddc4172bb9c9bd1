/** `NameStartChar` of XML 1.0 (production 4) without the colon. */
const NAME_START = [
  "A-Z_a-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}",
  "\\u{200C}\\u{200D}\\u{2070}-\\u{218F}\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}",
  "\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}",
].join("");
/** What `NameChar` (production 4a) adds to it. */
const NAME_FURTHER = "\\-.0-9\\u{B7}\\u{300}-\\u{36F}\\u{203F}\\u{2040}";
/** `NCName` of Namespaces in XML 1.0 (production 4). */
const NAME = new RegExp(`[${NAME_START}][${NAME_START}${NAME_FURTHER}]*`, "uy");

const BEYOND_ASCII = 0x80;
const asciiNameStart = asciiTable(/[A-Z_a-z]/);
const asciiNameCharacter = asciiTable(/[-.0-9A-Z_a-z]/);

function asciiTable(characters: RegExp): Uint8Array {
  return Uint8Array.from({ length: BEYOND_ASCII }, (_, code) =>
    characters.test(String.fromCharCode(code)) ? 1 : 0,
  );
}

/**
 * Where the name without colon that begins at `start` ends; `start` itself when none begins there.
 * Source: Namespaces in XML 1.0, NCName.
 */
export function nameEnd(xml: string, start: number): number {
  let end = start;
  let code = xml.charCodeAt(end);
  if (code < BEYOND_ASCII && asciiNameStart[code] === 0) return start;
  while (code < BEYOND_ASCII && asciiNameCharacter[code] === 1) {
    end += 1;
    code = xml.charCodeAt(end);
  }
  if (!(code >= BEYOND_ASCII)) return end;
  NAME.lastIndex = start;
  return NAME.test(xml) ? NAME.lastIndex : start;
}
