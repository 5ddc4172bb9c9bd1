import {
  endedWell,
  probeNoticeNumber,
  type SandboxCall,
} from "../../../../shared/domain/sandbox/sandbox-run.ts";
import {
  formatItalianDate,
  parseCalendarDate,
} from "../../../../shared/domain/values/calendar-date.ts";
import { type Html, html } from "../../../../shared/domain/values/html.ts";
import type { BegunPayment } from "../find-payment.ts";
import type { DescribedNotice, RunView } from "../view-run.ts";
import {
  emptyForm,
  type FormState,
  fact,
  hidden,
  problemSummary,
  radioGroup,
  textField,
} from "./form-controls.ts";
import { page } from "./layout.ts";
import { receiptFields } from "./receipt-fields.ts";
import { outcomeBadge, receiptsTable, soapExchange, stepsTable } from "./run-tables.ts";
import {
  cartStatusWord,
  euroText,
  faultCodes,
  faultSentence,
  noticeText,
  operationName,
} from "./wording.ts";

export type SentForm = FormState & { readonly form: "payment" | "receipt" | "verify" };

/** The page on which somebody works at a run: what has happened, what can be done next. */
export function runPage(view: RunView, sent?: SentForm): Html {
  const { run, calls, deliveries, described } = view;
  const open = view.payments.filter(
    ({ paymentToken }) => !deliveries.some(({ receiptId }) => receiptId === paymentToken),
  );
  const last = calls.at(-1);
  return page({
    title: run.title,
    content: html`
${identity(view)}
${last !== undefined && lastOutcome(last)}
${described && paymentSection({ view, described, sent, isSettled: deliveries.length > 0 })}
${open.map((payment) => openPaymentSection(view, payment, sent))}
${deliveries.length > 0 && receiptsSection(view)}
${verifySection(view, sent)}
<section><h2>Chiamate</h2>
${calls.length === 0 ? html`<p>Nessuna chiamata, finora.</p>` : stepsTable(calls)}
${calls.map((call, index) => soapExchange(call, index + 1, false))}
</section>`,
  });
}

function identity({ run, organizationName, cart }: RunView): Html {
  const base = `/sandbox/runs/${run.id}`;
  const { organizationFiscalCode: code } = run;
  const ente = code && `${organizationName ?? "non censito nel portale"} (${code})`;
  const failure = cart?.failure === undefined ? "" : ` — ${cart.failure}`;
  return html`<dl class="facts">
${fact("Ente", ente)}
${fact("Carrello", cart && `${cartStatusWord(cart.status)}${failure}`)}
</dl>
<p class="actions"><a href="${base}/report">Rapporto da stampare</a>
<a href="${base}/report.json">Rapporto in JSON</a> <a href="/sandbox">Nuova prova</a></p>`;
}

function lastOutcome(call: SandboxCall): Html {
  const { verdict } = call;
  return html`<div class="notice ${endedWell(call) ? "ok" : "ko"}" role="status">
<p><strong>${operationName(call)}</strong> ${outcomeBadge(call)}</p>
${
  verdict.outcome === "KO" &&
  html`<p>${faultSentence(verdict.fault)}<br><code>${faultCodes(verdict.fault)}</code></p>`
}
</div>`;
}

type PaymentSection = {
  readonly view: RunView;
  readonly described: DescribedNotice;
  readonly sent: SentForm | undefined;
  readonly isSettled: boolean;
};

function paymentSection({ view, described, sent, isSettled }: PaymentSection): Html {
  const { notice, description } = described;
  const option = description.paymentOptionDescription;
  const dueDate = parseCalendarDate(option.dueDate ?? "");
  return html`<section class="card"><h2>Avviso ${noticeText(notice.noticeNumber)}</h2>
<dl class="facts">
${fact("Ente creditore", `${description.companyName} (${description.fiscalCodePA})`)}
${fact("Oggetto", description.paymentDescription)}
${fact("Dettaglio", option.detailDescription)}
${fact("Importo", html`<span class="amount">${euroText(option.amount)}</span>`)}
${fact("Scadenza", dueDate && formatItalianDate(dueDate))}
${fact("Conti", option.allCCP && "soltanto postali")}
</dl>
<details class="more" ${(!isSettled || sent?.form === "payment") && html`open`}>
<summary>${isSettled ? "Paga di nuovo lo stesso avviso" : "Paga questo avviso"}</summary>
${paymentForm(view, described, sent?.form === "payment" ? sent : emptyForm)}
</details></section>`;
}

