import {
  type OrganizationFiscalCode,
  parseOrganizationFiscalCode,
} from "../../shared/domain/values/organization-fiscal-code.ts";
import { parseReceiptId, type ReceiptId } from "../../shared/domain/values/receipt-id.ts";
import { OperationRefused } from "./operation-refused.ts";

/** @throws OperationRefused when it is no ente's fiscal code. */
export function readOrganization(text: string): OrganizationFiscalCode {
  const fiscalCode = parseOrganizationFiscalCode(text);
  if (fiscalCode === undefined) {
    throw new OperationRefused(`${text} non è il codice fiscale di un ente.`);
  }
  return fiscalCode;
}

/** @throws OperationRefused when no receipt can have this id. */
export function readReceiptId(text: string): ReceiptId {
  const receiptId = parseReceiptId(text);
  if (receiptId === undefined) {
    throw new OperationRefused("L'identificativo della ricevuta non è valido.");
  }
  return receiptId;
}
