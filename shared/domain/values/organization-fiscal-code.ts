import type { Brand } from "./brand.ts";
import { hasElevenDigitControl } from "./vat-number.ts";

/**
 * Codice fiscale of an ente creditore: eleven digits with a control digit. It is the
 * "identificativo dominio" of pagoPA (SANP 3.12, idPA).
 */
export type OrganizationFiscalCode = Brand<string, "OrganizationFiscalCode">;

function isOrganizationFiscalCode(text: string): text is OrganizationFiscalCode {
  return hasElevenDigitControl(text);
}

/** Reads the codice fiscale of an ente, or `undefined`. */
export function parseOrganizationFiscalCode(text: string): OrganizationFiscalCode | undefined {
  return isOrganizationFiscalCode(text) ? text : undefined;
}
