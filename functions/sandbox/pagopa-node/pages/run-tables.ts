import type { ReceiptDelivery } from "../../../../shared/domain/sandbox/receipt-delivery.ts";
import { endedWell, type SandboxCall } from "../../../../shared/domain/sandbox/sandbox-run.ts";
import { type Html, html } from "./html.ts";
import { prettyXml } from "./pretty-xml.ts";
import {
  deliveryWords,
  faultCodes,
  faultSentence,
  momentText,
  noticeText,
  operationName,
} from "./wording.ts";

/** OK or KO as a word with its sign: never by colour alone. */
export function outcomeBadge(call: SandboxCall): Html {
  const { verdict } = call;
  if (verdict.outcome === "OK") return html`<span class="badge ok">✓ OK</span>`;
  return endedWell(call)
    ? html`<span class="badge ok">✓ KO atteso</span>`
    : html`<span class="badge ko">✕ KO</span>`;
}

/** The calls of a run, one a row, in the order in which they were made. */
export function stepsTable(calls: readonly SandboxCall[]): Html {
  const rows = calls.map((call, index) => {
    const { verdict, httpStatus, durationMs, operation, notice } = call;
    return html`<tr role="row">
<td role="cell" data-label="N."><a href="#chiamata-${index + 1}">${index + 1}</a></td>
<td role="cell" data-label="Ora">${momentText(call.startedAt)}</td>
<td role="cell" data-label="Chiamata">${operationName(call)}<br><code>${operation}</code></td>
<td role="cell" data-label="Ente">${call.recipientFiscalCode}</td>
<td role="cell" data-label="Avviso">${notice === undefined ? "—" : noticeText(notice.noticeNumber)}</td>
<td role="cell" data-label="HTTP">${httpStatus ?? "—"}</td>
<td role="cell" data-label="Durata" class="number">${durationMs} ms</td>
<td role="cell" data-label="Esito">${outcomeBadge(call)}${
      verdict.outcome === "KO" && html`<br><code>${faultCodes(verdict.fault)}</code>`
    }</td>
</tr>`;
  });
  return html`<div class="scroll"><table class="steps" role="table">
<caption>Chiamate del nodo alla stazione</caption>
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">N.</th><th role="columnheader" scope="col">Ora</th><th role="columnheader" scope="col">Chiamata</th>
<th role="columnheader" scope="col">Ente</th><th role="columnheader" scope="col">Avviso</th><th role="columnheader" scope="col">HTTP</th>
<th role="columnheader" scope="col" class="number">Durata</th><th role="columnheader" scope="col">Esito</th></tr></thead>
<tbody role="rowgroup">${rows}</tbody></table></div>`;
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
  const rows = deliveries.map((delivery, index) => {
    const { receiptId, recipientFiscalCode, state, attempts, fault, operation } = delivery;
    return html`<tr role="row">
<td role="cell" data-label="N.">${index + 1}</td>
<td role="cell" data-label="Identificativo"><code>${receiptId}</code><br><code>${operation}</code></td>
<td role="cell" data-label="All'ente">${recipientFiscalCode}</td>
<td role="cell" data-label="Stato">${deliveryWords(delivery)}<br><code>${state}</code>${
      fault !== undefined && html`<br><code>${faultCodes(fault)}</code>`
    }</td>
<td role="cell" data-label="Invii" class="number">${attempts}</td>
${actions !== undefined && html`<td role="cell" data-label="Azioni">${actions(delivery, index + 1)}</td>`}
</tr>`;
  });
  return html`<div class="scroll"><table class="steps" role="table">
<caption>Ricevute</caption>
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">N.</th><th role="columnheader" scope="col">Identificativo</th><th role="columnheader" scope="col">All'ente</th>
<th role="columnheader" scope="col">Stato</th><th role="columnheader" scope="col" class="number">Invii</th>
${actions !== undefined && html`<th role="columnheader" scope="col">Azioni</th>`}</tr></thead>
<tbody role="rowgroup">${rows}</tbody></table></div>`;
}
