import type { CartOutcome } from "../../../../shared/domain/checkout/cart.ts";
import type {
  CartJudgement,
  CartNoticeState,
} from "../../../../shared/domain/checkout/judge-cart.ts";
import { romeDateTimeOf } from "../../../../shared/domain/receipts/rome-date-time.ts";
import { formatItalianDate } from "../../../../shared/domain/values/calendar-date.ts";
import { type Html, html } from "../../../../shared/domain/values/html.ts";
import { maskEmailAddress } from "../../../../shared/domain/values/mask-email-address.ts";
import { formatNoticeNumber } from "../../../../shared/domain/values/notice-number.ts";
import { backLink, type CartPage, cartAddress } from "./cart-page.ts";
import { factList, hiddenFields } from "./controls.ts";
import { message, page, type Waiting } from "./layout.ts";
import { euroText } from "./wording.ts";

/** What the browser says it has seen at Checkout: it proves nothing, and changes only the words. */
export const saidOutcomes = ["ok", "annullato", "errore", "attesa"] as const;
export type SaidOutcome = (typeof saidOutcomes)[number];

/** The browser says that it comes back from Checkout without having paid. */
export function hasGivenUp(said: SaidOutcome | undefined): boolean {
  return said === "annullato" || said === "errore";
}

export type OutcomePage = CartPage & {
  readonly judgement: CartJudgement;
  readonly said: SaidOutcome | undefined;
  /** Opens the one cart of a new try. */
  readonly newKey: string;
  /** How the page asks again while the outcome is not there. */
  readonly waiting: Waiting;
};

type Words = {
  readonly title: string;
  readonly kind: "info" | "ok" | "ko";
  readonly paragraphs: readonly string[];
};

const words: Readonly<Record<Exclude<CartOutcome, "inProgress">, Words>> = {
  open: {
    title: "Pagamento non ancora iniziato",
    kind: "info",
    paragraphs: ["Non hai ancora pagato nulla."],
  },
  paid: {
    title: "Pagamento riuscito",
    kind: "ok",
    paragraphs: ["Abbiamo la ricevuta di tutto quello che hai pagato."],
  },
  partiallyPaid: {
    title: "Pagamento riuscito solo in parte",
    kind: "ko",
    paragraphs: [
      "Abbiamo la ricevuta solo degli avvisi segnati come pagati. Per gli altri non risulta " +
        "nessun pagamento: puoi pagarli adesso.",
      "Se ti è stato addebitato il totale, aspetta le altre ricevute prima di riprovare.",
    ],
  },
  expired: {
    title: "Pagamento non riuscito",
    kind: "ko",
    paragraphs: [
      "Il tempo per pagare è finito e non risulta nessun pagamento: gli avvisi si possono pagare " +
        "di nuovo.",
      "Se ti è stato addebitato qualcosa, non pagare un'altra volta: una ricevuta che arriva in " +
        "ritardo vale lo stesso, e compare in questa pagina.",
    ],
  },
};

const inProgress: Readonly<Record<SaidOutcome, Words>> = {
  ok: {
    title: "Pagamento in corso",
    kind: "info",
    paragraphs: [
      "Aspettiamo la ricevuta, che di solito arriva entro qualche secondo. Puoi restare su " +
        "questa pagina, che si aggiorna da sola, o chiuderla: il pagamento non ne risente.",
    ],
  },
  attesa: {
    title: "Pagamento in corso",
    kind: "info",
    paragraphs: [
      "L'esito del pagamento non è ancora noto. Questa pagina si aggiorna da sola; se la chiudi " +
        "il pagamento non ne risente.",
      "Non pagare un'altra volta finché non conosci l'esito.",
    ],
  },
  annullato: {
    title: "Pagamento non concluso",
    kind: "info",
    paragraphs: [
      "Sei tornato senza concludere il pagamento: finché non arriva una ricevuta non risulta " +
        "pagato nulla, e puoi riprovare.",
    ],
  },
  errore: {
    title: "Pagamento non concluso",
    kind: "info",
    paragraphs: [
      "La pagina di pagamento ha segnalato un errore: finché non arriva una ricevuta non risulta " +
        "pagato nulla.",
      "Se ti è stato addebitato qualcosa, aspetta prima di riprovare: la ricevuta compare in " +
        "questa pagina.",
    ],
  },
};

