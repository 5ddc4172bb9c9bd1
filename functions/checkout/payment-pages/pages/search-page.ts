import { type Html, html } from "../../../../shared/domain/values/html.ts";
import { emptyForm, type FormState, inputField, problemSummary } from "./controls.ts";
import { page } from "./layout.ts";

/** Where whoever holds a notice begins: the two codes printed on it. */
export function searchPage(state: FormState = emptyForm): Html {
  const isWrong = Object.keys(state.problems).length > 0;
  return page({
    title: isWrong ? "Correggi i dati dell'avviso" : "Paga un avviso",
    content: html`<p class="lead">Ti servono i due codici scritti sull'avviso di pagamento pagoPA.
Non serve accedere.</p>
${problemSummary(state)}
<form method="get" action="/paga">
${inputField(
  {
    name: "numero",
    label: "Numero Avviso",
    hint: "18 cifre, con o senza spazi.",
    attributes: html`inputmode="numeric" autocomplete="off" maxlength="30" required=""`,
  },
  state,
)}
${inputField(
  {
    name: "ente",
    label: "Codice Fiscale Ente Creditore",
    hint: "11 cifre: è il codice dell'ente, non il tuo.",
    attributes: html`inputmode="numeric" autocomplete="off" maxlength="20" required=""`,
  },
  state,
)}
<p class="actions"><button type="submit">Cerca l'avviso</button></p>
</form>`,
  });
}
