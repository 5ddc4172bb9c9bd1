import type { CartProblem } from "../../../../shared/domain/checkout/cart-problem.ts";
import { type EuroCents, formatEuroItalian } from "../../../../shared/domain/values/euro-cents.ts";

export function euroText(amount: EuroCents): string {
  return `${formatEuroItalian(amount)} €`;
}

// Beside the templates: the bundler writes the letters of a plain string in ASCII, and a file in
// ASCII is read faster.
export const checkoutHint =
  "Vai alla pagina di pagamento di pagoPA, dove scegli come pagare. La commissione, se è " +
  "prevista, è indicata prima della conferma.";
export const amountUpdated = "L'importo è stato aggiornato. Non hai ancora pagato nulla.";
export const notStarted = "Il pagamento non è stato avviato: non è stato addebitato nulla.";

/** A state in which nothing can be paid, and what can be done about it. */
export type StateWords = {
  readonly title: string;
  readonly meaning: string;
  readonly advice: string;
};

const askTheEnte = "Per informazioni rivolgiti all'ente creditore.";
const notNow = {
  title: "Avviso non pagabile in questo momento",
  meaning: "L'ente creditore non può ricevere questo pagamento in questo momento.",
  advice: `Riprova più tardi. ${askTheEnte}`,
};
const unknown = {
  title: "Avviso non trovato",
  meaning: "Nessun avviso ha questo Numero Avviso e questo Codice Fiscale Ente Creditore.",
  advice:
    "Controlla i due codici sull'avviso che hai ricevuto. L'avviso di un ente che non usa questo " +
    "portale si paga comunque con le app e presso gli sportelli che aderiscono a pagoPA.",
};

/** Why a notice cannot be paid, for whoever holds it. A draft does not exist yet: it is unknown. */
export const refusalWords: Readonly<
  Record<Exclude<CartProblem["reason"], "amountChanged">, StateWords>
> = {
  unknownNotice: unknown,
  unpublishedNotice: unknown,
  paidNotice: {
    title: "Avviso già pagato",
    meaning: "Questo avviso risulta pagato: non c'è altro da pagare.",
    advice:
      "La ricevuta è stata inviata a chi ha pagato, se ha indicato un indirizzo e-mail. " +
      askTheEnte,
  },
  cancelledNotice: {
    title: "Avviso annullato",
    meaning: "L'ente creditore ha annullato questo avviso: non va pagato.",
    advice: askTheEnte,
  },
  expiredNotice: {
    title: "Avviso scaduto",
    meaning: "Questo avviso si poteva pagare solo entro la sua scadenza.",
    advice: "Chiedi all'ente creditore se c'è ancora qualcosa da pagare e come.",
  },
  otherWayBegun: {
    title: "Pagamento già iniziato in un altro modo",
    meaning:
      "Lo stesso debito si sta già pagando con altri avvisi, a rate oppure in un'unica soluzione.",
    advice: "Continua con gli avvisi con cui hai iniziato.",
  },
  sameTwice: {
    title: "Avviso ripetuto",
    meaning: "Lo stesso avviso compare due volte.",
    advice: "Pagalo una volta sola.",
  },
  unknownType: notNow,
  accountMissing: notNow,
  organizationNotOpen: notNow,
  nothingDue: {
    title: "Nulla da pagare",
    meaning: "Per questo avviso oggi non è dovuto nulla.",
    advice: askTheEnte,
  },
};
