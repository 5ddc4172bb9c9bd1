/**
 * Which state of a thing a caller has seen, as `If-Match` says it (RFC 9110, section 13.1.1):
 * - `version`: that one and no other;
 * - `any`: whichever there is (`*`);
 * - `none`: it does not say;
 * - `foreign`: a tag that this portal never gave.
 */
export type SeenVersion =
  | { readonly kind: "version"; readonly version: number }
  | { readonly kind: "any" }
  | { readonly kind: "none" }
  | { readonly kind: "foreign" };

/** The strong tag of a thing whose states are counted: `"7"`. */
export function entityTagOf(version: number): string {
  return `"${version}"`;
}

/** Reads an `If-Match` header. */
export function parseIfMatch(header: string | undefined): SeenVersion {
  if (header === undefined || header.trim() === "") return { kind: "none" };
  if (header.trim() === "*") return { kind: "any" };
  const version = /^"([1-9]\d{0,14})"$/u.exec(header.trim())?.[1];
  return version === undefined
    ? { kind: "foreign" }
    : { kind: "version", version: Number(version) };
}

/** True when the state that was seen is the one there is now. */
export function sawVersion(seen: SeenVersion, version: number): boolean {
  return seen.kind === "any" || (seen.kind === "version" && seen.version === version);
}
