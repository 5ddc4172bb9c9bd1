import { type Html, html } from "../../../../shared/domain/values/html.ts";
import { type FormState, radioGroup, textField } from "./form-controls.ts";

const outcomes = [
  { value: "OK", label: "OK: pagamento riuscito" },
  { value: "KO", label: "KO: pagamento non riuscito" },
];

const scenarios = [
  { value: "once", label: "Una volta" },
  { value: "twiceSame", label: "Due volte, stesso identificativo" },
  { value: "twiceOther", label: "Due volte, la seconda con altro identificativo" },
  { value: "malformed", label: "Malformata al primo invio, poi intera" },
];

const recipients = [
  { value: "creditor", label: "All'ente dell'avviso" },
  { value: "all", label: "Anche agli altri enti beneficiari serviti dal portale" },
  { value: "other", label: "Soltanto all'ente secondario indicato fra le altre scelte" },
];

const versions = [
  { value: "V2", label: "V2: paGetPaymentV2 e paSendRTV2" },
  { value: "V1", label: "V1: paGetPayment e paSendRT" },
];

/** How a payment ends: the questions of every form with a receipt, and those of one form alone. */
export function receiptFields(prefix: string, state: FormState, extra?: Html): Html {
  return html`<div class="choices">
${radioGroup({ prefix, name: "version", legend: "Versione delle primitive" }, versions, state)}
${radioGroup({ prefix, name: "outcome", legend: "Esito del pagamento" }, outcomes, state)}
${radioGroup({ prefix, name: "scenario", legend: "Invio della ricevuta" }, scenarios, state)}
${radioGroup({ prefix, name: "recipients", legend: "Destinatari" }, recipients, state)}
${extra}
</div>
<details class="more" ${state.problems.length > 0 && html`open`}><summary>Altre scelte</summary>
${textField(
  {
    prefix,
    name: "recipient",
    label: "Codice fiscale dell'ente secondario",
    hint: "Serve solo per «Soltanto all'ente secondario».",
    inputMode: "numeric",
    maxLength: 11,
  },
  state,
)}
${textField(
  {
    prefix,
    name: "daysLate",
    label: "Giorni di ritardo",
    hint: "La ricevuta arriva ora, ma il pagamento risale a tanti giorni fa (0–365).",
    inputMode: "numeric",
    value: "0",
    maxLength: 3,
  },
  state,
)}
${textField({ prefix, name: "payerName", label: "Nome di chi paga", maxLength: 70 }, state)}
${textField(
  {
    prefix,
    name: "payerCode",
    label: "Codice fiscale di chi paga",
    hint: "Senza codice, chi paga è anonimo.",
    maxLength: 16,
  },
  state,
)}
${textField(
  {
    prefix,
    name: "fee",
    label: "Commissione a carico di chi paga, in euro",
    hint: "Per esempio 1,50.",
    inputMode: "decimal",
    maxLength: 12,
  },
  state,
)}
</details>`;
}
