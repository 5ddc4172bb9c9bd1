import { mayTouchType } from "../access/caller.ts";
import { splitByShares } from "../organizations/budget-share.ts";
import type { DebtPositionType } from "../organizations/debt-position-type.ts";
import { type CalendarDate, parseCalendarDate } from "../values/calendar-date.ts";
import { hasControlCharacter } from "../values/character-codes.ts";
import type { EuroCents } from "../values/euro-cents.ts";
import { type Iud, parseIud } from "../values/iud.ts";
import type { Iuv } from "../values/iuv.ts";
import { budgetTotal, parseBudget } from "./budget.ts";
import { checkDebtor } from "./check-debtor.ts";
import { checkSecondaryBeneficiary } from "./check-secondary-beneficiary.ts";
import { composeBudgetXml } from "./compose-budget-xml.ts";
import type { Debtor, DebtPositionDraft, SecondaryBeneficiary } from "./debt-position.ts";
import type { ImportAction } from "./decide-import.ts";
import { type AmountRule, DraftChecklist } from "./draft-checklist.ts";
import { type DraftFields, fieldLengthMax, type SecondaryFields } from "./draft-fields.ts";
import type { DraftProblem } from "./draft-problem.ts";
import { judgeGivenIuv } from "./iuv-acceptance.ts";

/** What the ente, the day and the door say about every debt that comes through it. */
export type DraftFacts = {
  /** The ente's debt position types by code, inactive ones included. */
  readonly debtPositionTypes: ReadonlyMap<string, DebtPositionType>;
  /** Codes of the only types that whoever brings the debt may load; all where it is absent. */
  readonly typeCodes?: readonly string[];
  /** Two digits of each of the ente's stations (SANP 3.12.0, numero avviso). */
  readonly segregationCodes: readonly string[];
  /** The day in Italy. */
  readonly today: CalendarDate;
  /** The last day on which a debt with an old 15-digit IUV could be created. */
  readonly oldIuvAcceptedUntil: CalendarDate;
  /** The due date is required whatever the type says. */
  readonly dueDateAlwaysRequired: boolean;
  /** Longest description, in characters. */
  readonly descriptionLengthMax: number;
  /** Whether an IUV is generated when the debt does not say. */
  readonly generateIuvByDefault: boolean;
};

/** One debt to check. */
export type DraftCandidate = {
  readonly action: ImportAction;
  readonly fields: DraftFields;
  /** The second beneficiary's fields, where the door has them. */
  readonly secondary?: SecondaryFields | undefined;
  /** An earlier debt of the same submission has the same IUD. */
  readonly iudRepeated: boolean;
};

export type DraftOutcome =
  | { readonly ok: true; readonly draft: DebtPositionDraft }
  | { readonly ok: false; readonly problems: readonly DraftProblem[] };

/** The digital stamp is issued by the node and cannot be loaded as a debt. */
const DIGITAL_STAMP_TYPE = "MARCA_BOLLO_DIGITALE";
const amountRule: AmountRule = {
  field: "amount",
  minCents: 1,
  outside: "amountOutOfRange",
  tooPrecise: "amountTooPrecise",
  signed: "amountSigned",
};
const feeRule: AmountRule = {
  field: "fee",
  minCents: 0,
  outside: "feeOutOfRange",
  tooPrecise: "feeTooPrecise",
  signed: "feeSigned",
};
const ALL_CHANNELS = "ALL";
const CHANNELS = /^(?:BBT|BP|AD|CP|PO|OBEP)(?:\|(?:BBT|BP|AD|CP|PO|OBEP))*$/;
/** A prefix of the taxonomy (today 6 to 9, once 0 to 2), a slash, 3 to 138 visible characters. */
const TRANSFER_CATEGORY = /^[0-26-9]\/[^\s\p{Cc}]{3,138}$/u;

function checkIud(checklist: DraftChecklist, { fields, iudRepeated }: DraftCandidate) {
  if (!checklist.fits("iud", fields.iud, fieldLengthMax.iud)) return undefined;
  const iud = parseIud(fields.iud);
  if (iud === undefined) {
    const isSpoilt = hasControlCharacter(fields.iud);
    return checklist.report("iud", isSpoilt ? "iudControlCharacter" : "iudNotAccepted");
  }
  return iudRepeated ? checklist.report("iud", "iudRepeated") : iud;
}

