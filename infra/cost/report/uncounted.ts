/** What is left at nothing on purpose, and why. */
export const uncounted: readonly { readonly what: string; readonly why: string }[] = [
  {
    what: "letture dello stream della tabella",
    why: "Lambda legge lo stream senza costi; le entità non inoltrate le scarta il filtro",
  },
  {
    what: "interrogazioni a vuoto delle code",
    why: "costo fisso: Lambda interroga ogni coda anche quando è vuota",
  },
  {
    what: "chiavi KMS, segreti, allarmi, cruscotti, metriche, copie di sicurezza",
    why: "costi fissi al mese: non crescono con avvisi e pagamenti",
  },
  {
    what: "CloudFront e firewall",
    why: "il nodo pagoPA non ci passa, e di un flusso ci passano poche decine di richieste",
  },
  {
    what: "App IO e nodo pagoPA",
    why: "non sono servizi AWS; si conta solo il tempo in cui Lambda ne attende la risposta",
  },
  {
    what: "dati in entrata e fra servizi della stessa Regione",
    why: "AWS non li fa pagare",
  },
  {
    what: "fasce gratuite",
    why: "valgono per l'intero account: non se ne tiene conto",
  },
];
