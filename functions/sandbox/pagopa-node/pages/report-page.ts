import { endedWell } from "../../../../shared/domain/sandbox/sandbox-run.ts";
import { type Html, html } from "../../../../shared/domain/values/html.ts";
import type { RunView } from "../view-run.ts";
import { fact } from "./form-controls.ts";
import { page } from "./layout.ts";
import { receiptsTable, soapExchange, stepsTable } from "./run-tables.ts";
import { momentText } from "./wording.ts";

/** The report an ente puts with the papers of its tests: everything in sight, to be printed. */
export function reportPage(view: RunView, now: Date): Html {
  const { run, calls, deliveries, organizationName } = view;
  const fiscalCode = run.organizationFiscalCode;
  const refused = calls.filter((call) => !endedWell(call)).length;
  const first = calls[0]?.startedAt ?? run.createdAt;
  const last = calls.at(-1)?.startedAt ?? run.createdAt;
  return page({
    title: `Rapporto: ${run.title}`,
    content: html`<dl class="facts">
${fact("Ente", fiscalCode && (organizationName ?? "non censito nel portale"))}
${fact("Codice fiscale dell'ente", fiscalCode)}
${fact("Prima chiamata", momentText(first))}
${fact("Ultima chiamata", momentText(last))}
${fact("Chiamate", `${calls.length}, di cui ${refused} con esito KO`)}
${fact("Identificativo della prova", html`<code>${run.id}</code>`)}
${fact("Rapporto prodotto il", `${momentText(now.toISOString())} (ora italiana)`)}
</dl>
<p class="actions screen-only"><a href="/sandbox/runs/${run.id}">Torna alla prova</a>
<a href="/sandbox/runs/${run.id}/report.json">Rapporto in JSON</a></p>
<p class="screen-only">Per averlo su carta o in PDF usare la stampa del browser.</p>
<section><h2>Passi ed esiti</h2>
${calls.length === 0 ? html`<p>Nessuna chiamata.</p>` : stepsTable(calls)}
${deliveries.length > 0 && receiptsTable(deliveries)}
</section>
<section><h2>Messaggi SOAP</h2>
${calls.map((call, index) => soapExchange(call, index + 1, true))}
</section>`,
  });
}
