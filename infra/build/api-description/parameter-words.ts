type ParameterWords = { readonly description: string; readonly example: string };

/** What the variables of addresses and the questions after the "?" mean, by name. */
export const parameterWords: Readonly<Record<string, ParameterWords>> = {
  fiscalCode: {
    description: "Codice fiscale dell'ente creditore, 11 cifre: quello del token.",
    example: "02336340159",
  },
  flowId: {
    description: "Identificativo del flusso, dato alla sua registrazione.",
    example: "20270115T093000-4f1c2a",
  },
  jobId: {
    description: "Identificativo della stampa, dato alla sua richiesta.",
    example: "6c1f0b1f3f2d4a10",
  },
  noticeNumber: {
    description: "Numero dell'avviso, 18 cifre.",
    example: "312000000000012348",
  },
  iud: {
    description: "Identificativo univoco del dovuto, scelto dall'ente; codificato se serve.",
    example: "TARI-2027-000123",
  },
  receiptId: {
    description: "Identificativo della ricevuta, dato da pagoPA; codificato se serve.",
    example: "c110729d258c4ab1b765fe902aae41d6",
  },
  code: {
    description: "Codice di verifica stampato sulla ricevuta.",
    example: "02336340159-c110729d258c4ab1b765fe902aae41d6",
  },
  clientId: {
    description: "Codice del client, quello con cui chiede i token.",
    example: "0f8fad5bd9cb469fa165708673cc4d2a",
  },
  webhookId: {
    description: "Identificativo del webhook, dato alla sua registrazione.",
    example: "7c9e6679742540de944be07fc1f90ae7",
  },
  deliveryId: {
    description: "Identificativo della consegna: il webhook-id con cui l'evento arriva.",
    example: "0c4f8e1d2a3b4c5d6e7f8091a2b3c4d5",
  },
  day: {
    description: "Giorno, in Italia (AAAA-MM-GG); se manca è oggi.",
    example: "2027-02-01",
  },
  secretId: {
    description: "Codice del segreto, che non è il segreto.",
    example: "7c9e6679742540de944be07fc1f90ae7",
  },
  operatorId: {
    description: "Identificativo dell'operatore: lo pseudonimo della persona.",
    example: "Zx3nB0q9Yk7mW2v5T8r1E4u6I0o3P5a7S9d2F4g6H8j",
  },
  returnTo: {
    description: "Percorso del portale a cui tornare dopo l'accesso.",
    example: "/enti",
  },
  slug: {
    description: "Nome del problema, com'è alla fine del suo type.",
    example: "richiesta-non-valida",
  },
  limit: {
    description: "Quanti elementi al più in una pagina.",
    example: "100",
  },
  cursor: {
    description: "Il cursore ricevuto con la pagina precedente; assente per la prima pagina.",
    example: "",
  },
  from: {
    description: "Primo giorno, in Italia (AAAA-MM-GG); se manca è quello finale.",
    example: "2027-02-01",
  },
  to: {
    description: "Ultimo giorno, in Italia (AAAA-MM-GG); se manca è oggi.",
    example: "2027-02-28",
  },
  state: {
    description: "Ciò che è da pagare (open, se manca) oppure ciò che è stato pagato (paid).",
    example: "open",
  },
  severity: {
    description: "Soltanto quelle da gestire (toHandle) o soltanto quelle da sapere (information).",
    example: "toHandle",
  },
  issued: {
    description: "Con true l'avviso com'era quando fu emesso, benché l'ente oggi sia cambiato.",
    example: "true",
  },
  typeCode: {
    description: "Codice del tipo dovuto; codificato se serve.",
    example: "MENSA",
  },
  organizationType: {
    description: "Tipo di ente della tassonomia pagoPA, 2 cifre.",
    example: "01",
  },
  macroArea: {
    description: "Macro area di quel tipo di ente, 2 cifre.",
    example: "07",
  },
  service: {
    description: "Tipologia di servizio di quella macro area, 3 cifre.",
    example: "101",
  },
  iuv: {
    description: "Identificativo univoco del versamento, 15 o 17 cifre oppure 25 caratteri.",
    example: "12000000000012348",
  },
  action: {
    description: "Soltanto le righe con questa azione.",
    example: "DebtPositionTypeChanged",
  },
  actor: {
    description: "Soltanto le righe di chi ha questo identificativo: client o pseudonimo.",
    example: "gestionale-comune",
  },
  target: {
    description: "Soltanto le righe su questo oggetto.",
    example: "type:TARI",
  },
  outcome: {
    description: "Soltanto ciò che è stato fatto (done) o respinto (refused).",
    example: "refused",
  },
  q: {
    description: "Parole da cercare, in qualsiasi ordine; senza si elenca tutto.",
    example: "mensa scolastica",
  },
  organization: {
    description: "Codice IPA o codice fiscale dell'ente i cui tipi si cercano.",
    example: "c_demo1",
  },
  format: {
    description: "pdf, il documento da stampare, oppure html, una pagina web accessibile.",
    example: "html",
  },
  noticeLink: {
    description: "Ciò che apre l'avviso, ricevuto da chi ha iniziato il pagamento.",
    example: "02336340159.312000000000012348.1799748000.m2Q0",
  },
  publicCode: {
    description: "Codice IPA o codice fiscale dell'ente.",
    example: "c_demo1",
  },
  cartKey: {
    description: "Chiave del carrello, inventata da chi lo apre.",
    example: "q9Xn3Tz0RkVbJ2mYcL5sHw7dPfGu1AeO",
  },
  cartId: {
    description: "Identificativo del carrello, dato alla sua apertura.",
    example: "3f2a9c5d8e1b4a7096d2c4e6f8a0b1c3",
  },
  counterPaymentId: {
    description: "Identificativo del pagamento allo sportello, dato alla sua apertura.",
    example: "5f0c6a2f9c0e4b7d8a1b2c3d4e5f6071",
  },
  changeId: {
    description: "Identificativo del cambio di IBAN, dato alla sua richiesta.",
    example: "20270115T100000-9b1c5d2e",
  },
  kind: {
    description: "Che cosa elenca il file: enti, tipi dovuto oppure operatori.",
    example: "types",
  },
};
