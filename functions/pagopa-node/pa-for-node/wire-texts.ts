import type { Debtor } from "../../../shared/domain/debt-positions/debt-position.ts";
import { parseEmailAddress } from "../../../shared/domain/values/email-address.ts";
import type { CtSubject } from "../../../shared/pagopa/pa-for-node/messages.ts";

export const textLengthMax = 140;

/**
 * A text as the node takes it: one line, without the characters that XML does not know, at most
 * `lengthMax` characters; `undefined` when nothing is left.
 */
export function wireText(text: string | undefined, lengthMax = textLengthMax): string | undefined {
  const clean = (text ?? "")
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cn}\s]+/gu, " ")
    .trim();
  const characters = Array.from(clean);
  const clipped = characters.slice(0, lengthMax).join("").trim();
  return clipped === "" ? undefined : clipped;
}

/** For mandatory texts: an empty one becomes `fallback`. */
export function requiredText(
  text: string | undefined,
  fallback: string,
  lengthMax = textLengthMax,
): string {
  return wireText(text, lengthMax) ?? fallback;
}

const nodeEmail = /^[a-zA-Z0-9_.+-]+@[a-zA-Z0-9-]+(\.[a-zA-Z0-9-]+)*$/;

/** ctSubject: what the schema would refuse of an address is left out: none of it is needed. */
export function wireSubject(debtor: Debtor): CtSubject {
  const { street, civicNumber, postalCode, city, province, country } = debtor.address ?? {};
  const email = parseEmailAddress(debtor.email?.trim() ?? "");
  const optional = {
    streetName: wireText(street, 70),
    civicNumber: wireText(civicNumber, 16),
    postalCode: wireText(postalCode, 16),
    city: wireText(city, 35),
    stateProvinceRegion: wireText(province, 35),
    country: country !== undefined && /^[A-Z]{2}$/.test(country) ? country : undefined,
    "e-mail": email !== undefined && nodeEmail.test(email) ? email : undefined,
  };
  return {
    entityUniqueIdentifierType: debtor.kind,
    entityUniqueIdentifierValue: debtor.code,
    fullName: requiredText(debtor.fullName, debtor.code, 70),
    ...withoutAbsent(optional),
  };
}

type Present<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

function withoutAbsent<T extends Readonly<Record<string, string | undefined>>>(
  texts: T,
): Present<T>;
function withoutAbsent(texts: Readonly<Record<string, string | undefined>>) {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined));
}
