import type { ProblemMeaning } from "./problem-meaning.ts";

/** The same of what stands between somebody and a payment: see `problemMeanings`. */
export const paymentProblemMeanings: Readonly<Record<string, ProblemMeaning>> = {
  "pagamento-gia-iniziato": {
    title: "Chiave già usata",
    meaning: "La stessa key ha già iniziato un pagamento diverso.",
    remedy: "Usare una key nuova per ogni pagamento, la stessa soltanto per ripetere la richiesta.",
  },
  "pagamento-altrove": {
    title: "Si paga in un'altra pagina",
    meaning:
      "L'ente riceve questo pagamento da una pagina sua: qui non c'è un modulo da compilare.",
    remedy: "Proseguire all'indirizzo indicato da paymentPageUrl.",
  },
  "modulo-cambiato": {
    title: "Modulo cambiato",
    meaning: "L'ente ha cambiato il modulo dopo che è stato mostrato.",
    remedy: "Rileggere il modulo, compilarlo di nuovo e inviare la sua formVersion.",
  },
  "importo-cambiato": {
    title: "Importo cambiato",
    meaning: "L'importo non è più quello mostrato a chi paga.",
    remedy: "Mostrare l'importo nuovo (amountCents) e ripetere la richiesta con quello.",
  },
  "sfida-richiesta": {
    title: "Conferma richiesta",
    meaning:
      "Dallo stesso indirizzo arrivano molte richieste: per continuare serve un breve calcolo, " +
      "che la pagina fa da sola.",
    remedy:
      "Trovare un numero per cui lo SHA-256 di <challenge.text>:<numero> comincia con " +
      "challenge.zeroBits bit a zero e ripetere la richiesta con <challenge.text>:<numero> " +
      "nell'intestazione X-Portale-Prova, entro challenge.expiresAt e una volta sola.",
  },
  "carrello-concluso": {
    title: "Carrello concluso",
    meaning: "Il carrello aperto con questa chiave è stato pagato, è scaduto o è stato annullato.",
    remedy: "Chiederne l'esito; per pagare ciò che resta, aprire un carrello con una chiave nuova.",
  },
  "pagamento-iniziato": {
    title: "Pagamento già iniziato",
    meaning: "Il cittadino è già stato mandato a pagare: il carrello non si può più annullare.",
    remedy:
      "Attendere l'esito: se nessuno paga, il carrello scade da sé e gli avvisi restano pagabili.",
  },
  "carrello-esistente": {
    title: "Carrello già aperto",
    meaning: "Con questa chiave è già stato aperto un carrello diverso.",
    remedy:
      "Usare una chiave nuova per ogni carrello; la stessa solo per ripetere la stessa richiesta.",
  },
  "avvisi-non-pagabili": {
    title: "Avvisi non pagabili",
    meaning: "Almeno un avviso non si può pagare così: nessun pagamento è iniziato.",
    remedy:
      "Leggere errors: dice quale avviso e perché. Toglierlo o correggerlo, e inviare di nuovo.",
  },
  "pagamento-duplicato": {
    title: "Possibile pagamento doppio",
    meaning: "Lo stesso debitore ha un debito uguale, ancora da pagare o pagato da meno di 24 ore.",
    remedy: "Controllare; se va pagato comunque, ripetere la richiesta con duplicatesAccepted.",
  },
  "carrello-pagato": {
    title: "Carrello già pagato",
    meaning: "Tutti gli avvisi del carrello risultano pagati.",
    remedy: "Non c'è altro da fare: l'esito del carrello indica le ricevute.",
  },
  "troppi-avvisi": {
    title: "Troppi avvisi",
    meaning: "Un pagamento di pagoPA comprende al più cinque avvisi.",
    remedy: "Aprire un carrello per ciascuno dei gruppi proposti in groups.",
  },
  "carrello-scaduto": {
    title: "Carrello scaduto",
    meaning: "Il tempo del carrello è finito; le ricevute che arrivano dopo contano comunque.",
    remedy: "Aprire un carrello nuovo con ciò che non risulta pagato.",
  },
  "checkout-rifiuta": {
    title: "Pagamento non accettato",
    meaning: "Il Checkout di pagoPA trova sbagliato il carrello: ripetere non serve.",
    remedy: "Rivolgersi all'assistenza; gli avvisi si pagano comunque presso gli altri canali.",
  },
  "checkout-non-disponibile": {
    title: "Pagamento non disponibile",
    meaning: "Il Checkout di pagoPA per ora non risponde. Il carrello resta pagabile.",
    remedy: "Riprovare dopo i secondi indicati in Retry-After, con lo stesso carrello.",
  },
  "avviso-non-pagabile": {
    title: "Avviso non pagabile",
    meaning: "L'avviso c'è, ma adesso nessuno può pagarlo: detail dice perché.",
    remedy: "Rileggere la posizione; per un debito nuovo inviare debt invece di noticeNumber.",
  },
  "webhook-senza-client": {
    title: "Il webhook è di un client",
    meaning:
      "I webhook si registrano con il token di un client del portale, e valgono finché l'ente lo " +
      "delega: a lui appartengono i nomi a cui si può inviare.",
    remedy: "Chiedere il token con le credenziali del client che deve essere avvisato.",
  },
  "troppi-webhook": {
    title: "Troppi webhook",
    meaning: "Ogni evento si invia a tutti i webhook dell'ente, che sono al più dieci.",
    remedy: "Togliere un webhook che non serve più, oppure cambiarne uno.",
  },
};
