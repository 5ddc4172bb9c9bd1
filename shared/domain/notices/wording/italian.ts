import type { NoticeWording } from "./notice-wording.ts";

export const italianWording: NoticeWording = {
  title: "Avviso di pagamento",
  creditor: "Ente Creditore",
  addressee: "Destinatario",
  howMuchAndWhen: "Quanto e quando pagare?",
  howMuch: "Quanto pagare?",
  amount: "Importo",
  euro: "Euro",
  dueBy: "entro il",
  inFullOrInInstalments: "Puoi pagare per intero o in {count} rate",
  inInstalments: "Puoi pagare in {count} rate",
  amountsInDetails: "Importi e scadenze sono riportati nel dettaglio di ogni singola rata.",
  amountMayChange:
    "In fase di pagamento l’importo potrebbe subire aumenti (per sanzioni, interessi, costi di " +
    "notifica o altri fattori) o riduzioni (per sgravi o note di credito).",
  whereToPay: "Dove pagare?",
  payOnlineWithIo: "Paga con l’app IO",
  payOnline: "Paga online",
  orOtherChannels: {
    none:
      "oppure dal tuo Home Banking, con la tua app di pagamento o con gli altri canali " +
      "abilitati.",
    site:
      "oppure sul sito di {creditor}, dal tuo Home Banking, con la tua app di pagamento o con gli " +
      "altri canali abilitati.",
    app:
      "oppure sull’app di {creditor}, dal tuo Home Banking, con la tua app di pagamento o con gli " +
      "altri canali abilitati.",
    siteAndApp:
      "oppure sul sito o app di {creditor}, dal tuo Home Banking, con la tua app di pagamento o " +
      "con gli altri canali abilitati.",
  },
  spontaneousChannels: {
    none:
      "con l’app IO, dal tuo Home Banking, con la tua app di pagamento o con gli altri canali " +
      "abilitati.",
    site:
      "con l’app IO, sul sito di {creditor}, dal tuo Home Banking, con la tua app di pagamento o " +
      "con gli altri canali abilitati.",
    app:
      "con l’app IO, sull’app di {creditor}, dal tuo Home Banking, con la tua app di pagamento o " +
      "con gli altri canali abilitati.",
    siteAndApp:
      "con l’app IO, sul sito o app di {creditor}, dal tuo Home Banking, con la tua app di " +
      "pagamento o con gli altri canali abilitati.",
  },
  channelsFromAbroad: {
    none: "Vai su **pagopa.gov.it** e scegli il canale che preferisci.",
    site:
      "Vai su **pagopa.gov.it** e scegli il canale che preferisci, o visita il sito di " +
      "{creditor}.",
    app: "Vai su **pagopa.gov.it** e scegli il canale che preferisci, o usa l’app di {creditor}.",
    siteAndApp:
      "Vai su **pagopa.gov.it** e scegli il canale che preferisci, o usa l’app o il sito di " +
      "{creditor}.",
  },
  payLocally: "Paga sul territorio",
  payLocallyText:
    "{place}presso Banche e Sportelli ATM, negli Uffici Postali e Punti Postali, nei Bar, Edicole, " +
    "Ricevitorie, Supermercati, Tabaccherie e altri Esercenti Convenzionati.",
  payLocallyTextAbroad:
    "{place}presso Banche e Sportelli ATM, negli Uffici Postali e Punti Postali, nei Bar, Edicole, " +
    "Ricevitorie, Supermercati, Tabaccherie e altri Esercenti Convenzionati in Italia.",
  paymentData: "Dati per il pagamento",
  singleInstalment: "Rata unica",
  singleInstalmentBy: "Rata unica entro il",
  instalment: "Rata {number}",
  scanQrBeside: "Inquadra il **codice QR** con la tua app di pagamento o usa i dati accanto.",
  scanQrAbove: "Inquadra il **codice QR** con la tua app di pagamento o usa i dati sopra.",
  qrCode: "Codice QR",
  dataMatrix: "Codice Data Matrix",
  subject: "Oggetto del pagamento",
  cbillCode: "Cod. CBILL",
  noticeCode: "Cod. Avviso",
  creditorFiscalCode: "Cod. Fiscale Ente",
  discountedAmount: "Importo scontato del 30%",
  reducedAmount: "Importo ridotto",
  withinFiveDays: "**entro 5 giorni** dalla notifica del verbale",
  fromSixthToSixtiethDay: "**dal 6º al 60º giorno** dalla notifica del verbale",
  chooseRightAmount:
    "Scegli l’importo corretto per i termini previsti, altrimenti riceverai altre richieste di " +
    "pagamento per le somme residue ed eventuali somme aggiuntive.",
  howDeadlinesCount: "Come si calcolano le scadenze?",
  deadlinesCount:
    "Il giorno della notifica non si conta. Se la scadenza è di domenica (o festivo), puoi pagare " +
    "anche il primo giorno feriale successivo.",
  postalSlip: "Bollettino postale",
  postalSlipText:
    "Bollettino Postale pagabile in tutti gli Uffici Postali e sui canali fisici o digitali " +
    "abilitati di Poste Italiane e dell’Ente Creditore.",
  onAccount: "sul C/C n.",
  accountHolder: "Intestato a",
  slipAddressee: "Destinatario",
  slipSubject: "Oggetto pagamento",
  slipNoticeCode: "Codice Avviso",
  slipType: "Tipo",
  slipCreditorFiscalCode: "Cod. Fiscale Ente",
};