function checkIuv(
  checklist: DraftChecklist,
  { action, fields }: DraftCandidate,
  facts: DraftFacts,
): Iuv | undefined {
  const { iuv } = fields;
  if (iuv === "" || !checklist.fits("iuv", iuv, fieldLengthMax.iuv)) return undefined;
  const generateIuv = fields.generateIuv.toLowerCase() === "true";
  const { segregationCodes, today, oldIuvAcceptedUntil } = facts;
  const iuvFacts = { action, generateIuv, segregationCodes, today, oldIuvAcceptedUntil };
  const judgement = judgeGivenIuv(iuv, iuvFacts);
  return judgement.ok ? judgement.iuv : checklist.report("iuv", judgement.reason);
}

function checkDueDate(
  checklist: DraftChecklist,
  { action, fields }: DraftCandidate,
  { facts, type }: { readonly facts: DraftFacts; readonly type: DebtPositionType | undefined },
): CalendarDate | undefined {
  const isCancellation = action === "A";
  if (fields.dueDate === "") {
    if (facts.dueDateAlwaysRequired) return checklist.report("dueDate", "dueDateAlwaysRequired");
    const typeWantsIt = type?.dueDateMandatory === true || type?.printDueDate === true;
    const isRequired = typeWantsIt && !isCancellation;
    return isRequired ? checklist.report("dueDate", "dueDateRequired") : undefined;
  }
  const dueDate = parseCalendarDate(fields.dueDate);
  if (dueDate === undefined) return checklist.report("dueDate", "notADate");
  const mustBeAhead = type?.dueDateMandatory === true && !isCancellation;
  return mustBeAhead && dueDate < facts.today
    ? checklist.report("dueDate", "dueDatePast")
    : dueDate;
}

function checkType(
  checklist: DraftChecklist,
  code: string,
  { type, facts }: { readonly type: DebtPositionType | undefined; readonly facts: DraftFacts },
): void {
  if (code === DIGITAL_STAMP_TYPE) {
    checklist.report("typeCode", "typeReserved");
  } else if (type === undefined) {
    const isReadable = checklist.isGiven("typeCode", code, fieldLengthMax.typeCode);
    if (isReadable) checklist.report("typeCode", "typeUnknown");
  } else if (!mayTouchType(facts, code)) {
    checklist.report("typeCode", "typeForbidden");
  } else if (!type.active) {
    checklist.report("typeCode", "typeNotActive");
  }
}

function checkPaymentChannels(checklist: DraftChecklist, text: string): string {
  if (text === ALL_CHANNELS || text === "") return ALL_CHANNELS;
  if (
    checklist.fits("paymentChannels", text, fieldLengthMax.paymentChannels) &&
    !CHANNELS.test(text)
  ) {
    checklist.report("paymentChannels", "channelsWrong");
  }
  return text;
}

function checkTransferCategory(
  checklist: DraftChecklist,
  text: string,
  type: DebtPositionType | undefined,
): void {
  // Most debts carry their type's own code, which is right by construction.
  if (text === type?.taxonomyCode) return;
  if (!checklist.isGiven("transferCategory", text, fieldLengthMax.transferCategory)) return;
  if (!TRANSFER_CATEGORY.test(text)) checklist.report("transferCategory", "transferCategoryWrong");
}

function checkBudget(
  checklist: DraftChecklist,
  xml: string,
  amountCents: EuroCents | undefined,
): void {
  if (xml === "" || !checklist.fits("budget", xml, fieldLengthMax.budget)) return;
  const entries = parseBudget(xml);
  if (entries === undefined) {
    checklist.report("budget", "budgetWrong");
  } else if (amountCents !== undefined && budgetTotal(entries) !== amountCents) {
    checklist.report("budget", "budgetNotBalanced");
  }
}

