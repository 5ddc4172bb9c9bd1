/**
 * Fixed wording of the notice in Italian, as it must be printed (Avviso di pagamento 3.5.1,
 * testi fissi). Labels of the codes are in the short form of the official example notices.
 */
export const italianWording = {
  title: "Avviso di pagamento",
  creditor: "Ente creditore",
  addressee: "Destinatario",
  howMuchAndWhen: "Quanto e quando pagare?",
  howMuch: "Quanto pagare?",
  amount: "Importo",
  euro: "Euro",
  dueBy: "entro il",
  amountMayChange:
    "In fase di pagamento l’importo potrebbe subire aumenti (per sanzioni, interessi, costi di " +
    "notifica o altri fattori) o riduzioni (per sgravi o note di credito).",
  whereToPay: "Dove pagare?",
  link: "pagopa.gov.it",
  payOnline: "Paga con l’app IO",
  payOnlineText:
    "oppure dal tuo Home Banking, con la tua app di pagamento o con gli altri canali abilitati.",
  payLocally: "Paga sul territorio",
  payLocallyText:
    "presso Banche e Sportelli ATM, negli Uffici Postali e Punti Postali, nei Bar, Edicole, " +
    "Ricevitorie, Supermercati, Tabaccherie e altri Esercenti Convenzionati.",
  paymentData: "Dati per il pagamento",
  singleInstalment: "Rata unica",
  /** The second part is in bold, the fourth on a line of its own. */
  scanQr: ["Inquadra il ", "codice QR", " con la tua app", "di pagamento o usa i dati accanto."],
  subject: "Oggetto del pagamento",
  cbillCode: "Cod. CBILL",
  noticeCode: "Cod. Avviso",
  creditorFiscalCode: "Cod. Fiscale Ente",
  postalSlip: "Bollettino postale",
  postalSlipText:
    "Bollettino Postale pagabile in tutti gli Uffici Postali e sui canali fisici o digitali " +
    "abilitati di Poste Italiane e dell’Ente Creditore.",
  onAccount: "sul C/C n.",
  accountHolder: "Intestato a",
  slipSubject: "Oggetto pagamento",
  slipNoticeCode: "Codice Avviso",
  slipType: "Tipo",
  slipTypeValue: "P1",
} as const;
