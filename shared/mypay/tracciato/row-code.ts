import type { ImportRefusal } from "../../domain/debt-positions/decide-import.ts";
import type { DraftReason } from "../../domain/debt-positions/draft-problem.ts";

/**
 * The codes of the rejected-rows file (column `cod_rifiuto`), each with the sentence that stands in
 * `de_rifiuto` when nothing more exact is known. Source: tracciato dovuti MyPay4, row-level codes.
 */
export const rowCodeSentences = {
  PAA_IMPORT_SCHEMA_CSV: "La riga non è leggibile o ha meno colonne di quelle previste",
  PAA_IMPORT_SINTASSI_CSV: "Un campo manca, è troppo lungo o non è nel formato previsto",
  PAA_IMPORT_SINTASSI_CSV_AZIONE: "azione: valore diverso da I, M e A",
  PAA_IMPORT_SINTASSI_CSV_IUD: "IUD non corretto",
  PAA_IMPORT_IUD_DUPLICATO: "IUD già presente per l'ente",
  PAA_IMPORT_SINTASSI_CSV_IUV: "codIuv non corretto",
  PAA_IMPORT_SINTASSI_CSV_ID_UNIV_FG: "tipoIdentificativoUnivoco non corretto",
  PAA_IMPORT_SINTASSI_CSV_COD_FISC: "Codice fiscale del debitore non corretto",
  PAA_IMPORT_SINTASSI_CSV_P_IVA: "Partita IVA del debitore non corretta",
  PAA_IMPORT_SINTASSI_CSV_COD_FISC_P_IVA: "Codice del debitore non ammesso",
  PAA_IMPORT_SINTASSI_CSV_CAP: "capPagatore non corretto",
  PAA_IMPORT_SINTASSI_CSV_NAZ: "nazionePagatore non corretta",
  PAA_IMPORT_SINTASSI_CSV_PROV: "provinciaPagatore non corretta",
  PAA_IMPORT_SINTASSI_CSV_EMAIL: "emailPagatore non corretta",
  PAA_IMPORT_SINTASSI_CSV_DATA_SCADENZA_PAGAMENTO_NON_PRESENTE: "Data di scadenza non presente",
  PAA_IMPORT_DATA_SCADENZA_PAGAMENTO_OBBLIGATORIA: "Data di scadenza non presente o già passata",
  PAA_IMPORT_SINTASSI_CSV_IMPORTO: "importoDovuto non corretto",
  PAA_IMPORT_SINTASSI_CSV_COMMISSIONI_PA: "commissioneCaricoPa non corretta",
  PAA_IMPORT_SINTASSI_CSV_TIPO_DOVUTO_INESISTENTE: "Tipo di dovuto inesistente per l'ente",
  PAA_IMPORT_OPERATORE_NO_PERMESSI:
    "Chi ha caricato il flusso non può lavorare su questo tipo di dovuto",
  PAA_IMPORT_SINTASSI_CSV_TIPO_DOVUTO_NON_ATTIVO_PER_ENTE: "Tipo di dovuto non attivo per l'ente",
  PAA_IMPORT_SINTASSI_CSV_TIPO_DOVUTO_NON_VALIDO_MARCA_DA_BOLLO:
    "La marca da bollo digitale non si può caricare",
  PAA_IMPORT_SINTASSI_CSV_TIPO_VERS: "tipoVersamento non corretto",
  PAA_IMPORT_SINTASSI_CSV_DATI_RISCOSS: "datiSpecificiRiscossione non corretti",
  PAA_IMPORT_SINTASSI_CSV_BILANCIO: "bilancio non corretto",
  PAA_IMPORT_SINTASSI_CSV_COD_FISC_ENTE_SECONDARIO: "codiceFiscaleEnteSecondario non corretto",
  PAA_IMPORT_SINTASSI_CSV_IBAN_ACCREDITO_ENTE_SECONDARIO:
    "ibanAccreditoEnteSecondario non corretto",
  PAA_IMPORT_SINTASSI_CSV_CAP_ENTE_SECONDARIO: "capEnteSecondario non corretto",
  PAA_IMPORT_SINTASSI_CSV_NAZ_ENTE_SECONDARIO: "nazioneEnteSecondario non corretta",
  PAA_IMPORT_SINTASSI_CSV_PROV_ENTE_SECONDARIO: "provinciaEnteSecondario non corretta",
  PAA_IMPORT_SINTASSI_CSV_DATI_RISCOSS_ENTE_SECONDARIO:
    "datiSpecificiRiscossioneEnteSecondario non corretti",
  PAA_IMPORT_SINTASSI_CSV_IMPORTO_VERS_ENTE_SECONDARIO:
    "importoVersamentoEnteSecondario non corretto",
  PAA_IMPORT_IUV_DUPLICATO: "IUV già usato per l'ente, o diverso da quello della posizione",
  PAA_IMPORT_IUV_NO_NULLABLE: "L'IUV di una posizione non si può togliere",
  PAA_IMPORT_DOVUTO_NON_PRESENTE:
    "Nessuna posizione modificabile con questo IUD: inesistente, annullata, pagata o in pagamento",
  PAA_IMPORT_TIPO_DOVUTO_NON_MODIFICABILE: "Il tipo di dovuto di una posizione non si può cambiare",
} as const;

