import { prettyXml } from "../../../functions/sandbox/pagopa-node/pages/pretty-xml.ts";
import { type Html, html } from "../../../shared/domain/values/html.ts";
import { type CaseResult, type Check, type Exchange, messageBytesMax } from "./conformance-case.ts";
import { reportStyle } from "./report-style.ts";

export type ReportFacts = {
  /** "28/11/2026, 10:00:00", in Italy. */
  readonly date: string;
  readonly software: string;
  readonly version: string;
  readonly specification: string;
  readonly environment: string;
  /** The answers were judged by libxml2 too. */
  readonly withLibxml2: boolean;
};

/** The report as one page without anything outside it, to be read, printed and attached. */
export function reportPage(facts: ReportFacts, results: readonly CaseResult[]): string {
  const failed = results.filter(({ passed }) => !passed);
  const sections = [...new Set(results.map(({ section }) => section))];
  const ofSection = (name: string) => results.filter(({ section }) => section === name);
  return html`<!doctype html>
<html lang="it"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Rapporto di conformità paForNode – ${facts.software} ${facts.version}</title>
${reportStyle}</head><body>
<header>
  <p class="kicker">${facts.software}</p>
  <h1>Rapporto di conformità della stazione</h1>
  <p class="subtitle">Servizi dell’ente creditore chiamati dal nodo dei pagamenti pagoPA (paForNode)</p>
</header>
<main>
${verdict(results.length, failed.length)}
<dl class="facts">
  <div><dt>Data della prova</dt><dd>${facts.date}</dd></div>
  <div><dt>Versione del software</dt><dd>${facts.version}</dd></div>
  <div><dt>Specifica</dt><dd>${facts.specification}</dd></div>
  <div><dt>Ambiente</dt><dd>${facts.environment}</dd></div>
</dl>
${failed.length > 0 && failures(failed)}
<h2>Riepilogo</h2>
<table class="summary"><thead><tr><th>Sezione</th><th class="number">Casi</th>
<th class="number">Superati</th><th class="number">Falliti</th><th>Esito</th></tr></thead><tbody>
${sections.map((name, index) => summaryRow(`${index + 1}. ${name}`, ofSection(name)))}
</tbody><tfoot>${summaryRow("Totale", results)}</tfoot></table>
${scope(facts)}
${signature}
${sections.map((name, index) => sectionTable(index + 1, name, ofSection(name)))}
<section class="messages"><h2>Messaggi scambiati</h2>
<p class="screen-only">Si apre un caso per leggere le sue richieste e risposte.
<button type="button" onclick="for (const one of document.querySelectorAll('details')) one.open = true">
Apri tutti</button> <button type="button"
onclick="for (const one of document.querySelectorAll('details')) one.open = false">Chiudi tutti</button>
In stampa compaiono i messaggi dei casi aperti.</p>
${results.map(messages)}</section>
</main></body></html>`.html;
}

function verdict(cases: number, failed: number): Html {
  return failed === 0
    ? html`<p class="verdict passed"><strong>Superato</strong>
Tutti i ${cases} casi hanno dato la risposta attesa.</p>`
    : html`<p class="verdict failed"><strong>Non superato</strong>
Casi con una risposta diversa da quella attesa: ${failed} su ${cases}.</p>`;
}

function failures(failed: readonly CaseResult[]): Html {
  return html`<h2>Casi falliti</h2><ul>${failed.map(
    ({ number, title }) => html`<li><a href="#caso-${number}">${number}</a> ${title}</li>`,
  )}</ul>`;
}

function summaryRow(name: string, results: readonly CaseResult[]): Html {
  const passed = results.filter((result) => result.passed).length;
  const failed = results.length - passed;
  return html`<tr><td>${name}</td><td class="number">${results.length}</td>
<td class="number">${passed}</td><td class="number">${failed}</td>
<td>${outcome(failed === 0)}</td></tr>`;
}

function outcome(passed: boolean): Html {
  return passed
    ? html`<span class="outcome passed">superato</span>`
    : html`<span class="outcome failed">fallito</span>`;
}

function scope({ withLibxml2 }: ReportFacts): Html {
  const alsoLibxml2 = withLibxml2 && ", e da libxml2 con uno schema XSD scritto a parte";
  return html`<h2>Che cosa è provato</h2>
<p>I casi chiamano la stazione del portale come fa il nodo: ogni richiesta passa dal codice che è in
esercizio, dalla lettura dell’evento HTTP al messaggio di risposta, su un archivio in memoria con un
ente di collaudo (codice fiscale 77777777777) e un ente dimostrativo. Ogni risposta è riletta con lo
schema del portale, severo quanto il nodo${alsoLibxml2}.</p>
<p>Non sono provati qui: la registrazione di ente e stazione nel BackOffice, il certificato del
server, la rete, i tempi di risposta e il piano di ripristino.</p>`;
}

const signature = html`<div class="signature">
<p>Per l’ente o l’intermediario, il referente tecnico</p>
<div><span>Nome e cognome</span><span>Data</span><span>Firma</span></div></div>`;

function sectionTable(index: number, name: string, results: readonly CaseResult[]): Html {
  return html`<section><h2>${index}. ${name}</h2>
<table class="cases"><colgroup><col class="c-number"><col class="c-title"><col class="c-what">
<col class="c-text"><col class="c-text"><col class="c-outcome"></colgroup>
<thead><tr><th>N.</th><th>Caso</th><th>Controllo</th><th>Atteso</th><th>Ottenuto</th>
<th>Esito</th></tr></thead>${results.map(caseRows)}</table></section>`;
}

/** A row for each thing looked at, side by side with what was expected of it. */
function caseRows({ number, title, checks, passed }: CaseResult): Html {
  const span = Math.max(1, checks.length);
  const [first, ...others] = checks;
  return html`<tbody id="caso-${number}"><tr>
<td rowspan="${span}"><a href="#messaggi-${number}">${number}</a></td>
<td rowspan="${span}">${title}</td>${checkCells(first)}
<td rowspan="${span}">${outcome(passed)}</td></tr>
${others.map((check) => html`<tr>${checkCells(check)}</tr>`)}</tbody>`;
}

function checkCells(check: Check | undefined): Html {
  if (check === undefined) return html`<td></td><td></td><td></td>`;
  const { what, expected, got } = check;
  const mark = expected === got ? "" : "different";
  return html`<td class="what">${what}</td><td>${expected}</td><td class="${mark}">${got}</td>`;
}

function messages({ number, title, exchanges, exchangesLeftOut }: CaseResult): Html {
  return html`<details id="messaggi-${number}"><summary>${number} ${title}</summary>
${exchanges.map(exchange)}
${exchangesLeftOut > 0 && html`<p>Altri ${exchangesLeftOut} scambi non sono riportati.</p>`}
</details>`;
}

function exchange({ title, request, status, answer }: Exchange): Html {
  return html`<div class="exchange"><h3>${title}</h3>
<div><h4>Richiesta</h4><pre>${shown(request)}</pre></div>
<div><h4>Risposta, HTTP ${status}</h4><pre>${shown(answer)}</pre></div>
</div>`;
}

function shown(message: string): string {
  if (message === "") return "(vuota)";
  const text = visible(message);
  return message.length > messageBytesMax ? text : prettyXml(text);
}

/** Characters that cannot be seen are written as what they are. */
function visible(text: string): string {
  return text.replaceAll("\ufeff", "[BOM]").replaceAll(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is looked for.
    /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g,
    (character) => `[U+${character.charCodeAt(0).toString(16).padStart(4, "0").toUpperCase()}]`,
  );
}
