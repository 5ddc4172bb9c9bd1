import { Readable } from "node:stream";
import { parse } from "csv-parse";
import { stringify } from "csv-stringify";
import * as z from "zod";
import { budgetTotal, parseBudget } from "../../shared/domain/debt-positions/budget.ts";
import {
  hasControlCharacter,
  hasVisibleCharacter,
} from "../../shared/domain/values/character-codes.ts";
import { parseCountryCode } from "../../shared/domain/values/country-code.ts";
import { parseEuroCents } from "../../shared/domain/values/euro-cents.ts";
import { parseFiscalCode } from "../../shared/domain/values/fiscal-code.ts";
import { parseIban } from "../../shared/domain/values/iban.ts";
import { composeIuv } from "../../shared/domain/values/iuv.ts";
import { parseProvinceCode } from "../../shared/domain/values/province-code.ts";
import { parseVatNumber } from "../../shared/domain/values/vat-number.ts";
import { columnsOf } from "../../shared/mypay/tracciato/columns.ts";
import type { TracciatoVersion } from "../../shared/mypay/tracciato/flow-file-name.ts";

import type { ImportBench, ImportedRows } from "./import-rows-our-way.ts";

const SYNTAX = "PAA_IMPORT_SINTASSI_CSV";
const TODAY = "2026-11-23";

const text = (max: number) => z.string().max(max, SYNTAX);
const required = (max: number) => text(max).min(1, SYNTAX);
const maximum = 999_999_999.99;

function amount(code: string, min: number) {
  return z
    .string()
    .max(15, SYNTAX)
    .superRefine((value, context) => {
      if (value === "") return;
      const number = /^\d+(\.\d{1,2})?$/.test(value) ? Number(value) : undefined;
      if (number !== undefined && number >= min && number <= maximum) return;
      const isNumeric = /^[+-]?\d+(\.\d+)?$/.test(value);
      context.addIssue({ code: "custom", message: isNumeric ? code : SYNTAX });
    });
}

const flag = z.string().refine((value) => /^(true|false)?$/i.test(value), SYNTAX);
const date = z.union([z.literal(""), z.iso.date(SYNTAX)], SYNTAX);
const short = (max: number) => z.string().max(max, { error: SYNTAX, abort: true });
const letter = (letters: string, code: string) =>
  short(1)
    .min(1, { error: SYNTAX, abort: true })
    .refine((value) => letters.includes(value), code);
const country = (code: string) =>
  short(2).refine((value) => value === "" || parseCountryCode(value) !== undefined, code);
const postalCode = (code: string) =>
  text(16).regex(/^$|^[A-Za-z0-9]([A-Za-z0-9 -]*[A-Za-z0-9])?$/, code);
const readable = (max: number) => text(max).refine(hasVisibleCharacter, SYNTAX);
const PREFIX = "PAA_IMPORT_SINTASSI_CSV";

