import type { SandboxCall } from "../../../../shared/domain/sandbox/sandbox-run.ts";
import {
  type CalendarDate,
  formatItalianDate,
  parseCalendarDate,
} from "../../../../shared/domain/values/calendar-date.ts";
import type { BegunPayment } from "../find-payment.ts";
import type { DescribedNotice, RunView } from "../view-run.ts";
import { emptyForm, type FormState, hidden, problemSummary, radioGroup } from "./form-controls.ts";
import { type Html, html } from "./html.ts";
import { page } from "./layout.ts";
import { receiptFields, versionField } from "./receipt-fields.ts";
import { outcomeBadge, receiptsTable, soapExchange, stepsTable } from "./run-tables.ts";
import {
  cartStatusWord,
  euroText,
  faultCodes,
  faultSentence,
  noticeText,
  operationName,
} from "./wording.ts";

export type SentForm = FormState & { readonly form: "payment" | "receipt" };

/** The page on which somebody works at a run: what has happened, what can be done next. */
export function runPage(view: RunView, sent?: SentForm): Html {
  const { run, calls, deliveries, described } = view;
  const open = view.payments.filter(
    ({ paymentToken, notice }) =>
      !deliveries.some(
        (delivery) =>
          delivery.receiptId === paymentToken ||
          delivery.notice.noticeNumber === notice.noticeNumber,
      ),
  );
  const last = calls.at(-1);
  return page({
    title: run.title,
    content: html`
${identity(view)}
${last !== undefined && lastOutcome(last)}
${described !== undefined && paymentSection({ view, described, sent, isSettled: deliveries.length > 0 })}
${open.map((payment) => openPaymentSection(view, payment, sent))}
${deliveries.length > 0 && receiptsSection(view)}
<section><h2>Chiamate</h2>
${calls.length === 0 ? html`<p>Nessuna chiamata, finora.</p>` : stepsTable(calls)}
${calls.map((call, index) => soapExchange(call, index + 1, false))}
</section>`,
  });
}

function identity({ run, organizationName, cart }: RunView): Html {
  const base = `/sandbox/runs/${run.id}`;
  const fiscalCode = run.organizationFiscalCode;
  return html`<dl class="facts">
${fiscalCode !== undefined && html`<div><dt>Ente</dt><dd>${organizationName ?? "non censito nel portale"} (${fiscalCode})</dd></div>`}
${cart !== undefined && html`<div><dt>Carrello</dt><dd>${cartStatusWord(cart.status)}${cart.failure !== undefined && ` — ${cart.failure}`}</dd></div>`}
</dl>
<p class="actions"><a href="${base}/report">Rapporto da stampare</a>
<a href="${base}/report.json">Rapporto in JSON</a> <a href="/sandbox">Nuova prova</a></p>`;
}

function lastOutcome(call: SandboxCall): Html {
  const { verdict } = call;
  return html`<div class="notice ${verdict.outcome === "OK" ? "ok" : "ko"}" role="status">
<p><strong>${operationName(call)}</strong> ${outcomeBadge(call)}</p>
${verdict.outcome === "KO" && html`<p>${faultSentence(verdict.fault)}<br><code>${faultCodes(verdict.fault)}</code></p>`}
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
  const { amount, dueDate, detailDescription, allCCP } = description.paymentOptionDescription;
  const parsedDueDate = dueDate === undefined ? undefined : parseCalendarDate(dueDate);
  return html`<section class="card"><h2>Avviso ${noticeText(notice.noticeNumber)}</h2>
<dl class="facts">
<div><dt>Ente creditore</dt><dd>${description.companyName} (${description.fiscalCodePA})</dd></div>
<div><dt>Oggetto</dt><dd>${description.paymentDescription}</dd></div>
${detailDescription !== undefined && html`<div><dt>Dettaglio</dt><dd>${detailDescription}</dd></div>`}
<div><dt>Importo</dt><dd class="amount">${euroText(amount)}</dd></div>
${parsedDueDate !== undefined && html`<div><dt>Scadenza</dt><dd>${dueDateText(parsedDueDate)}</dd></div>`}
${allCCP && html`<div><dt>Conti</dt><dd>soltanto postali</dd></div>`}
</dl>
${verifyAgain(view, described)}
<details class="more" ${(!isSettled || sent?.form === "payment") && html`open`}>
<summary>${isSettled ? "Paga di nuovo lo stesso avviso" : "Paga questo avviso"}</summary>
${paymentForm(view, described, sent?.form === "payment" ? sent : emptyForm)}
</details></section>`;
}

function dueDateText(date: CalendarDate): string {
  return formatItalianDate(date);
}

function noticeFields({ notice }: DescribedNotice): Html {
  return html`${hidden("noticeNumber", notice.noticeNumber)}${hidden("fiscalCode", notice.fiscalCode)}`;
}

function verifyAgain({ run }: RunView, described: DescribedNotice): Html {
  return html`<form method="post" action="/sandbox/runs/${run.id}/verify">
${noticeFields(described)}<button type="submit" class="secondary">Verifica di nuovo</button></form>`;
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
${versionField(prefix, state)}
${receiptFields(prefix, state)}
${radioGroup({ prefix, name: "transferType", legend: "Conto chiesto dal PSP" }, transferTypes, state)}
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
token <code>${payment.paymentToken}</code>. Per 30 minuti nessun altro può attivarlo.</p>
${problemSummary(state, prefix)}
<form method="post" action="/sandbox/runs/${view.run.id}/receipt">
${hidden("paymentToken", payment.paymentToken)}
${versionField(prefix, state)}
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
