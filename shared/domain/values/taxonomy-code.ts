import type { Brand } from "./brand.ts";

/**
 * Code of the taxonomy of collection services: "9/0101101IM/" = prefix, tipo ente (2 digits),
 * macro area (2), tipo servizio (3), motivo giuridico (2 letters), per pagoPA "Tassonomia dei
 * servizi di incasso". Historic prefixes 0, 1 and 2 are let through.
 */
export type TaxonomyCode = Brand<string, "TaxonomyCode">;

function isTaxonomyCode(text: string): text is TaxonomyCode {
  return /^[0126-9]\/\d{7}[A-Z]{2}\/$/.test(text);
}

/** Reads a taxonomy code with its prefix and its closing slash, or `undefined`. */
export function parseTaxonomyCode(text: string): TaxonomyCode | undefined {
  return isTaxonomyCode(text) ? text : undefined;
}