function noticeFields({ notice }: DescribedNotice): Html {
  const { noticeNumber, fiscalCode } = notice;
  return html`${hidden("noticeNumber", noticeNumber)}${hidden("fiscalCode", fiscalCode)}`;
}

/** The same notice once more, or another one, in the same run. */
function verifySection({ run, calls }: RunView, sent: SentForm | undefined): Html {
  const prefix = "verifica";
  const last = calls.findLast(({ notice }) => notice?.noticeNumber !== probeNoticeNumber)?.notice;
  const isThis = sent?.form === "verify";
  const state = isThis ? sent : { ...emptyForm, values: last ?? {} };
  const field = { prefix, inputMode: "numeric" } as const;
  return html`<details class="card" ${isThis && html`open`}>
<summary>Verifica un avviso in questa prova</summary>
${problemSummary(state, prefix)}
<form method="post" action="/sandbox/runs/${run.id}/verify">
${textField({ ...field, name: "noticeNumber", label: "Numero avviso", maxLength: 30 }, state)}
${textField(
  { ...field, name: "fiscalCode", label: "Codice fiscale dell'ente", maxLength: 11 },
  state,
)}
<button type="submit">Verifica</button>
</form></details>`;
}

const transferTypes = [
  { value: "", label: "Nessuna preferenza" },
  { value: "POSTAL", label: "POSTAL: conti postali" },
  { value: "PAGOPA", label: "PAGOPA: conti bancari" },
];

function paymentForm({ run }: RunView, described: DescribedNotice, state: FormState): Html {
  const prefix = "paga";
  return html`${problemSummary(state, prefix)}
<form method="post" action="/sandbox/runs/${run.id}/payment">
${noticeFields(described)}
${receiptFields(
  prefix,
  state,
  radioGroup(
    { prefix, name: "transferType", legend: "Conto chiesto dal PSP" },
    transferTypes,
    state,
  ),
)}
<p class="actions"><button type="submit" name="step" value="pay">Paga</button>
<button type="submit" name="step" value="activate" class="secondary">Attiva soltanto</button></p>
</form>`;
}

function openPaymentSection(
  view: RunView,
  payment: BegunPayment,
  sent: SentForm | undefined,
): Html {
  const prefix = "ricevuta";
  const isThis = sent?.form === "receipt" && sent.values["paymentToken"] === payment.paymentToken;
  const state = isThis ? sent : { ...emptyForm, values: { version: payment.version } };
  return html`<section class="card"><h2>Pagamento attivato, senza esito</h2>
<p>Avviso ${noticeText(payment.notice.noticeNumber)}, ${euroText(payment.offered.paymentAmount)},
token <code>${payment.paymentToken}</code>. Per 30 minuti nessun altro pu&ograve; attivarlo.</p>
${problemSummary(state, prefix)}
<form method="post" action="/sandbox/runs/${view.run.id}/receipt">
${hidden("paymentToken", payment.paymentToken)}
${receiptFields(prefix, state)}
<button type="submit">Invia l'esito</button>
</form></section>`;
}

function receiptsSection({ run, deliveries }: RunView): Html {
  const isWaiting = deliveries.some(({ state }) => state !== "NOTIFIED");
  return html`<section><h2>Ricevute</h2>
${
  isWaiting &&
  html`<p>Alcune ricevute aspettano un altro invio: il nodo riprova da solo.
<a href="/sandbox/runs/${run.id}">Aggiorna la pagina</a></p>`
}
${receiptsTable(
  deliveries,
  ({ id }, number) => html`<form method="post" action="/sandbox/runs/${run.id}/resend">
${hidden("receipt", id)}<button type="submit" class="secondary small"
 aria-label="Rimanda identica la ricevuta ${number}">Rimanda identica</button></form>`,
)}
</section>`;
}
