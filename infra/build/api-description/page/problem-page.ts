import { html } from "../../../../shared/domain/values/html.ts";
import type { ProblemMeaning } from "../../../../shared/lambda/problem-meaning.ts";
import { pageFrame } from "./page-frame.ts";

/** The page that the `type` of a problem leads to. */
export function problemPage(slug: string, { title, meaning, remedy }: ProblemMeaning): string {
  return pageFrame({
    title,
    introduction: html`<p>Un problema che l'API del portale può rispondere.</p>`,
    main: html`<section><h2>Che cosa significa</h2><p>${meaning}</p></section>
<section><h2>Che cosa fare</h2><p>${remedy}</p></section>
<section><h2>Come si riconosce</h2><p>La risposta è <code>application/problem+json</code> e il suo
<code>type</code> finisce con <code>/problemi/${slug}</code>. Nel suo <code>detail</code> c'è che
cosa è accaduto in quel caso.</p><p><a href="/v1/docs#problemi">Tutti i problemi</a></p></section>`,
  });
}
