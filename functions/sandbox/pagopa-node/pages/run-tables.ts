import type { ReceiptDelivery } from "../../../../shared/domain/sandbox/receipt-delivery.ts";
import { endedWell, type SandboxCall } from "../../../../shared/domain/sandbox/sandbox-run.ts";
import { type Html, type HtmlPart, html } from "../../../../shared/domain/values/html.ts";
import { prettyXml } from "./pretty-xml.ts";
import {
  deliveryWords,
  faultCodes,
  faultSentence,
  momentText,
  noticeText,
  operationName,
} from "./wording.ts";

const rightSign = "✓";
const wrongSign = "✕";

/** OK or KO as a word with its sign: never by colour alone. */
export function outcomeBadge(call: SandboxCall): Html {
  const { verdict } = call;
  if (verdict.outcome === "OK") return html`<span class="badge ok">${rightSign} OK</span>`;
  return endedWell(call)
    ? html`<span class="badge ok">${rightSign} KO atteso</span>`
    : html`<span class="badge ko">${wrongSign} KO</span>`;
}

type Cell = { readonly label: string; readonly value: HtmlPart; readonly isNumber?: boolean };

/**
 * A table that becomes a list of cards on a phone: roles keep it a table for screen readers there,
 * and each cell brings its own label.
 */
function table(caption: string, rows: readonly (readonly Cell[])[]): Html {
  const classOf = ({ isNumber = false }: Cell) => (isNumber ? "number" : "");
  const head = (rows[0] ?? []).map(
    (cell) => html`<th role="columnheader" scope="col" class="${classOf(cell)}">${cell.label}</th>`,
  );
  const body = rows.map((cells) => {
    const written = cells.map(
      (cell) => html`<td role="cell" data-label="${cell.label}" class="${classOf(cell)}">
${cell.value}</td>`,
    );
    return html`<tr role="row">${written}</tr>\n`;
  });
  return html`<div class="scroll"><table class="steps" role="table">
<caption>${caption}</caption>
<thead role="rowgroup"><tr role="row">${head}</tr></thead>
<tbody role="rowgroup">
${body}</tbody></table></div>`;
}

/** Words and, below them, the codes that say the same to who knows them. */
function withCodes(words: HtmlPart, codes: readonly (string | undefined)[]): Html {
  const known = codes.filter((code) => code !== undefined);
  return html`${words}${known.map((code) => html`<br><code>${code}</code>`)}`;
}

/** The calls of a run, one a row, in the order in which they were made. */
export function stepsTable(calls: readonly SandboxCall[]): Html {
  const rows = calls.map((call, index): readonly Cell[] => {
    const { verdict, notice, operation } = call;
    const fault = verdict.outcome === "KO" ? faultCodes(verdict.fault) : undefined;
    return [
      { label: "N.", value: html`<a href="#chiamata-${index + 1}">${index + 1}</a>` },
      { label: "Ora", value: momentText(call.startedAt) },
      { label: "Chiamata", value: withCodes(operationName(call), [operation]) },
      { label: "Ente", value: call.recipientFiscalCode },
      { label: "Avviso", value: notice === undefined ? "—" : noticeText(notice.noticeNumber) },
      { label: "HTTP", value: call.httpStatus ?? "—" },
      { label: "Durata", value: `${call.durationMs} ms`, isNumber: true },
      { label: "Esito", value: withCodes(outcomeBadge(call), [fault]) },
    ];
  });
  return table("Chiamate del nodo alla stazione", rows);
}

/** What a call and its answer looked like on the wire; open on the page that is printed. */
export function soapExchange(call: SandboxCall, number: number, isOpen: boolean): Html {
  const { verdict, request, response } = call;
  return html`<details class="call" id="chiamata-${number}" ${isOpen && html`open`}>
<summary>${number}. ${operationName(call)} <code>${call.operation}</code>
${outcomeBadge(call)}</summary>
${
  verdict.outcome === "KO" &&
  html`<p>${faultSentence(verdict.fault)} <code>${faultCodes(verdict.fault)}</code></p>`
}
<h3>Richiesta</h3>${soap(request, "Il nodo ha risposto da sé, senza chiamare la stazione.")}
<h3>Risposta</h3>${soap(response, "Nessuna risposta.")}
</details>`;
}

function soap(xml: string | undefined, otherwise: string): Html {
  if (xml === undefined || xml === "") return html`<p>${otherwise}</p>`;
  return html`<pre tabindex="0">${prettyXml(xml)}</pre>`;
}

/** The receipts of a run and where each has got to; `actions` adds what can be done with one. */
export function receiptsTable(
  deliveries: readonly ReceiptDelivery[],
  actions?: (delivery: ReceiptDelivery, number: number) => Html,
): Html {
  const rows = deliveries.map((delivery, index): readonly Cell[] => {
    const { receiptId, state, attempts, fault, operation } = delivery;
    const codes = [state, fault && faultCodes(fault)];
    const action = actions?.(delivery, index + 1);
    return [
      { label: "N.", value: index + 1 },
      { label: "Identificativo", value: withCodes(html`<code>${receiptId}</code>`, [operation]) },
      { label: "All'ente", value: delivery.recipientFiscalCode },
      { label: "Stato", value: withCodes(deliveryWords(delivery), codes) },
      { label: "Invii", value: attempts, isNumber: true },
      ...(action === undefined ? [] : [{ label: "Azioni", value: action }]),
    ];
  });
  return table("Ricevute", rows);
}