/** What became of a cart, by the receipts that have come, and by nothing else. */
export function outcomePage(shown: OutcomePage): Html {
  const { judgement, said, waiting } = shown;
  const { outcome, notices } = judgement;
  const isWaiting = outcome === "inProgress";
  const isLikely = isWaiting && !hasGivenUp(said);
  const { title, kind, paragraphs } = isWaiting ? inProgress[said ?? "attesa"] : words[outcome];
  return page({
    title,
    ...(isWaiting && { waiting }),
    content: html`${message({
      kind,
      content: html`${paragraphs.map((text, index) => {
        const isAlive = isLikely && index === 0;
        return html`<p${isAlive && html` class="waiting"`}>${text}</p>\n`;
      })}${isWaiting && html`<p class="hint screen-only" id="controllo"></p>`}`,
    })}
<ul class="plain">${notices.map((item) => noticeItem(item, isLikely))}</ul>
${notices.some(({ state }) => state === "paid") && howReceiptsCome(shown)}
<div class="actions">${actions(shown)}</div>`,
  });
}

function unpaidWords(isLikely: boolean): string {
  return isLikely ? "In attesa della ricevuta" : "Nessuna ricevuta";
}

function noticeItem(item: CartNoticeState, isLikely: boolean): Html {
  const { description, organizationName, noticeNumber, amountCents } = item.notice;
  const isPaid = item.state === "paid";
  return html`<li class="card"><h2>${description}</h2>
${factList([
  [
    "Stato",
    isPaid
      ? html`<span class="badge ok">Pagato</span>`
      : html`<span class="badge">${unpaidWords(isLikely)}</span>`,
  ],
  ["Ente creditore", organizationName],
  ["Importo", html`<span class="amount">${euroText(amountCents)}</span>`],
  ["Numero Avviso", html`<span class="number">${formatNoticeNumber(noticeNumber)}</span>`],
  ["Pagato il", isPaid && momentText(item.paidAt)],
  ["Numero della ricevuta (IUR)", isPaid && item.receiptId],
])}</li>`;
}

/** "23/11/2026 alle 10:00", as clocks in Italy show it. */
export function momentText(instant: string): string {
  const { date, time } = romeDateTimeOf(instant);
  return `${formatItalianDate(date)} alle ${time.slice(0, 5)}`;
}

function howReceiptsCome({ cart }: OutcomePage): Html {
  const where =
    cart.payerEmail === undefined
      ? "all'indirizzo e-mail che hai indicato alla pagina di pagamento"
      : `a ${maskEmailAddress(cart.payerEmail)}`;
  return html`<p>La ricevuta di ogni avviso arriva in PDF per e-mail ${where}. Il numero della
ricevuta la identifica: conservalo.</p>`;
}

function actions(shown: OutcomePage): Html {
  const { judgement, said, wayBack, key, newKey } = shown;
  const { outcome } = judgement;
  const mayRetry =
    outcome === "expired" ||
    outcome === "partiallyPaid" ||
    (outcome === "inProgress" && hasGivenUp(said));
  return html`${
    outcome === "open" &&
    html`<a class="button" href="${cartAddress(shown)}">Vai al
pagamento</a>`
  }
${mayRetry && retryForm(key, newKey)}
${wayBack !== undefined && backLink(wayBack)}
${outcome === "paid" && wayBack === undefined && another}`;
}

const another = html`<a class="button secondary" href="/paga">Paga un altro avviso</a>`;

/** The notices that are not paid, in a new cart. */
export function retryForm(key: string, newKey: string): Html {
  return html`<form method="post" action="/paga/esito/${key}">
${hiddenFields({ chiave: newKey })}
<button type="submit">Riprova</button></form>`;
}
