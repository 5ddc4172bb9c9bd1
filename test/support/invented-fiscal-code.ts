import {
  type OrganizationFiscalCode,
  parseOrganizationFiscalCode,
} from "../../shared/domain/values/organization-fiscal-code.ts";
import { present } from "./notifications/debts.ts";

/** Fiscal code of an invented ente: ten digits, and the eleventh that makes them right. */
export function inventedFiscalCode(number: number): OrganizationFiscalCode {
  const digits = String(number).padStart(10, "0");
  const candidates = Array.from({ length: 10 }, (_, check) => `${digits}${check}`);
  return present(candidates.map(parseOrganizationFiscalCode).find((code) => code !== undefined));
}
