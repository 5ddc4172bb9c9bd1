import { html } from "../../../shared/domain/values/html.ts";
import type { DemoClient } from "../demo-clients.ts";
import type { FunctionFigures } from "../lambda/function-statistics.ts";
import type { RoutePlan } from "../template/cloud-plan.ts";
import { page } from "./console-page.ts";

/** How many messages a queue holds. */
export type QueueDepth = {
  readonly queueName: string;
  readonly isDeadLetter: boolean;
  readonly ready: number;
  readonly inFlight: number;
  readonly delayed: number;
};

export type IndexFacts = {
  readonly apiUrl: string;
  readonly routes: readonly RoutePlan[];
  readonly queues: readonly QueueDepth[];
  readonly functions: Readonly<Record<string, FunctionFigures>>;
  readonly clients: readonly DemoClient[];
  readonly endpoints: Readonly<Record<string, string>>;
  readonly logDirectory: string;
};

/** The first page of the local cloud: where everything is and how it is doing. */
export function indexPage(facts: IndexFacts): string {
  return page(
    "Cloud locale",
    html`
<ul>
  <li><a href="/_local/mail">Messaggi di posta inviati</a> (<a href="/_local/mails">JSON</a>)</li>
  <li><a href="/_local/app-io">Messaggi inviati ad App IO</a></li>
  <li><a href="/v1/session/login?returnTo=/_local/">Accedere come una persona di prova</a></li>
  <li><a href="/_local/oidc/.well-known/openid-configuration">Fornitore di identità</a></li>
  <li><a href="/_local/functions">Misure delle funzioni (JSON)</a></li>
  <li><a href="/_local/queues">Code (JSON)</a></li>
</ul>
${queuesSection(facts)}${functionsSection(facts)}${routesSection(facts)}
${clientsSection(facts)}${endpointsSection(facts)}`,
  );
}

function queuesSection({ queues }: IndexFacts) {
  const rows = queues.map(
    (queue) => html`<tr><td>${queue.queueName}${
      queue.isDeadLetter && queue.ready + queue.inFlight > 0
        ? html` <span class="warning">messaggi non elaborati</span>`
        : ""
    }</td><td class="number">${queue.ready}</td><td class="number">${queue.inFlight}</td>
<td class="number">${queue.delayed}</td></tr>`,
  );
  return html`<h2>Code</h2><table><thead><tr><th>Coda</th><th class="number">In attesa</th>
<th class="number">In lavorazione</th><th class="number">Rinviati</th></tr></thead>
<tbody>${rows}</tbody></table>`;
}

function functionsSection({ functions, logDirectory }: IndexFacts) {
  const rows = Object.entries(functions).map(
    ([name, figures]) => html`<tr><td>${name}</td><td class="number">${figures.invocations}</td>
<td class="number">${figures.errors}</td><td class="number">${figures.timeouts}</td>
<td class="number">${figures.p50Ms}</td><td class="number">${figures.p95Ms}</td>
<td class="number">${figures.maxRssMib}</td></tr>`,
  );
  return html`<h2>Funzioni</h2><p>Registri in <code>${logDirectory}</code></p>
<table><thead><tr><th>Funzione</th><th class="number">Chiamate</th><th class="number">Errori</th>
<th class="number">Tempi scaduti</th><th class="number">ms (mediana)</th>
<th class="number">ms (95°)</th><th class="number">MiB al massimo</th></tr></thead>
<tbody>${rows}</tbody></table>`;
}

function routesSection({ routes, apiUrl }: IndexFacts) {
  const rows = routes.map(
    ({ routeKey, functionName }) => html`<tr><td>${routeKey}</td><td>${functionName}</td></tr>`,
  );
  return html`<h2>Rotte di ${apiUrl}</h2><table><tbody>${rows}</tbody></table>`;
}

function clientsSection({ clients }: IndexFacts) {
  const rows = clients.map(
    (client) => html`<tr><td>${client.description}</td><td><code>${client.clientId}</code></td>
<td><code>${client.clientSecret}</code></td><td>${client.organizationFiscalCode ?? "–"}</td></tr>`,
  );
  return html`<h2>Credenziali di prova</h2><table><thead><tr><th>Chi</th><th>Identificativo</th>
<th>Segreto</th><th>Ente</th></tr></thead><tbody>${rows}</tbody></table>`;
}

function endpointsSection({ endpoints }: IndexFacts) {
  const rows = Object.entries(endpoints).map(
    ([name, url]) => html`<tr><td>${name}</td><td><code>${url}</code></td></tr>`,
  );
  return html`<h2>Servizi</h2><table><tbody>${rows}</tbody></table>`;
}
