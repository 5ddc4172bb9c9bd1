/**
 * The headings of infra/RUNBOOK.md that alarms point to. The list is typed, so that an alarm
 * cannot point nowhere, and a test holds it against the document.
 */
export type RunbookHeading =
  | "Code morte: flow-splits"
  | "Code morte: import-blocks"
  | "Code morte: flow-closings"
  | "Code morte: print-packs"
  | "Code morte: print-jobs"
  | "Code morte: notice-archives"
  | "Code morte: notifications"
  | "Code morte: receipt-mails"
  | "Code morte: relay-events"
  | "Code morte: sandbox-receipts"
  | "Backup non riuscito"
  | "Code in ritardo"
  | "Errori delle funzioni online"
  | "Errori verso il nodo pagoPA"
  | "Certificato in scadenza"
  | "Errori del portale web"
  | "Posta respinta"
  | "Funzioni che si interrompono"
  | "Funzioni respinte per concorrenza"
  | "IUV in esaurimento"
  | "Nodo pagoPA lento"
  | "Ricevute in ritardo"
  | "Ricevute rifiutate"
  | "Richieste bloccate dal firewall"
  | "Stream in ritardo"
  | "Tabella in errore"
  | "Tabella limitata"
  | "Tassonomia da sistemare";
