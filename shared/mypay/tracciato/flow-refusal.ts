import type { FlowArchiveProblem } from "../../domain/debt-positions/flow-archive.ts";

/**
 * Why a whole flow is refused: the code that callers of the incumbent already know, where one
 * exists, and the sentence a person reads. Source: tracciato dovuti MyPay4, file-level codes.
 */
const flowRefusalSentences = {
  PAA_IMPORT_NOME_FILE_ERR:
    "Il nome del file non è valido: atteso <codice IPA>-<identificativo del flusso>-<versione>.zip",
  PAA_IMPORT_ENTE_ERR: "Il codice IPA nel nome del file non è quello dell'ente",
  PAA_IMPORT_FILE_VERSIONE_ERR:
    "La versione del tracciato non è gestita: sono ammesse 1_0, 1_1, 1_2, 1_3 e 1_4",
  PAA_IMPORT_ZIP_ERR: "Il file non è un archivio ZIP leggibile",
  PAA_IMPORT_ZIP_CIFRATO: "L'archivio ZIP è protetto da password",
  PAA_IMPORT_ZIP_PERCORSO_ERR: "L'archivio ZIP contiene un file con un percorso non ammesso",
  PAA_IMPORT_ZIP_PIU_FILE: "L'archivio ZIP deve contenere un solo file",
  PAA_IMPORT_ZIP_TROPPO_GRANDE: "Il contenuto dell'archivio ZIP supera la dimensione ammessa",
  PAA_IMPORT_ZIP_COMPRESSIONE_ERR: "Il rapporto di compressione dell'archivio ZIP non è plausibile",
  PAA_IMPORT_NO_CSV: "L'archivio ZIP non contiene il file CSV con lo stesso nome",
  PAA_IMPORT_FILE_VUOTO: "Il file CSV è vuoto",
  PAA_IMPORT_FILE_SENZA_RIGHE: "Il file CSV contiene la sola intestazione",
  PAA_IMPORT_FILE_CODIFICA_ERR: "Il file CSV non è codificato in UTF-8",
  PAA_IMPORT_RIGA_TROPPO_LUNGA: "Il file CSV contiene una riga di oltre 65.536 byte",
  PAA_IMPORT_TROPPE_RIGHE: "Il file CSV supera 2.000.000 di righe",
  PAA_IMPORT_FILE_SOSTITUITO: "Il file è stato sostituito dopo l'avvio del flusso",
  PAA_STATO_ENTE_NON_VALIDO: "L'ente non è in uno stato che permette di caricare flussi",
  PAA_IMPORT_FLUSSO_IN_CARICAMENTO: "Lo stesso flusso è già in caricamento",
  PAA_IMPORT_FLUSSO_DUPLICATO: "Lo stesso flusso è già stato caricato",
} as const;

export type FlowRefusalCode = keyof typeof flowRefusalSentences;

/** The refusal of a file: nothing of it was applied. */
export type FlowRefusal = {
  readonly code: FlowRefusalCode;
  /** One Italian sentence, with the place in the file where there is one. */
  readonly detail: string;
};

/** What is known of the case, for the end of the sentence. */
export type FlowRefusalFacts = {
  /** Row of the file, from 1, without the header. */
  readonly row?: number;
  readonly found?: string;
  readonly expected?: string;
};

function place({ row, found, expected }: FlowRefusalFacts): string {
  const parts: string[] = [];
  if (row !== undefined) parts.push(`riga ${row}`);
  if (found !== undefined) parts.push(`trovato: ${found}`);
  if (expected !== undefined) parts.push(`atteso: ${expected}`);
  return parts.length === 0 ? "." : ` (${parts.join(", ")}).`;
}

/** The refusal for a code, its sentence completed with the facts of the case. */
export function flowRefusal(code: FlowRefusalCode, facts: FlowRefusalFacts = {}): FlowRefusal {
  return { code, detail: flowRefusalSentences[code] + place(facts) };
}

const codeOfArchiveProblem: Readonly<Record<FlowArchiveProblem, FlowRefusalCode>> = {
  notAnArchive: "PAA_IMPORT_ZIP_ERR",
  encrypted: "PAA_IMPORT_ZIP_CIFRATO",
  severalFiles: "PAA_IMPORT_ZIP_PIU_FILE",
  unsafePath: "PAA_IMPORT_ZIP_PERCORSO_ERR",
  flowFileMissing: "PAA_IMPORT_NO_CSV",
  tooLarge: "PAA_IMPORT_ZIP_TROPPO_GRANDE",
  implausibleRatio: "PAA_IMPORT_ZIP_COMPRESSIONE_ERR",
  replaced: "PAA_IMPORT_FILE_SOSTITUITO",
};

/** The refusal of a flow whose ZIP is wrong. */
export function refusalOfArchive(problem: FlowArchiveProblem): FlowRefusal {
  return flowRefusal(codeOfArchiveProblem[problem]);
}