const commonFields = {
  iud: z
    .string()
    .max(35, SYNTAX)
    .refine(
      (value) => value !== "" && !value.startsWith("000") && !hasControlCharacter(value),
      `${PREFIX}_IUD`,
    ),
  iuv: text(35),
  debtorKind: letter("FG", `${PREFIX}_ID_UNIV_FG`),
  debtorCode: required(35),
  debtorName: readable(70),
  street: text(70),
  civicNumber: text(16),
  postalCode: postalCode(`${PREFIX}_CAP`),
  city: text(35),
  province: text(2),
  country: country(`${PREFIX}_NAZ`),
  email: text(256).regex(
    /^$|^[\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$/,
    `${PREFIX}_EMAIL`,
  ),
  dueDate: date,
  amount: amount(`${PREFIX}_IMPORTO`, 0.01).min(1, SYNTAX),
  fee: amount(`${PREFIX}_COMMISSIONI_PA`, 0),
  typeCode: z.string().refine((value) => value === "TARI", `${PREFIX}_TIPO_DOVUTO_INESISTENTE`),
  paymentChannels: text(32).regex(
    /^$|^ALL$|^(BBT|BP|AD|CP|PO|OBEP)(\|(BBT|BP|AD|CP|PO|OBEP))*$/,
    `${PREFIX}_TIPO_VERS`,
  ),
  description: readable(1024),
  transferCategory: required(140).regex(
    /^[0-26-9]\/[^\s\p{Cc}]{3,138}$/u,
    `${PREFIX}_DATI_RISCOSS`,
  ),
  budget: text(4096),
  generateIuv: flag,
  action: letter("IMA", `${PREFIX}_AZIONE`),
};

const secondaryFields = {
  multiBeneficiary: flag,
  secondaryFiscalCode: z.string(),
  secondaryName: z.string(),
  secondaryIban: z.string(),
  secondaryStreet: z.string(),
  secondaryCivicNumber: z.string(),
  secondaryPostalCode: z.string(),
  secondaryCity: z.string(),
  secondaryProvince: z.string(),
  secondaryCountry: z.string(),
  secondaryTransferCategory: z.string(),
  secondaryDescription: z.string(),
  secondaryAmount: z.string(),
};

/** The block that counts only when flagMultiBeneficiario is true. */
const secondaryBlock = z.object({
  secondaryFiscalCode: required(11).refine(
    (value) => value === "" || parseVatNumber(value) !== undefined,
    `${PREFIX}_COD_FISC_ENTE_SECONDARIO`,
  ),
  secondaryName: readable(70),
  secondaryIban: required(35).refine(
    (value) => value === "" || /^(IT|SM)/.test(parseIban(value) ?? ""),
    `${PREFIX}_IBAN_ACCREDITO_ENTE_SECONDARIO`,
  ),
  secondaryStreet: text(70),
  secondaryCivicNumber: text(16),
  secondaryPostalCode: postalCode(`${PREFIX}_CAP_ENTE_SECONDARIO`),
  secondaryCity: text(35),
  secondaryProvince: text(35),
  secondaryCountry: country(`${PREFIX}_NAZ_ENTE_SECONDARIO`),
  secondaryTransferCategory: required(140).regex(
    /^9\/[^\s\p{Cc}/]{9}\/[^\s\p{Cc}]{0,129}$/u,
    `${PREFIX}_DATI_RISCOSS_ENTE_SECONDARIO`,
  ),
  secondaryDescription: text(1024),
  secondaryAmount: amount(`${PREFIX}_IMPORTO_VERS_ENTE_SECONDARIO`, 0.01).min(1, SYNTAX),
});

type Row = z.infer<z.ZodObject<typeof commonFields>> & Partial<Record<string, string>>;

function isIuvAccepted({ iuv, generateIuv }: Row): boolean {
  if (iuv === "") return true;
  if (/^\d{17}$/.test(iuv)) return generateIuv === "true" || /^12(?!00)/.test(iuv);
  return /^[0-9A-Z]{25}$/.test(iuv) && (!iuv.endsWith("0000") || iuv.slice(6, 8) === "99");
}

function crossChecks(row: Row, context: z.RefinementCtx): void {
  const add = (message: string) => context.addIssue({ code: "custom", message });
  if (!isIuvAccepted(row)) add(`${PREFIX}_IUV`);
  if (row.debtorCode.toUpperCase() === "ANONIMO") add(`${PREFIX}_COD_FISC_P_IVA`);
  else if (row.debtorKind === "F" && parseFiscalCode(row.debtorCode) === undefined) {
    add(`${PREFIX}_COD_FISC`);
  } else if (row.debtorKind === "G" && parseVatNumber(row.debtorCode) === undefined) {
    add(`${PREFIX}_P_IVA`);
  }
  const isProvinceUnknown = row.province.length === 2 && !parseProvinceCode(row.province);
  if (row.country === "IT" && isProvinceUnknown) {
    add(`${PREFIX}_PROV`);
  }
  if (row.dueDate === "" || (row.dueDate < TODAY && row.dueDate.length === 10)) {
    if (row.typeCode === "TARI") add("PAA_IMPORT_DATA_SCADENZA_PAGAMENTO_OBBLIGATORIA");
  }
  if (row.budget !== "") {
    const entries = parseBudget(row.budget);
    const isBalanced = entries !== undefined && budgetTotal(entries) === parseEuroCents(row.amount);
    if (!isBalanced) add(`${PREFIX}_BILANCIO`);
  }
  if (row.multiBeneficiary?.toLowerCase() === "true") {
    const block = secondaryBlock.safeParse(row);
    for (const issue of block.error?.issues ?? []) add(issue.message);
    const total = Number(row.amount) + Number(row.secondaryAmount);
    if (block.success && total > maximum) add(`${PREFIX}_IMPORTO_VERS_ENTE_SECONDARIO`);
  }
}

const rowSchema = z.object(commonFields).superRefine(crossChecks);
const sharedRowSchema = z.object({ ...commonFields, ...secondaryFields }).superRefine(crossChecks);

function codesOf(record: Record<string, string>, version: TracciatoVersion): string[] {
  const outcome = (version === "1_4" ? sharedRowSchema : rowSchema).safeParse(record);
  return [...new Set((outcome.error?.issues ?? []).map((issue) => issue.message))];
}

/** The usual way: csv-parse to records, a zod 4 schema, csv-stringify for both files. */
export async function importWithZod({
  csv,
  version,
  repeatedRows,
}: ImportBench): Promise<ImportedRows> {
  const columns = columnsOf(version).map((column) => column.field);
  const parser = Readable.from(
    (function* chunks() {
      for (let at = 0; at < csv.length; at += 65_536) yield csv.subarray(at, at + 65_536);
    })(),
  ).pipe(parse({ delimiter: ";", escape: "\\", trim: true, columns, from_line: 2 }));
  const enriched = stringify({ delimiter: ";", escape: "\\", columns });
  const rejected = stringify({
    delimiter: ";",
    escape: "\\",
    columns: [...columns, "code", "detail"],
  });
  let iuvBytes = 0;
  let scartiBytes = 0;
  enriched.on("data", (bytes: Buffer) => {
    iuvBytes += bytes.length;
  });
  rejected.on("data", (bytes: Buffer) => {
    scartiBytes += bytes.length;
  });
  const verdicts: string[] = [];
  for await (const record of parser) {
    const codes = codesOf(record, version);
    if (repeatedRows.has(verdicts.length + 1)) codes.push("PAA_IMPORT_IUD_DUPLICATO");
    if (codes.length === 0) {
      const progressive = verdicts.length + 1;
      const given: string = record.iuv;
      const wantsIuv = given === "" && record.generateIuv === "true";
      const iuv = wantsIuv ? composeIuv({ segregationCode: "12", progressive }) : given;
      enriched.write({ ...record, iuv });
    } else {
      rejected.write({ ...record, code: codes.join("|"), detail: codes.join("|") });
    }
    verdicts.push(codes.sort().join("|"));
  }
  enriched.end();
  rejected.end();
  return { verdicts, iuvBytes, scartiBytes };
}
