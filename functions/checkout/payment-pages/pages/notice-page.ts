import type {
  CheckedNotice,
  PayableNotice,
} from "../../../../shared/domain/checkout/check-notice.ts";
import type { EuroCents } from "../../../../shared/domain/values/euro-cents.ts";
import { type Html, html } from "../../../../shared/domain/values/html.ts";
import { emailField, emptyForm, type FormState, hiddenFields, problemSummary } from "./controls.ts";
import { message, page } from "./layout.ts";
import { contactFacts, noticeFacts, shutNoticeFacts } from "./notice-facts.ts";
import { checkoutHint, euroText, refusalWords } from "./wording.ts";

/** What a notice's page is made of. */
export type NoticePage = {
  readonly payable: PayableNotice;
  /** Opens one cart, however often the form is sent. */
  readonly cartKey: string;
  /** Where anybody gets to this page, and the same as a QR code. */
  readonly payLink: string;
  readonly picture: Html;
};

/** A notice that can be paid now. */
export function noticePage(shown: NoticePage, state: FormState = emptyForm): Html {
  const { payable, payLink, picture } = shown;
  return page({
    title: "Paga l'avviso",
    content: html`${problemSummary(state)}
<div class="card">${noticeFacts(payable)}</div>
<form method="post" action="${formAddress(payable)}">
${hiddenFields(seenFields(shown))}
${emailField(state)}
<p class="actions"><button type="submit">Paga ora</button></p>
<p class="hint">${checkoutHint}</p>
</form>
<section class="screen-only" aria-labelledby="altro-dispositivo">
<h2 id="altro-dispositivo">Paga da un altro dispositivo</h2>
<div class="code">${picture}
<div><p>Inquadra il codice con la fotocamera del telefono, oppure apri questo indirizzo:</p>
<p class="address"><a href="${payLink}">${payLink}</a></p></div></div>
</section>`,
  });
}

type Confirmation = Pick<NoticePage, "payable" | "cartKey"> & {
  readonly email?: string;
};

/** The ente asks for another amount than was shown: nobody pays it without having seen it. */
export function amountChangedPage(
  confirmation: Confirmation & { readonly shownCents: EuroCents | undefined },
): Html {
  const { payable, shownCents } = confirmation;
  const { amountCents } = payable.notice;
  return page({
    title: "L'importo è cambiato: conferma per pagare",
    content: html`${message({
      kind: "info",
      content: html`<p>Mentre guardavi la pagina l'ente ha aggiornato l'importo. Non hai ancora
pagato nulla.</p>
<p>${shownCents !== undefined && html`Prima: <s>${euroText(shownCents)}</s>. `}Adesso:
<strong class="amount">${euroText(amountCents)}</strong>.</p>`,
    })}
<div class="card">${noticeFacts(payable)}</div>
${confirmForm(confirmation, { label: `Paga ${euroText(amountCents)}`, fields: {} })}`,
  });
}

const otherIsOpen = "Esiste un altro avviso da pagare con lo stesso oggetto e dello stesso ente.";
const otherIsPaid =
  "Un avviso dello stesso ente con lo stesso oggetto è stato pagato nelle ultime 24 ore.";

/** There is a debt that looks the same: whoever pays twice has to mean it. */
export function duplicatePage(confirmation: Confirmation & { readonly isOpen: boolean }): Html {
  return page({
    title: "Forse è un pagamento doppio: conferma per pagare",
    content: html`${message({
      kind: "info",
      content: html`<p>${confirmation.isOpen ? otherIsOpen : otherIsPaid} Controlla che non si
tratti dello stesso debito: non hai ancora pagato nulla.</p>`,
    })}
<div class="card">${noticeFacts(confirmation.payable)}</div>
${confirmForm(confirmation, { label: "Paga comunque", fields: { ripetizione: "si" } })}`,
  });
}

function confirmForm(
  confirmation: Confirmation,
  { label, fields }: { readonly label: string; readonly fields: Readonly<Record<string, string>> },
): Html {
  const { payable, email } = confirmation;
  const sent = { ...seenFields(confirmation), ...(email && { email }), ...fields };
  return html`<form method="post" action="${formAddress(payable)}">
${hiddenFields(sent)}
<p class="actions"><button type="submit">${label}</button>
<a href="${noticeAddress(payable)}">Non pagare adesso</a></p></form>`;
}

function seenFields({ payable, cartKey }: Pick<NoticePage, "payable" | "cartKey">) {
  const { organization, notice } = payable;
  return { ente: organization.fiscalCode, chiave: cartKey, importo: notice.amountCents };
}

function formAddress({ notice }: Pick<PayableNotice, "notice">): string {
  return `/paga/${notice.noticeNumber}`;
}

function noticeAddress({ organization, notice }: PayableNotice): string {
  return `/paga/${notice.noticeNumber}?ente=${organization.fiscalCode}`;
}

type RefusedNotice = Extract<CheckedNotice, { readonly outcome: "refused" }>;

/** A notice that cannot be paid: why, and what to do. */
export function shutNoticePage({ refusal, found }: RefusedNotice): Html {
  const { title, meaning, advice } = refusalWords[refusal];
  const isKnown = found !== undefined && found.position.status !== "DRAFT";
  return page({
    title,
    content: html`${message({ kind: "info", content: html`<p>${meaning}</p>\n<p>${advice}</p>` })}
${isKnown && html`<div class="card">${shutNoticeFacts(found)}</div>`}
${isKnown && contactFacts(found.organization)}
<p class="actions"><a class="button secondary" href="/paga">Cerca un altro avviso</a></p>`,
  });
}
