import { type Html, html } from "../../../../shared/domain/values/html.ts";
import { message, page } from "./layout.ts";

type StatePage = {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly kind?: "info" | "ko";
  /** What can be done about it. */
  readonly actions?: Html;
};

export const toStart = html`<a class="button secondary" href="/paga">Paga un avviso</a>`;

/** A page that says how things stand, and what can be done. */
export function statePage({ title, paragraphs, kind = "info", actions = toStart }: StatePage) {
  const content = html`${paragraphs.map((text) => html`<p>${text}</p>\n`)}`;
  return page({
    title,
    content: html`${message({ kind, content })}
<div class="actions">${actions}</div>`,
  });
}

export function missingPage(): Html {
  return statePage({
    title: "Pagina non trovata",
    paragraphs: ["L'indirizzo non esiste: controlla di averlo copiato per intero."],
  });
}

/** Of a key that opens nothing: made up, or of a cart that is no longer kept. */
export function unknownCartPage(): Html {
  return statePage({
    title: "Sessione di pagamento non trovata",
    paragraphs: [
      "Questa sessione di pagamento non esiste o è troppo vecchia.",
      "Se hai già pagato, il pagamento resta valido: la ricevuta ti arriva per e-mail. " +
        "Altrimenti ricomincia dall'avviso, o dal sito dell'ente da cui sei arrivato.",
    ],
  });
}

/** Nothing was paid with it in time. */
export function overCartPage(actions: Html): Html {
  return statePage({
    title: "Sessione di pagamento scaduta",
    paragraphs: [
      "Il tempo per pagare è finito. Se hai già pagato, il pagamento resta valido e la ricevuta " +
        "ti arriva per e-mail: non pagare un'altra volta.",
      "Altrimenti puoi riprovare con gli stessi avvisi.",
    ],
    actions,
  });
}

export function unknownCounterPage(): Html {
  return statePage({
    title: "Pagamento allo sportello non trovato",
    paragraphs: ["Questo pagamento non esiste o è troppo vecchio: chiedine uno nuovo."],
  });
}

/** A payment of the debt is under way: who calls it off now would take it back from somebody. */
export function counterBusyPage(address: string): Html {
  return statePage({
    title: "Pagamento già in corso",
    paragraphs: ["Qualcuno sta già pagando: aspetta l'esito prima di annullare."],
    actions: html`<a class="button" href="${address}">Torna al pagamento</a>`,
  });
}

/** Somebody has used the key of this page for something else. */
export function usedKeyPage(address: string): Html {
  return statePage({
    title: "Pagina già usata",
    paragraphs: ["Questa pagina è già servita per un altro pagamento. Ricomincia dall'avviso."],
    actions: html`<a class="button" href="${address}">Torna all'avviso</a>`,
  });
}

export function tooManyVisitsPage(seconds: number): Html {
  return statePage({
    title: "Troppe richieste",
    paragraphs: [
      `Dal tuo indirizzo arrivano troppe richieste. Riprova fra ${waitText(seconds)}.`,
      "Se hai già pagato, il pagamento non ne risente.",
    ],
  });
}

function waitText(seconds: number): string {
  if (seconds <= 90) return seconds === 1 ? "un secondo" : `${seconds} secondi`;
  return `${Math.ceil(seconds / 60)} minuti`;
}

/** Checkout does not answer, or says no: nothing has moved. */
export function checkoutDownPage(actions: Html): Html {
  return statePage({
    title: "Pagamento non avviato",
    kind: "ko",
    paragraphs: [
      "La pagina di pagamento di pagoPA in questo momento non risponde. " +
        "Non è stato addebitato nulla.",
      "Riprova fra qualche minuto: l'avviso resta pagabile.",
    ],
    actions,
  });
}

export function checkoutRefusedPage(actions: Html): Html {
  return statePage({
    title: "Pagamento non avviato",
    kind: "ko",
    paragraphs: [
      "La pagina di pagamento di pagoPA non ha accettato questo pagamento. " +
        "Non è stato addebitato nulla.",
      "Puoi pagare lo stesso avviso con un'app o presso uno sportello che aderisce a pagoPA.",
    ],
    actions,
  });
}
