import { type Cart, type CartNotice, totalOf } from "../../../../shared/domain/checkout/cart.ts";
import type { CartProblem } from "../../../../shared/domain/checkout/cart-problem.ts";
import { type Html, html } from "../../../../shared/domain/values/html.ts";
import { maskEmailAddress } from "../../../../shared/domain/values/mask-email-address.ts";
import { formatNoticeNumber } from "../../../../shared/domain/values/notice-number.ts";
import {
  emailField,
  emptyForm,
  type FormState,
  factList,
  hiddenFields,
  problemSummary,
} from "./controls.ts";
import { message, page } from "./layout.ts";
import { amountUpdated, checkoutHint, euroText, notStarted, refusalWords } from "./wording.ts";

/** A cart on its way to Checkout; `key` opens it. */
export type CartPage = {
  readonly cart: Cart;
  readonly key: string;
  /** Where the ente's own portal wants the browser back, signed. */
  readonly wayBack?: string;
};

/** What is paid, to whom and how much; `short` asks for the e-mail address alone. */
export function cartPage(shown: CartPage, state: FormState = emptyForm): Html {
  const { cart, wayBack } = shown;
  const { notices } = cart;
  const isShort = cart.origin.kind === "organization" && cart.origin.presentation === "short";
  return page({
    title: notices.length === 1 ? "Paga l'avviso" : `Paga ${notices.length} avvisi`,
    content: html`${problemSummary(state)}
${!isShort && html`<ul class="plain">${notices.map(noticeItem)}</ul>`}
${totalLine(cart)}
<form method="post" action="${cartAddress(shown)}">
${hiddenFields({ importo: totalOf(notices) })}
${emailChoice(cart, state)}
<p class="actions"><button type="submit">Paga ora</button>
${wayBack !== undefined && backLink(wayBack)}</p>
<p class="hint">${checkoutHint}</p>
</form>`,
  });
}

export function cartAddress({ key }: Pick<CartPage, "key">): string {
  return `/paga/carrello/${key}`;
}

export function backLink(address: string): Html {
  return html`<a class="button secondary" href="${address}" rel="noreferrer">Torna al sito
dell'ente</a>`;
}

/** The same again, for who has agreed to the whole amount already. */
export function payAgainForm(shown: Pick<CartPage, "cart" | "key">): Html {
  return html`<form method="post" action="${cartAddress(shown)}">
${hiddenFields({ importo: totalOf(shown.cart.notices) })}
<button type="submit">Riprova</button></form>`;
}

/** Once a page of Checkout has been made the address is the one that it was told. */
function emailChoice({ status, payerEmail }: Cart, state: FormState): Html {
  if (status === "OPEN") {
    const values = { ...(payerEmail && { email: payerEmail }), ...state.values };
    return emailField({ ...state, values });
  }
  const text =
    payerEmail === undefined
      ? "Indichi l'indirizzo per la ricevuta sulla pagina di pagamento."
      : `La ricevuta va a ${maskEmailAddress(payerEmail)}.`;
  return html`<p>${text}</p>`;
}

function noticeItem(notice: CartNotice): Html {
  const { organizationName, amountCents, noticeNumber, description } = notice;
  return html`<li class="card"><h2>${description}</h2>
${factList([
  ["Ente creditore", organizationName],
  ["Numero Avviso", html`<span class="number">${formatNoticeNumber(noticeNumber)}</span>`],
  ["Importo", html`<span class="amount">${euroText(amountCents)}</span>`],
])}</li>`;
}

function totalLine({ notices }: Pick<Cart, "notices">): Html {
  return html`<p class="total">Totale <strong class="amount">${euroText(totalOf(notices))}</strong>
</p>`;
}

/** Enti have changed what is due: each old and new, and the whole to confirm. */
export function cartChangedPage(shown: CartPage, now: Cart["notices"]): Html {
  const { cart, wayBack } = shown;
  const changes = cart.notices.flatMap((notice, index) => {
    const amountCents = now[index]?.amountCents ?? notice.amountCents;
    if (amountCents === notice.amountCents) return [];
    return [
      html`<li>${notice.description}: prima <s>${euroText(notice.amountCents)}</s>, adesso
<strong class="amount">${euroText(amountCents)}</strong>.</li>`,
    ];
  });
  const totalCents = totalOf(now);
  return page({
    title: "L'importo è cambiato: conferma per pagare",
    content: html`${message({
      kind: "info",
      content: html`<p>${amountUpdated}</p>
<ul>${changes}</ul>`,
    })}
${totalLine({ notices: now })}
<form method="post" action="${cartAddress(shown)}">
${hiddenFields({ importo: totalCents })}
<p class="actions"><button type="submit">Paga ${euroText(totalCents)}</button>
${wayBack !== undefined && backLink(wayBack)}</p></form>`,
  });
}

/** Some of the notices cannot be paid, so none is: each with why. */
export function cartWrongPage(
  notices: readonly Pick<CartNotice, "description" | "organizationName" | "noticeNumber">[],
  problems: readonly CartProblem[],
  wayBack: string | undefined,
): Html {
  const reasons = problems.map((problem) => {
    const notice = notices[problem.index];
    const words = problem.reason === "amountChanged" ? undefined : refusalWords[problem.reason];
    return html`<li class="card"><h2>${notice?.description}</h2>
${factList([
  ["Ente creditore", notice?.organizationName],
  ["Numero Avviso", notice && formatNoticeNumber(notice.noticeNumber)],
  ["Perché non si può pagare", words && `${words.meaning} ${words.advice}`],
])}</li>`;
  });
  return page({
    title: notices.length === 1 ? "Avviso non pagabile" : "Alcuni avvisi non si possono pagare",
    content: html`${message({
      kind: "info",
      content: html`<p>${notStarted}</p>`,
    })}
<ul class="plain">${reasons}</ul>
<p class="actions">${
      wayBack === undefined
        ? html`<a class="button secondary" href="/paga">Paga un avviso</a>`
        : backLink(wayBack)
    }</p>`,
  });
}
