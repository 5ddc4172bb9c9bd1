import type { CounterState } from "../../../../shared/domain/checkout/counter-payment.ts";
import type { CounterView } from "../../../../shared/domain/checkout/counter-view.ts";
import { type Html, html } from "../../../../shared/domain/values/html.ts";
import { formatNoticeNumber } from "../../../../shared/domain/values/notice-number.ts";
import { factList, hiddenFields } from "./controls.ts";
import { assetAddress, message, page } from "./layout.ts";
import { momentText } from "./outcome-page.ts";
import { euroText } from "./wording.ts";

export type CounterPage = {
  readonly view: CounterView;
  readonly key: string;
  readonly organizationName: string;
  /** Where the notice is paid, and the same as a QR code. */
  readonly payLink: string;
  readonly picture: Html;
};

const secondsBetweenLooks = 3;

type Words = {
  readonly title: string;
  readonly kind: "info" | "ok" | "ko";
  readonly text: string;
};

const words: Readonly<Record<CounterState, Words>> = {
  waiting: {
    title: "Inquadra il codice e paga",
    kind: "info",
    text: "In attesa del pagamento. Questa pagina si aggiorna da sola appena arriva la ricevuta.",
  },
  paid: {
    title: "Pagamento riuscito",
    kind: "ok",
    text: "È arrivata la ricevuta del pagamento.",
  },
  cancelled: {
    title: "Pagamento annullato",
    kind: "info",
    text: "Questo pagamento è stato annullato: non va più pagato qui.",
  },
  expired: {
    title: "Tempo scaduto",
    kind: "info",
    text: "Nessuno ha pagato in tempo. L'avviso si può ancora pagare.",
  },
};

/** At the counter, or on a terminal that serves itself: the code to pay by, and its outcome. */
export function counterPage(shown: CounterPage): Html {
  const { view, key } = shown;
  const { state } = view;
  const { title, kind, text } = words[state];
  const isWaiting = state === "waiting";
  const waiting = { seconds: secondsBetweenLooks, address: counterAddress(key, view) };
  return page({
    title,
    ...(isWaiting && { waiting: { ...waiting, mark: view.mark } }),
    content: html`${message({
      kind,
      content: html`<p${isWaiting && html` class="waiting"`}>${text}</p>
${isWaiting && html`<p class="hint screen-only" id="controllo"></p>`}`,
    })}
${isWaiting && codeOf(shown)}
<div class="card">${counterFacts(shown)}</div>
<div class="actions">${actions(shown)}</div>
${state === "paid" && printScript}`,
  });
}

export function counterAddress(key: string, { payment }: Pick<CounterView, "payment">): string {
  return `/sportello/${key}?ente=${payment.organizationFiscalCode}`;
}

function codeOf({ picture, payLink }: CounterPage): Html {
  return html`<div class="counter">${picture}
<p class="address">Oppure apri: <a href="${payLink}">${payLink}</a></p></div>`;
}

function counterFacts({ view, organizationName }: CounterPage): Html {
  const { payment, state, description, amountCents, receiptId, paidAt } = view;
  return factList([
    ["Ente creditore", organizationName],
    ["Codice Fiscale Ente Creditore", payment.organizationFiscalCode],
    ["Oggetto del pagamento", description],
    [
      state === "paid" ? "Importo pagato" : "Importo",
      html`<span class="amount">${euroText(amountCents)}</span>`,
    ],
    [
      "Numero Avviso",
      html`<span class="number">${formatNoticeNumber(payment.noticeNumber)}</span>`,
    ],
    ["Sportello", payment.terminal],
    ["Pagato il", paidAt && momentText(paidAt)],
    ["Numero della ricevuta (IUR)", receiptId],
  ]);
}

function actions({ view, key, payLink }: CounterPage): Html | undefined {
  const { payment, state } = view;
  switch (state) {
    case "waiting":
      return html`<form method="post" action="/sportello/${key}">
${hiddenFields({ ente: payment.organizationFiscalCode })}
<button type="submit" class="secondary">Annulla il pagamento</button></form>`;
    case "paid":
      return html`<p class="hint" id="come-stampare">Per stampare la ricevuta usa il comando di
stampa del browser.</p>
<button type="button" id="stampa" hidden="">Stampa la ricevuta</button>`;
    case "expired":
      return html`<a class="button secondary" href="${payLink}">Vai all'avviso</a>`;
    case "cancelled":
      return undefined;
  }
}

const printScript = html`<script src="${assetAddress("stampa.js")}" defer=""></script>`;
