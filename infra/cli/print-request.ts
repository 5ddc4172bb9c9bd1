import { UsageError } from "./exit-codes.ts";

/** Orders of the notices, and what they mean to whoever reads. */
export const printOrders = {
  file: "come nel file",
  postalCode: "per CAP",
  type: "per tipo dovuto",
};
/** Sides of the envelope on which the addressee shows through. */
export const printWindows = { none: "nessuna", left: "a sinistra", right: "a destra" };

/** What was typed, before anybody has looked at it. */
export type PrintOptions = {
  readonly zip?: boolean;
  readonly order?: string;
  readonly duplex?: boolean;
  readonly window?: string;
  /** False alone says something: the cover is there by itself. */
  readonly cover?: boolean;
  readonly type?: readonly string[];
  readonly dueFrom?: string;
  readonly dueTo?: string;
  readonly amountFrom?: string;
  readonly amountTo?: string;
  readonly postalCode?: readonly string[];
  readonly withoutEmail?: boolean;
  readonly rows?: readonly string[];
  readonly iud?: readonly string[];
};

/** The body of a request for a print job; it holds nothing that was not asked for. */
export type PrintRequest = Readonly<Record<string, unknown>>;

/** @throws UsageError when an option says nothing that could be printed. */
export function printRequestOf(options: PrintOptions): PrintRequest {
  const filter = filterOf(options);
  return given({
    format: options.zip === true ? "zip" : "packs",
    order: choice("--order", options.order, printOrders),
    duplex: options.duplex,
    envelopeWindow: choice("--window", options.window, printWindows),
    coverIndex: options.cover === false ? false : undefined,
    filter: Object.keys(filter).length === 0 ? undefined : filter,
  });
}

function filterOf(options: PrintOptions): PrintRequest {
  const dueFrom = day("--due-from", options.dueFrom);
  const dueTo = day("--due-to", options.dueTo);
  if (dueFrom !== undefined && dueTo !== undefined && dueFrom > dueTo) {
    throw new UsageError("--due-from è dopo --due-to: nessuna scadenza vi cade.");
  }
  const amountFromCents = cents("--amount-from", options.amountFrom);
  const amountToCents = cents("--amount-to", options.amountTo);
  if ((amountFromCents ?? 0) > (amountToCents ?? Number.MAX_SAFE_INTEGER)) {
    throw new UsageError("--amount-from supera --amount-to: nessun importo vi cade.");
  }
  return given({
    types: options.type,
    dueFrom,
    dueTo,
    amountFromCents,
    amountToCents,
    postalCodes: options.postalCode?.map(postalCodeStart),
    withoutEmail: options.withoutEmail,
    rows: options.rows?.map(rowRange),
    iuds: options.iud,
  });
}

function given(fields: PrintRequest): PrintRequest {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function choice(option: string, text: string | undefined, choices: object): string | undefined {
  if (text === undefined || Object.hasOwn(choices, text)) return text;
  const names = Object.keys(choices).join(", ");
  throw new UsageError(`${option} non può valere ${text}: indicare uno fra ${names}.`);
}

function day(option: string, text: string | undefined): string | undefined {
  if (text === undefined || isDay(text)) return text;
  throw new UsageError(`${option} ${text}: serve una data esistente, nel formato aaaa-mm-gg.`);
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/u.test(text)) return false;
  const instant = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(`${text}T`);
}

function cents(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const amount = Number(text);
  if (/^\d+$/u.test(text) && Number.isSafeInteger(amount)) return amount;
  throw new UsageError(`${option} ${text}: serve un importo in centesimi, un numero intero.`);
}

function postalCodeStart(text: string): string {
  if (/^\d{1,5}$/u.test(text)) return text;
  throw new UsageError(`--postal-code ${text}: serve l'inizio di un CAP, da 1 a 5 cifre.`);
}

function rowRange(text: string): { readonly from: number; readonly to: number } {
  const [, from, to] = (/^(\d+)-(\d+)$/u.exec(text) ?? []).map(Number);
  if (from === undefined || to === undefined || !Number.isSafeInteger(to)) {
    throw new UsageError(`--rows ${text}: servono due numeri di riga, per esempio 1-500.`);
  }
  if (from < 1) throw new UsageError(`--rows ${text}: le righe si contano da 1.`);
  if (from > to) throw new UsageError(`--rows ${text}: l'intervallo finisce prima di iniziare.`);
  return { from, to };
}