function checkSecondary(
  checklist: DraftChecklist,
  { fields, secondary }: DraftCandidate,
  amountCents: EuroCents | undefined,
): SecondaryBeneficiary | undefined {
  const isShared = checklist.flag("multiBeneficiary", fields.multiBeneficiary, false);
  if (!isShared || secondary === undefined) return undefined;
  return checkSecondaryBeneficiary(checklist, secondary, amountCents);
}

type CheckedParts = {
  readonly type: DebtPositionType | undefined;
  readonly iud: Iud;
  readonly debtor: Debtor;
  readonly amountCents: EuroCents;
  readonly paymentChannels: string;
  readonly description: string;
  readonly generateIuv: boolean;
  readonly iuv: Iuv | undefined;
  readonly dueDate: CalendarDate | undefined;
  readonly feeCents: EuroCents | undefined;
  readonly secondaryBeneficiary: SecondaryBeneficiary | undefined;
};

/** Leaves out what is absent: an item in the table pays for every attribute it carries. */
function composeDraft(fields: DraftFields, checked: CheckedParts): DebtPositionDraft {
  const draft: { -readonly [Key in keyof DebtPositionDraft]: DebtPositionDraft[Key] } = {
    iud: checked.iud,
    debtor: checked.debtor,
    amountCents: checked.amountCents,
    generateIuv: checked.generateIuv,
    typeCode: fields.typeCode,
    paymentChannels: checked.paymentChannels,
    description: checked.description,
    transferCategory: fields.transferCategory,
  };
  if (checked.iuv !== undefined) draft.iuv = checked.iuv;
  if (checked.dueDate !== undefined) draft.dueDate = checked.dueDate;
  if (checked.feeCents !== undefined) draft.feeCents = checked.feeCents;
  const shares = checked.type?.budgetShares;
  if (fields.budget !== "") draft.budgetXml = fields.budget;
  else if (shares !== undefined) {
    draft.budgetXml = composeBudgetXml(splitByShares(checked.amountCents, shares));
  }
  if (checked.secondaryBeneficiary !== undefined) {
    draft.secondaryBeneficiary = checked.secondaryBeneficiary;
  }
  return draft;
}

/**
 * Checks a debt field by field and gives either the draft or *every* problem, in the order of the
 * fields. What depends on the ente's other positions is left to `decideImport`.
 * Source: tracciato dovuti MyPay4 1.0 to 1.4, checks of the import; SANP 3.12.0 for identifiers.
 */
export function checkDraft(candidate: DraftCandidate, facts: DraftFacts): DraftOutcome {
  const { fields } = candidate;
  const checklist = new DraftChecklist();
  const type = facts.debtPositionTypes.get(fields.typeCode);

  const iud: Iud | undefined = checkIud(checklist, candidate);
  const iuv = checkIuv(checklist, candidate, facts);
  const debtor = checkDebtor(checklist, fields, type);
  const dueDate = checkDueDate(checklist, candidate, { facts, type });
  const amountCents = checklist.amount(fields.amount, amountRule);
  const feeCents = fields.fee === "" ? undefined : checklist.amount(fields.fee, feeRule);
  checkType(checklist, fields.typeCode, { type, facts });
  const paymentChannels = checkPaymentChannels(checklist, fields.paymentChannels);
  const description = checklist.readable(
    "description",
    fields.description,
    facts.descriptionLengthMax,
  );
  checkTransferCategory(checklist, fields.transferCategory, type);
  checkBudget(checklist, fields.budget, amountCents);
  const generateIuv = checklist.flag("generateIuv", fields.generateIuv, facts.generateIuvByDefault);
  const secondaryBeneficiary = checkSecondary(checklist, candidate, amountCents);

  const { problems } = checklist;
  const isIncomplete = iud === undefined || debtor === undefined || amountCents === undefined;
  if (problems.length > 0 || isIncomplete) return { ok: false, problems };
  const draft = composeDraft(fields, {
    type,
    iud,
    debtor,
    amountCents,
    paymentChannels,
    description,
    generateIuv,
    iuv,
    dueDate,
    feeCents,
    secondaryBeneficiary,
  });
  return { ok: true, draft };
}
