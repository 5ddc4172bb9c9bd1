import { type DraftField, fieldLengthMax } from "./draft-fields.ts";

const tooPrecise = "al più due decimali, senza separatore delle migliaia";
const signed = "il segno + o - non è ammesso";

/** Why a field of a debt is not right, with the sentence its author reads. */
const sentences = {
  missing: "valore obbligatorio non presente",
  tooLong: "testo troppo lungo",
  notADate: "data inesistente o non nel formato aaaa-mm-gg",
  notANumber: "importo non numerico: usare il punto decimale, senza separatore delle migliaia",
  notAFlag: "valore diverso da true e false",
  iudNotAccepted: "IUD assente o con il prefisso riservato 000",
  iudControlCharacter: "IUD con caratteri di controllo, ad esempio una tabulazione",
  iudRepeated: "IUD già presente in una riga precedente del file",
  iuvNotAccepted: "IUV non ammesso: lunghezza, cifre o codice di segregazione non corretti",
  iuvTooOld: "gli IUV di 15 cifre non si possono più creare",
  iuvReserved: "IUV non ammesso: le cifre 3-4 uguali a 00 sono riservate al portale",
  debtorKindUnknown: "tipo di soggetto diverso da F (persona fisica) e G (persona giuridica)",
  fiscalCodeWrong: "codice fiscale non corretto",
  vatNumberWrong: "partita IVA non corretta",
  anonymousNotAllowed: "debitore ANONIMO non ammesso per questo tipo di dovuto",
  postalCodeWrong: "CAP con caratteri non ammessi",
  countryUnknown: "nazione inesistente: usare il codice di due lettere, ad esempio IT",
  provinceUnknown: "sigla di provincia inesistente",
  emailWrong: "indirizzo e-mail non corretto",
  dueDateAlwaysRequired: "data di scadenza obbligatoria in questa versione del tracciato",
  dueDateRequired: "data di scadenza obbligatoria per questo tipo di dovuto",
  dueDatePast: "data di scadenza già passata",
  amountOutOfRange: "importo fuori dai limiti: da 0.01 a 999999999.99",
  amountTooPrecise: `importo non ammesso: ${tooPrecise}`,
  amountSigned: `importo non ammesso: ${signed}`,
  feeOutOfRange: "commissione fuori dai limiti: da 0 a 999999999.99",
  feeTooPrecise: `commissione non ammessa: ${tooPrecise}`,
  feeSigned: `commissione non ammessa: ${signed}`,
  typeUnknown: "tipo di dovuto inesistente per l'ente",
  typeForbidden: "tipo di dovuto non assegnato a chi ha caricato il flusso",
  typeNotActive: "tipo di dovuto non attivo per l'ente",
  typeReserved: "la marca da bollo digitale non si può caricare",
  channelsWrong: "tipo di versamento diverso da ALL e da un elenco di BBT|BP|AD|CP|PO|OBEP",
  transferCategoryWrong: "formato non corretto: atteso ad esempio 9/0101101IM/",
  budgetWrong: "bilancio non conforme allo schema previsto",
  budgetNotBalanced: "la somma degli importi del bilancio è diversa dall'importo dovuto",
  secondaryFiscalCodeWrong: "codice fiscale dell'ente secondario non corretto",
  secondaryIbanWrong:
    "IBAN dell'ente secondario non corretto: atteso un conto italiano o di San Marino",
  secondaryPostalCodeWrong: "CAP dell'ente secondario con caratteri non ammessi",
  secondaryCountryUnknown: "nazione dell'ente secondario inesistente",
  secondaryProvinceUnknown: "sigla di provincia dell'ente secondario inesistente",
  secondaryCategoryWrong: "formato non corretto: atteso ad esempio 9/0201102IM/",
  secondaryAmountOutOfRange:
    "importo dell'ente secondario fuori dai limiti: da 0.01 a 999999999.99",
  secondaryAmountTooPrecise: `importo dell'ente secondario non ammesso: ${tooPrecise}`,
  secondaryAmountSigned: `importo dell'ente secondario non ammesso: ${signed}`,
  totalAmountOutOfRange: "la somma degli importi dei due enti supera 999999999.99",
} as const;

export type DraftReason = keyof typeof sentences;

/** One thing wrong with a debt, and the field to look at. */
export type DraftProblem = {
  readonly field: DraftField;
  readonly reason: DraftReason;
  /** Longest text allowed, in characters, where that is the problem. */
  readonly lengthMax?: number;
};

/** The Italian sentence for a problem. It never repeats the value, which may be personal data. */
export function describeDraftProblem(problem: DraftProblem): string {
  if (problem.reason !== "tooLong") return sentences[problem.reason];
  const lengthMax = problem.lengthMax ?? fieldLengthMax[problem.field];
  const characters = lengthMax === 1 ? "carattere" : "caratteri";
  return `${sentences.tooLong} (massimo ${lengthMax} ${characters})`;
}
