import * as z from "zod";
import type { TaxonomyEntry } from "../../domain/taxonomy/taxonomy-entry.ts";
import { type CalendarDate, parseCalendarDate } from "../../domain/values/calendar-date.ts";
import { parseTaxonomyCode, type TaxonomyCode } from "../../domain/values/taxonomy-code.ts";

/** pagoPA's list, with what of it could not be read. */
export type ParsedTaxonomy = {
  readonly entries: readonly TaxonomyEntry[];
  readonly unreadable: number;
};

const text = z.coerce.string().trim();

/** An element of the list as the taxonomy service publishes it (api.platform.pagopa.it). */
const rowSchema = z.object({
  "CODICE TIPO ENTE CREDITORE": text.pipe(z.string().regex(/^\d{1,2}$/u)),
  "TIPO ENTE CREDITORE": text,
  "PROGRESSIVO MACRO AREA PER ENTE CREDITORE": text.pipe(z.string().regex(/^\d{1,2}$/u)),
  "NOME MACRO AREA": text,
  "DESCRIZIONE MACRO AREA": text,
  "CODICE TIPOLOGIA SERVIZIO": text.pipe(z.string().regex(/^\d{1,3}$/u)),
  "TIPO SERVIZIO": text,
  "MOTIVO GIURIDICO DELLA RISCOSSIONE": text,
  "DESCRIZIONE TIPO SERVIZIO": text,
  "VERSIONE TASSONOMIA": text,
  "DATI SPECIFICI INCASSO": text,
  "DATA INIZIO VALIDITA": text,
  "DATA FINE VALIDITA": text.optional().default(""),
});

/**
 * Reads the list. A code comes with the usual prefix, whichever the list writes; where it has a
 * code twice the last counts.
 * @throws Error when it is not a list.
 */
export function parseTaxonomy(json: string): ParsedTaxonomy {
  const rows = z.array(z.unknown()).parse(JSON.parse(json));
  const entries = new Map<TaxonomyCode, TaxonomyEntry>();
  let unreadable = 0;
  for (const row of rows) {
    const parsed = rowSchema.safeParse(row);
    const entry = parsed.success ? entryOf(parsed.data) : undefined;
    if (entry === undefined) unreadable += 1;
    else entries.set(entry.code, entry);
  }
  return { entries: [...entries.values()], unreadable };
}

function entryOf(row: z.output<typeof rowSchema>): TaxonomyEntry | undefined {
  const code = codeOf(row["DATI SPECIFICI INCASSO"]);
  const validFrom = dayOf(row["DATA INIZIO VALIDITA"]);
  const end = row["DATA FINE VALIDITA"];
  const validTo = end === "" ? undefined : dayOf(end);
  if (code === undefined || validFrom === undefined) return undefined;
  if (end !== "" && validTo === undefined) return undefined;
  return {
    code,
    organizationType: {
      code: row["CODICE TIPO ENTE CREDITORE"].padStart(2, "0"),
      name: row["TIPO ENTE CREDITORE"],
    },
    macroArea: {
      code: row["PROGRESSIVO MACRO AREA PER ENTE CREDITORE"].padStart(2, "0"),
      name: row["NOME MACRO AREA"],
      description: row["DESCRIZIONE MACRO AREA"],
    },
    service: {
      code: row["CODICE TIPOLOGIA SERVIZIO"].padStart(3, "0"),
      name: row["TIPO SERVIZIO"],
      description: row["DESCRIZIONE TIPO SERVIZIO"],
    },
    legalReason: row["MOTIVO GIURIDICO DELLA RISCOSSIONE"],
    version: row["VERSIONE TASSONOMIA"],
    validFrom,
    ...(validTo !== undefined && { validTo }),
  };
}

/** "9/0101101IM/"; some lists leave the last slash out. */
function codeOf(written: string): TaxonomyCode | undefined {
  const body = /^\d\/(\d{7}[A-Z]{2})\/?$/u.exec(written)?.[1];
  return body === undefined ? undefined : parseTaxonomyCode(`9/${body}/`);
}

/** "31/12/2099", or as ISO 8601 writes it. */
function dayOf(written: string): CalendarDate | undefined {
  const [, day = "", month = "", year = ""] =
    /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/u.exec(written) ?? [];
  return year === ""
    ? parseCalendarDate(written.slice(0, "2099-12-31".length))
    : parseCalendarDate(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
}
