import type { DebtPositionType } from "../organizations/debt-position-type.ts";
import { asciiUpperCase } from "../values/character-codes.ts";
import { parseEmailAddress } from "../values/email-address.ts";
import { parseFiscalCode } from "../values/fiscal-code.ts";
import { parseVatNumber } from "../values/vat-number.ts";
import { checkDebtorAddress } from "./check-address.ts";
import { anonymousDebtorCode, type Debtor } from "./debt-position.ts";
import type { DraftChecklist } from "./draft-checklist.ts";
import { type DraftFields, fieldLengthMax } from "./draft-fields.ts";

function checkKind(checklist: DraftChecklist, text: string): Debtor["kind"] | undefined {
  if (text === "F" || text === "G") return text;
  if (!checklist.isGiven("debtorKind", text, fieldLengthMax.debtorKind)) return undefined;
  return checklist.report("debtorKind", "debtorKindUnknown");
}

function checkPersonalCode(checklist: DraftChecklist, code: string, kind: Debtor["kind"]) {
  if (kind === "F") {
    return parseFiscalCode(code) ?? checklist.report("debtorCode", "fiscalCodeWrong");
  }
  return parseVatNumber(code) ?? checklist.report("debtorCode", "vatNumberWrong");
}

/**
 * The debtor's code by kind: codice fiscale for F, partita IVA for G, or ANONIMO where the type
 * allows it. A code whose kind is unknown is not judged: the kind has its own problem.
 */
function checkCode(
  checklist: DraftChecklist,
  fields: DraftFields,
  { kind, type }: { kind: Debtor["kind"] | undefined; type: DebtPositionType | undefined },
): string | undefined {
  const code = fields.debtorCode;
  if (!checklist.isGiven("debtorCode", code, fieldLengthMax.debtorCode)) return undefined;
  const mayBeAnonymous = code.length === anonymousDebtorCode.length;
  if (mayBeAnonymous && asciiUpperCase(code) === anonymousDebtorCode) {
    const isRefused = type !== undefined && !type.anonymousDebtorAllowed;
    return isRefused ? checklist.report("debtorCode", "anonymousNotAllowed") : anonymousDebtorCode;
  }
  return kind === undefined ? undefined : checkPersonalCode(checklist, code, kind);
}

function checkEmail(checklist: DraftChecklist, text: string): string | undefined {
  if (text === "" || !checklist.fits("email", text, fieldLengthMax.email)) return undefined;
  return parseEmailAddress(text) ?? checklist.report("email", "emailWrong");
}

/** Who owes; `undefined` when kind or code cannot be taken. Other problems are only reported. */
export function checkDebtor(
  checklist: DraftChecklist,
  fields: DraftFields,
  type: DebtPositionType | undefined,
): Debtor | undefined {
  const kind = checkKind(checklist, fields.debtorKind);
  const code = checkCode(checklist, fields, { kind, type });
  const fullName = checklist.readable("debtorName", fields.debtorName, fieldLengthMax.debtorName);
  const address = checkDebtorAddress(checklist, fields);
  const email = checkEmail(checklist, fields.email);
  if (kind === undefined || code === undefined) return undefined;
  const debtor: { -readonly [Key in keyof Debtor]: Debtor[Key] } = { kind, code, fullName };
  if (address !== undefined) debtor.address = address;
  if (email !== undefined) debtor.email = email;
  return debtor;
}
