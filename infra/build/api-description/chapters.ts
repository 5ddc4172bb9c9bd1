import type { ApiChapter } from "../../../shared/lambda/operation-documentation.ts";

/** What each chapter of the description is about, in the order in which they are read. */
export const chapters: Readonly<Record<ApiChapter, string>> = {
  Accessi: "Token, sessioni, operatori degli enti e client delle software house.",
  Enti: "Registro degli enti creditori, adesione, stati, conti e stampa degli avvisi.",
  "Tipi dovuto": "Catalogo regionale dei tipi dovuto, tipi di ciascun ente e tassonomia pagoPA.",
  "Posizioni debitorie": "Un debito per volta: creazione e lettura con i suoi modi di pagare.",
  Flussi: "Migliaia di debiti per volta, caricati con un file ZIP.",
  Avvisi: "Avvisi di pagamento, uno per uno o in pacchetti di stampa.",
  Pagamenti:
    "Carrelli di avvisi pagati insieme, anche iniziati dal portale di un ente, e il loro esito.",
  Ricevute: "Ricevute dei pagamenti, anomalie e controllo pubblico.",
  Webhook: "Programmi degli enti avvisati di ciò che accade, con firma, tentativi e registro.",
  "Giornale e audit": "Che cosa è accaduto a una posizione, e chi ha cambiato la configurazione.",
  "Ricerca pubblica": "Enti e servizi di pagamento, aperti a tutti.",
  Servizio: "Stato del portale, descrizione dell'API e significato degli errori.",
};