export type RowCode = keyof typeof rowCodeSentences;

/** One reason why a row is rejected: the incumbent's code and a sentence in Italian. */
export type RowRejection = { readonly code: RowCode; readonly detail: string };

/** The code of every problem that a debt can have in itself. */
export const codeOfDraftReason: Readonly<Record<DraftReason, RowCode>> = {
  missing: "PAA_IMPORT_SINTASSI_CSV",
  tooLong: "PAA_IMPORT_SINTASSI_CSV",
  notADate: "PAA_IMPORT_SINTASSI_CSV",
  notANumber: "PAA_IMPORT_SINTASSI_CSV",
  notAFlag: "PAA_IMPORT_SINTASSI_CSV",
  iudNotAccepted: "PAA_IMPORT_SINTASSI_CSV_IUD",
  iudControlCharacter: "PAA_IMPORT_SINTASSI_CSV_IUD",
  iudRepeated: "PAA_IMPORT_IUD_DUPLICATO",
  iuvNotAccepted: "PAA_IMPORT_SINTASSI_CSV_IUV",
  iuvTooOld: "PAA_IMPORT_SINTASSI_CSV_IUV",
  iuvReserved: "PAA_IMPORT_SINTASSI_CSV_IUV",
  debtorKindUnknown: "PAA_IMPORT_SINTASSI_CSV_ID_UNIV_FG",
  fiscalCodeWrong: "PAA_IMPORT_SINTASSI_CSV_COD_FISC",
  vatNumberWrong: "PAA_IMPORT_SINTASSI_CSV_P_IVA",
  anonymousNotAllowed: "PAA_IMPORT_SINTASSI_CSV_COD_FISC_P_IVA",
  postalCodeWrong: "PAA_IMPORT_SINTASSI_CSV_CAP",
  countryUnknown: "PAA_IMPORT_SINTASSI_CSV_NAZ",
  provinceUnknown: "PAA_IMPORT_SINTASSI_CSV_PROV",
  emailWrong: "PAA_IMPORT_SINTASSI_CSV_EMAIL",
  dueDateAlwaysRequired: "PAA_IMPORT_SINTASSI_CSV_DATA_SCADENZA_PAGAMENTO_NON_PRESENTE",
  dueDateRequired: "PAA_IMPORT_DATA_SCADENZA_PAGAMENTO_OBBLIGATORIA",
  dueDatePast: "PAA_IMPORT_DATA_SCADENZA_PAGAMENTO_OBBLIGATORIA",
  amountOutOfRange: "PAA_IMPORT_SINTASSI_CSV_IMPORTO",
  amountTooPrecise: "PAA_IMPORT_SINTASSI_CSV_IMPORTO",
  amountSigned: "PAA_IMPORT_SINTASSI_CSV_IMPORTO",
  feeOutOfRange: "PAA_IMPORT_SINTASSI_CSV_COMMISSIONI_PA",
  feeTooPrecise: "PAA_IMPORT_SINTASSI_CSV_COMMISSIONI_PA",
  feeSigned: "PAA_IMPORT_SINTASSI_CSV_COMMISSIONI_PA",
  typeUnknown: "PAA_IMPORT_SINTASSI_CSV_TIPO_DOVUTO_INESISTENTE",
  typeForbidden: "PAA_IMPORT_OPERATORE_NO_PERMESSI",
  typeNotActive: "PAA_IMPORT_SINTASSI_CSV_TIPO_DOVUTO_NON_ATTIVO_PER_ENTE",
  typeReserved: "PAA_IMPORT_SINTASSI_CSV_TIPO_DOVUTO_NON_VALIDO_MARCA_DA_BOLLO",
  channelsWrong: "PAA_IMPORT_SINTASSI_CSV_TIPO_VERS",
  transferCategoryWrong: "PAA_IMPORT_SINTASSI_CSV_DATI_RISCOSS",
  budgetWrong: "PAA_IMPORT_SINTASSI_CSV_BILANCIO",
  budgetNotBalanced: "PAA_IMPORT_SINTASSI_CSV_BILANCIO",
  secondaryFiscalCodeWrong: "PAA_IMPORT_SINTASSI_CSV_COD_FISC_ENTE_SECONDARIO",
  secondaryIbanWrong: "PAA_IMPORT_SINTASSI_CSV_IBAN_ACCREDITO_ENTE_SECONDARIO",
  secondaryPostalCodeWrong: "PAA_IMPORT_SINTASSI_CSV_CAP_ENTE_SECONDARIO",
  secondaryCountryUnknown: "PAA_IMPORT_SINTASSI_CSV_NAZ_ENTE_SECONDARIO",
  secondaryProvinceUnknown: "PAA_IMPORT_SINTASSI_CSV_PROV_ENTE_SECONDARIO",
  secondaryCategoryWrong: "PAA_IMPORT_SINTASSI_CSV_DATI_RISCOSS_ENTE_SECONDARIO",
  secondaryAmountOutOfRange: "PAA_IMPORT_SINTASSI_CSV_IMPORTO_VERS_ENTE_SECONDARIO",
  secondaryAmountTooPrecise: "PAA_IMPORT_SINTASSI_CSV_IMPORTO_VERS_ENTE_SECONDARIO",
  secondaryAmountSigned: "PAA_IMPORT_SINTASSI_CSV_IMPORTO_VERS_ENTE_SECONDARIO",
  totalAmountOutOfRange: "PAA_IMPORT_SINTASSI_CSV_IMPORTO_VERS_ENTE_SECONDARIO",
};

const codeOfImportRefusal: Readonly<Record<ImportRefusal, RowCode>> = {
  iudDuplicated: "PAA_IMPORT_IUD_DUPLICATO",
  iuvDuplicated: "PAA_IMPORT_IUV_DUPLICATO",
  iuvNotIssued: "PAA_IMPORT_SINTASSI_CSV_IUV",
  iuvNotRemovable: "PAA_IMPORT_IUV_NO_NULLABLE",
  positionNotFound: "PAA_IMPORT_DOVUTO_NON_PRESENTE",
  typeNotAmendable: "PAA_IMPORT_TIPO_DOVUTO_NON_MODIFICABILE",
};

/** The rejection with a code's own sentence. */
function rowRejection(code: RowCode): RowRejection {
  return { code, detail: rowCodeSentences[code] };
}

/** The rejection of a row that the ente's present positions do not allow. */
export function rejectionOfImportRefusal(refusal: ImportRefusal): RowRejection {
  return rowRejection(codeOfImportRefusal[refusal]);
}
