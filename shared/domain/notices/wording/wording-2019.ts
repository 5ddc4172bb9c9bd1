/**
 * Fixed texts of the one-page notice of 2019, which is in Italian only, where they differ from
 * those of the present one. `**` opens and closes bold; `{…}` is filled in.
 */
export const wording2019 = {
  addressee: "Destinatario avviso",
  fiscalCode: "Cod. Fiscale",
  oneInstalment: "Puoi pagare con **una unica rata**.",
  amountMayChange:
    "L’importo è aggiornato automaticamente dal sistema e potrebbe subire variazioni per eventuali " +
    "sgravi, note di credito, indennità di mora, sanzioni o interessi, ecc. Un operatore, il sito " +
    "o l’app che userai ti potrebbero quindi chiedere una cifra diversa da quella qui indicata.",
  channelsList: "Lista dei canali di pagamento su **www.agid.gov.it/pagopa**",
  payOnline: "Paga sul sito o con le app",
  /** `{creditor}` and `{post}`: the two texts below, where they take payments online. */
  payOnlineText:
    "{creditor}{post}della tua Banca o degli altri canali di pagamento. Potrai pagare con carte, " +
    "conto corrente, CBILL.",
  ofCreditor: "del tuo Ente Creditore, ",
  ofPost: "di Poste Italiane, ",
  payLocally: "Paga sul territorio",
  /** `{place}`: the ente's own followed by ", "; `{post}`: the text below. Or nothing. */
  payLocallyText:
    "{place}{post}in Banca, in Ricevitoria, dal Tabaccaio, al Bancomat, al Supermercato. Potrai " +
    "pagare in contanti, con carte o conto corrente.",
  atPost: "in tutti gli Uffici Postali, ",
  choosePortion: "Utilizza la porzione di avviso relativa al canale di pagamento che preferisci.",
  banks: "Banche e altri canali",
  banksText:
    "Qui accanto trovi il codice **QR** e il codice interbancario **CBILL** per pagare attraverso " +
    "il circuito bancario e gli altri canali di pagamento abilitati.",
  postalSlip: "Bollettino postale PA",
  cbillCode: "Codice CBILL",
  noCbillCode: "-",
  noticeCode: "Codice Avviso",
} as const;
