import { type Html, html } from "../../../../shared/domain/values/html.ts";
import type { NodeProblem } from "../reply.ts";
import { page } from "./layout.ts";

/** What people read in place of a page that there is not. */
export function problemPage({ title, detail }: NodeProblem): Html {
  return page({
    title,
    content: html`<p class="lead">${detail}</p>
<p><a href="/sandbox">Torna all'inizio</a></p>`,
  });
}
