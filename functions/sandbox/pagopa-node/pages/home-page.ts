import { type Html, html } from "../../../../shared/domain/values/html.ts";
import { emptyForm, type FormState, problemSummary, textField } from "./form-controls.ts";
import { page } from "./layout.ts";

/** The first page: a notice to look at, or another call to make. */
export function homePage(sent: FormState & { readonly action?: string } = emptyForm): Html {
  const stateOf = (action: string) => (sent.action === action ? sent : emptyForm);
  return page({
    title: "Nodo di prova pagoPA",
    scans: true,
    content: html`
<p class="lead">Qui si prova a pagare un avviso come farebbe un cittadino dal suo PSP: il nodo di
prova chiama la stazione dell'ente con le stesse chiamate SOAP del nodo vero, mostra che cosa si
sono detti e ne fa un rapporto da stampare.</p>
${noticeSection(stateOf("verify"))}
<h2>Altre chiamate</h2>
${probeSection(stateOf("probe"))}
${demandSection(stateOf("demand"))}
${programsSection}`,
  });
}

function noticeSection(state: FormState): Html {
  const prefix = "avviso";
  const field = { prefix, inputMode: "numeric" } as const;
  return html`<section class="card">
<h2>Verifica un avviso</h2>
${problemSummary(state, prefix)}
<form method="post" action="/sandbox/runs" data-qr-form>
<input type="hidden" name="action" value="verify">
<div data-qr-reader hidden>
<button type="button" class="secondary" data-qr-start>
Inquadra il codice QR con la fotocamera</button>
<video data-qr-video playsinline muted hidden></video>
<p data-qr-status role="status"></p>
</div>
${textField(
  {
    prefix,
    name: "qr",
    label: "Testo del codice QR (facoltativo)",
    hint: "Comincia con PAGOPA|002|. Se c'è, gli altri due campi non servono.",
    maxLength: 200,
  },
  state,
)}
${textField(
  { ...field, name: "noticeNumber", label: "Numero avviso", hint: "18 cifre.", maxLength: 30 },
  state,
)}
${textField(
  {
    ...field,
    name: "fiscalCode",
    label: "Codice fiscale dell'ente",
    hint: "11 cifre.",
    maxLength: 11,
  },
  state,
)}
${textField(
  {
    prefix,
    name: "title",
    label: "Titolo della prova (facoltativo)",
    hint: "Compare nel rapporto, per esempio «Pre-esercizio TARI 2027».",
    maxLength: 100,
  },
  state,
)}
<button type="submit">Verifica l'avviso</button>
</form>
</section>`;
}

function probeSection(state: FormState): Html {
  const prefix = "sonda";
  return html`<details class="card" ${state.problems.length > 0 && html`open`}>
<summary>Sonda di disponibilit&agrave; della stazione</summary>
${problemSummary(state, prefix)}
<p>Il nodo chiede un avviso di 18 zeri: una stazione attiva risponde subito
PAA_PAGAMENTO_SCONOSCIUTO.</p>
<form method="post" action="/sandbox/runs">
<input type="hidden" name="action" value="probe">
${textField(
  {
    prefix,
    name: "fiscalCode",
    label: "Codice fiscale dell'ente",
    inputMode: "numeric",
    maxLength: 11,
    required: true,
  },
  state,
)}
<button type="submit">Interroga la stazione</button>
</form>
</details>`;
}

function demandSection(state: FormState): Html {
  const prefix = "richiesta";
  const field = { prefix, required: true } as const;
  return html`<details class="card" ${state.problems.length > 0 && html`open`}>
<summary>Pagamento spontaneo presso un PSP</summary>
${problemSummary(state, prefix)}
<p>Il PSP chiede all'ente un avviso per un servizio del catalogo (paDemandPaymentNotice).</p>
<p>Con gli enti dimostrativi: ente 80001230566, servizio 00005, soggetto 00099, dati
<code>${"<bollo><targa>AB123CD</targa><mesi>12</mesi></bollo>"}</code>.</p>
<form method="post" action="/sandbox/runs">
<input type="hidden" name="action" value="demand">
${textField(
  {
    ...field,
    name: "fiscalCode",
    label: "Codice fiscale dell'ente",
    inputMode: "numeric",
    maxLength: 11,
  },
  state,
)}
${textField(
  { ...field, name: "serviceId", label: "Servizio", hint: "5 caratteri.", maxLength: 5 },
  state,
)}
${textField(
  {
    ...field,
    name: "serviceSubjectId",
    label: "Soggetto del servizio",
    hint: "5 caratteri.",
    maxLength: 5,
  },
  state,
)}
<div class="field"><label for="richiesta-serviceData">Dati del servizio, in XML</label>
<textarea id="richiesta-serviceData" name="serviceData" rows="5" required>${
    state.values["serviceData"] ?? "<service/>"
  }</textarea></div>
<button type="submit">Chiedi l'avviso</button>
</form>
</details>`;
}

const programsSection = html`<details class="card">
<summary>Per i programmi</summary>
<p>Le stesse cose si fanno in JSON. Gli importi sono in centesimi; gli errori sono
<code>application/problem+json</code>.</p>
<ul class="plain">
<li><code>POST /sandbox/v1/payments</code>: verifica, attivazione e ricevuta in una volta</li>
<li><code>POST /sandbox/v1/runs</code>: comincia una prova; poi
<code>&hellip;/{id}/verify</code>, <code>activate</code>, <code>pay</code>, <code>resend</code>,
<code>demand</code>, <code>probe</code></li>
<li><code>GET /sandbox/v1/runs/{id}</code>: la prova con tutte le chiamate</li>
<li><code>POST /sandbox/checkout/ec/v1/carts</code> e <code>v2/carts</code>: Checkout</li>
</ul>
</details>`;
