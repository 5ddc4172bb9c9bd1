import { checkDraft, type DraftFacts } from "../../domain/debt-positions/check-draft.ts";
import type { DebtPositionDraft } from "../../domain/debt-positions/debt-position.ts";
import { type ImportAction, importActions } from "../../domain/debt-positions/decide-import.ts";
import type { DraftFields, SecondaryFields } from "../../domain/debt-positions/draft-fields.ts";
import {
  type DraftProblem,
  describeDraftProblem,
} from "../../domain/debt-positions/draft-problem.ts";
import type { DebtPositionType } from "../../domain/organizations/debt-position-type.ts";
import { type Organization, segregationCodesOf } from "../../domain/organizations/organization.ts";
import type { CalendarDate } from "../../domain/values/calendar-date.ts";
import { columnNameOf, layoutOf, type TracciatoLayout } from "./columns.ts";
import type { TracciatoVersion } from "./flow-file-name.ts";
import {
  codeOfDraftReason,
  type RowCode,
  type RowRejection,
  rowCodeSentences,
} from "./row-code.ts";
import { splitRow } from "./split-fields.ts";

/** What the rows of one flow are read with; made once per block. */
export type RowReading = { readonly layout: TracciatoLayout; readonly facts: DraftFacts };

export type RowVerdict =
  | { readonly ok: true; readonly action: ImportAction; readonly draft: DebtPositionDraft }
  | { readonly ok: false; readonly rejections: readonly RowRejection[] };

export type RowReadingFacts = {
  readonly organization: Pick<
    Organization,
    "segregationCode" | "otherStations" | "debtPositionTypes"
  >;
  /** The only types that whoever asked for the flow may load; all where it is absent. */
  readonly typeCodes?: readonly string[] | undefined;
  /** The day in Italy on which the flow is imported. */
  readonly today: CalendarDate;
  /** The last day on which a debt with an old 15-digit IUV could be created. */
  readonly oldIuvAcceptedUntil: CalendarDate;
};

/** Prepares the reading of a flow's rows from the ente's registry and the file's version. */
export function rowReadingOf(version: TracciatoVersion, facts: RowReadingFacts): RowReading {
  const { organization, typeCodes, today, oldIuvAcceptedUntil } = facts;
  const layout = layoutOf(version);
  const { dueDateAlwaysRequired, descriptionLengthMax, generateIuvByDefault } = layout;
  const debtPositionTypes: ReadonlyMap<string, DebtPositionType> = new Map(
    organization.debtPositionTypes.map((type) => [type.code, type]),
  );
  return {
    layout,
    facts: {
      debtPositionTypes,
      ...(typeCodes && { typeCodes }),
      segregationCodes: segregationCodesOf(organization),
      today,
      oldIuvAcceptedUntil,
      dueDateAlwaysRequired,
      descriptionLengthMax,
      generateIuvByDefault,
    },
  };
}

function fieldsOf(cells: readonly string[], { positions }: TracciatoLayout): DraftFields {
  const cell = (position: number): string => cells[position] ?? "";
  return {
    iud: cell(positions.iud),
    iuv: cell(positions.iuv),
    debtorKind: cell(positions.debtorKind),
    debtorCode: cell(positions.debtorCode),
    debtorName: cell(positions.debtorName),
    street: cell(positions.street),
    civicNumber: cell(positions.civicNumber),
    postalCode: cell(positions.postalCode),
    city: cell(positions.city),
    province: cell(positions.province),
    country: cell(positions.country),
    email: cell(positions.email),
    dueDate: cell(positions.dueDate),
    amount: cell(positions.amount),
    fee: cell(positions.fee),
    typeCode: cell(positions.typeCode),
    paymentChannels: cell(positions.paymentChannels),
    description: cell(positions.description),
    transferCategory: cell(positions.transferCategory),
    budget: cell(positions.budget),
    generateIuv: cell(positions.generateIuv),
    multiBeneficiary: cell(positions.multiBeneficiary),
  };
}

