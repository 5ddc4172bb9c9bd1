import { type CheckoutCart, returnUrlOf } from "../../../../shared/domain/sandbox/checkout-cart.ts";
import { euroCents } from "../../../../shared/domain/values/euro-cents.ts";
import { type Html, html } from "../../../../shared/domain/values/html.ts";
import { emptyForm, type FormState, fact, problemSummary, textField } from "./form-controls.ts";
import { page } from "./layout.ts";
import { cartStatusWord, euroText, noticeText } from "./wording.ts";

/** The page to which Checkout sends the browser: what is paid, and the choice of how it ends. */
export function checkoutPage(cart: CheckoutCart, state: FormState = emptyForm): Html {
  const total = euroCents(cart.notices.reduce((sum, { amountCents }) => sum + amountCents, 0));
  return page({
    site: "Checkout di prova",
    title: cart.notices.length === 1 ? "Paga l'avviso" : `Paga ${cart.notices.length} avvisi`,
    content: html`
<ul class="plain cart">${cart.notices.map(
      (notice) => html`<li class="card"><h2>${notice.description}</h2>
<dl class="facts">
${fact("Ente creditore", notice.companyName)}
${fact("Codice avviso", noticeText(notice.noticeNumber))}
${fact("Importo", html`<span class="amount">${euroText(notice.amountCents)}</span>`)}
</dl></li>`,
    )}</ul>
<p class="total">Totale <strong>${euroText(total)}</strong></p>
${cart.status === "OPEN" ? choiceForm(cart, state) : ended(cart)}
<p><a href="/sandbox/runs/${cart.id}">Chiamate fatte per questo carrello</a></p>`,
  });
}

const waitButton = html`<button type="submit" name="choice" value="wait" class="secondary">
Esito in attesa</button>`;

/** The four ways in which a cart ends; only the first two need an address. */
function choiceForm(cart: CheckoutCart, state: FormState): Html {
  const prefix = "carrello";
  const value = cart.emailNotice === undefined ? {} : { value: cart.emailNotice };
  return html`${problemSummary(state, prefix)}
<form method="post" action="/sandbox/checkout/${cart.id}">
${textField(
  {
    prefix,
    name: "email",
    label: "Indirizzo e-mail per l'esito",
    hint: "Compare nella ricevuta; nessuno vi scrive.",
    type: "email",
    inputMode: "email",
    autocomplete: "email",
    maxLength: 256,
    ...value,
  },
  state,
)}
<p class="actions">
<button type="submit" name="choice" value="pay">Paga</button>
${cart.returnUrls.waiting !== undefined && waitButton}
<button type="submit" name="choice" value="fail" class="secondary">Errore</button>
<button type="submit" name="choice" value="cancel" class="secondary">Annulla</button>
</p></form>`;
}

function ended(cart: CheckoutCart): Html {
  const back = returnUrlOf(cart);
  return html`<div class="notice ${cart.status === "PAID" ? "ok" : "ko"}" role="status">
<p>Carrello ${cartStatusWord(cart.status)}.${cart.failure !== undefined && ` ${cart.failure}.`}</p>
${back !== undefined && html`<p><a href="${back}">Torna al sito dell'ente</a></p>`}</div>`;
}
