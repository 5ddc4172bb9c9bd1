import type { SimpleType } from "./content.ts";

const BLANKS = /[ \t\r\n]+/g;
/** RFC 4648, section 4; the last digit of a padded text has no bits beyond its bytes. */
const BASE64 = /^[A-Za-z0-9+/]*(?:[AEIMQUYcgkosw048]=|[AQgw]==)?$/;

function isBase64(value: string): boolean {
  return value.length % 4 === 0 && BASE64.test(value);
}

/** xsd:base64Binary: blanks may stand anywhere in it and are left out. */
export const xsdBase64: SimpleType<string> = {
  kind: "simple",
  rule: "testo in base64",
  whiteSpace: "collapse",
  read: (text) => {
    const value = text.replaceAll(BLANKS, "");
    return isBase64(value) ? value : undefined;
  },
  write: (value) => value,
};

const HASH_LENGTH_MIN = 4;
const HASH_LENGTH_MAX = 72;

/** hashDocumento of a stamp: the digest of the document (SANP 3.12.0, marca da bollo digitale). */
export const documentHash: SimpleType<string> = {
  kind: "simple",
  rule: `testo in base64 da ${HASH_LENGTH_MIN} a ${HASH_LENGTH_MAX} caratteri`,
  whiteSpace: "preserve",
  read: (value) => {
    const isRightLength = value.length >= HASH_LENGTH_MIN && value.length <= HASH_LENGTH_MAX;
    return isRightLength && isBase64(value) ? value : undefined;
  },
  write: (value) => value,
};