function secondaryFieldsOf(
  cells: readonly string[],
  { positions }: TracciatoLayout,
): SecondaryFields {
  const cell = (position: number): string => cells[position] ?? "";
  return {
    secondaryFiscalCode: cell(positions.secondaryFiscalCode),
    secondaryName: cell(positions.secondaryName),
    secondaryIban: cell(positions.secondaryIban),
    secondaryStreet: cell(positions.secondaryStreet),
    secondaryCivicNumber: cell(positions.secondaryCivicNumber),
    secondaryPostalCode: cell(positions.secondaryPostalCode),
    secondaryCity: cell(positions.secondaryCity),
    secondaryProvince: cell(positions.secondaryProvince),
    secondaryCountry: cell(positions.secondaryCountry),
    secondaryTransferCategory: cell(positions.secondaryTransferCategory),
    secondaryDescription: cell(positions.secondaryDescription),
    secondaryAmount: cell(positions.secondaryAmount),
  };
}

/** Most rows of 1.4 say false: their thirteen columns are not even looked at. */
function hasSecondary(cells: readonly string[], layout: TracciatoLayout): boolean {
  const flag = cells[layout.positions.multiBeneficiary];
  return layout.hasSecondaryBeneficiary && flag !== "false" && flag !== "";
}

function isImportAction(text: string): text is ImportAction {
  return importActions.some((action) => action === text);
}

/** One thing wrong with a row: a code, and the sentence for the person who corrects the file. */
type RowFault = { readonly code: RowCode; readonly sentence: string };

function faultOf(problem: DraftProblem): RowFault {
  const sentence = `${columnNameOf(problem.field)}: ${describeDraftProblem(problem)}`;
  return { code: codeOfDraftReason[problem.reason], sentence };
}

/** An action that is missing or too long is a wrong text; any other letter is a wrong action. */
function faultOfAction(text: string): RowFault {
  if (text.length === 1) {
    const code = "PAA_IMPORT_SINTASSI_CSV_AZIONE";
    return { code, sentence: rowCodeSentences[code] };
  }
  const reason = text === "" ? "missing" : "tooLong";
  return { code: codeOfDraftReason[reason], sentence: actionSentences[reason] };
}

const actionSentences = {
  missing: "azione: valore obbligatorio non presente",
  tooLong: "azione: testo troppo lungo (massimo 1 carattere)",
} as const;

/** One rejection per code, in the order of the columns, with the sentences of all its faults. */
function rejectionsOf(faults: readonly RowFault[]): RowRejection[] {
  const details = new Map<RowCode, string>();
  for (const { code, sentence } of faults) {
    const earlier = details.get(code);
    details.set(code, earlier === undefined ? sentence : `${earlier} | ${sentence}`);
  }
  return [...details].map(([code, detail]) => ({ code, detail }));
}

const openQuote: RowRejection = {
  code: "PAA_IMPORT_SCHEMA_CSV",
  detail: "La riga ha virgolette aperte e non chiuse",
};

function wrongColumnCount(cells: readonly string[], expected: number): RowRejection {
  const code = cells.length < expected ? "PAA_IMPORT_SCHEMA_CSV" : "PAA_IMPORT_SINTASSI_CSV";
  return { code, detail: `La riga ha ${cells.length} colonne invece di ${expected}` };
}

/**
 * Reads and checks one row of a flow (without its line feed) and gives the draft of the debt and
 * what to do with it, or every reason why the row is rejected. `iudRepeated` tells that an earlier
 * row of the file has the same IUD: the first one wins.
 * Source: tracciato dovuti MyPay4 1.0 to 1.4, checks of the rows and their codes.
 */
export function parseRow(line: string, reading: RowReading, iudRepeated: boolean): RowVerdict {
  const { layout, facts } = reading;
  const cells = splitRow(line, layout.columnCount);
  if (cells === undefined) return { ok: false, rejections: [openQuote] };
  if (cells.length !== layout.columnCount) {
    return { ok: false, rejections: [wrongColumnCount(cells, layout.columnCount)] };
  }
  const action = cells[layout.positions.action] ?? "";
  const isKnownAction = isImportAction(action);
  const candidate = {
    // With no known action the other columns are judged as those of a new debt.
    action: isKnownAction ? action : "I",
    fields: fieldsOf(cells, layout),
    secondary: hasSecondary(cells, layout) ? secondaryFieldsOf(cells, layout) : undefined,
    iudRepeated,
  } as const;
  const outcome = checkDraft(candidate, facts);
  if (outcome.ok && isKnownAction) return { ok: true, action, draft: outcome.draft };
  const faults = outcome.ok ? [] : outcome.problems.map(faultOf);
  if (!isKnownAction) faults.push(faultOfAction(action));
  return { ok: false, rejections: rejectionsOf(faults) };
}
