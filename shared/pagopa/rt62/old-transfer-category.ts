import { legalText } from "./old-field.ts";

const oldForm = /^[0129]\/\S{3,138}$/u;
/** Prefixes that the taxonomy added after RT 6.2, which has "9" for any other code. */
const newPrefix = /^[678](?=\/)/;
const codeLengthMin = 3;
const codeLengthMax = 138;
const notAvailable = "n/a";

/**
 * The category of a transfer as `datiSpecificiRiscossione`, which must be `[0129]/\S{3,138}` (RT
 * 6.2.0): as it is where it fits; with prefix 9 in the place of 6, 7 and 8; anything else after
 * `9/`, without blanks, cut to 138 characters. A code shorter than three is filled up with "/".
 */
export function oldTransferCategory(transferCategory: string): string {
  const plain = legalText(transferCategory, "");
  const renamed = plain.replace(newPrefix, "9");
  if (oldForm.test(renamed)) return renamed;
  const code = Array.from(plain || notAvailable).slice(0, codeLengthMax);
  return `9/${code.join("")}${"/".repeat(Math.max(0, codeLengthMin - code.length))}`;
}
