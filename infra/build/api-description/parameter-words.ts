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
  severity: {
    description: "Soltanto quelle da gestire (toHandle) o soltanto quelle da sapere (information).",
    example: "toHandle",
  },
  issued: {
    description: "Con true l'avviso com'era quando fu emesso, benché l'ente oggi sia cambiato.",
    example: "true",
  },
};
