import type { Brand } from "./brand.ts";
import { hasElevenDigitControl } from "./vat-number.ts";

/**
 * Codice fiscale of an ente creditore: eleven digits with a control digit, or the one that pagoPA's
 * own tests use. It is the "identificativo dominio" of pagoPA (SANP 3.12, idPA).
 */
export type OrganizationFiscalCode = Brand<string, "OrganizationFiscalCode">;

/** The ente of pagoPA's test suites and test environments: no real one can have it. */
const platformTestCode = "77777777777";

function isOrganizationFiscalCode(text: string): text is OrganizationFiscalCode {
  return text === platformTestCode || hasElevenDigitControl(text);
}

/** Reads the codice fiscale of an ente, or `undefined`. */
export function parseOrganizationFiscalCode(text: string): OrganizationFiscalCode | undefined {
  return isOrganizationFiscalCode(text) ? text : undefined;
}
