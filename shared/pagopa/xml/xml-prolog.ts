/**
 * `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` (XML 1.0, production 23), written
 * with `_` for a blank.
 */
const DECLARATION = new RegExp(
  String.raw`^<\?xml_+version_*=_*(["'])1\.0\1`
    .concat(String.raw`(?:_+encoding_*=_*(["'])(?<encoding>[A-Za-z][\w.-]*)\2)?`)
    .concat(String.raw`(?:_+standalone_*=_*(["'])(?:yes|no)\4)?_*\?>`)
    .replaceAll("_", String.raw`[ \t\r\n]`),
);
const DECLARATION_START = /^<\?xml[ \t\r\n]/;
const ASCII_ONLY = /^\p{ASCII}*$/u;

export type XmlProlog = {
  /** Index after the XML declaration; 0 where there is none. */
  readonly end: number;
  /** Whether the declared encoding, if any, is one that the bytes are read in. */
  readonly isKnownEncoding: boolean;
};

/** Reads the XML declaration at the beginning of a text; `undefined` when it is not well formed. */
export function prologOf(xml: string): XmlProlog | undefined {
  if (!DECLARATION_START.test(xml)) return { end: 0, isKnownEncoding: true };
  const match = DECLARATION.exec(xml);
  if (match === null) return undefined;
  const encoding = match.groups?.["encoding"]?.toUpperCase() ?? "UTF-8";
  const isAscii = encoding === "US-ASCII" && ASCII_ONLY.test(xml);
  return { end: match[0].length, isKnownEncoding: encoding === "UTF-8" || isAscii };
}
