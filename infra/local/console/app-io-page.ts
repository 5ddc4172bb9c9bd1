import { html } from "../../../shared/domain/values/html.ts";
import type { AcceptedMessage } from "../app-io/message-rules.ts";
import { page } from "./console-page.ts";

const messagesListedMax = 500;

/** The messages that the App IO stub accepted, newest first. */
export function appIoPage(messages: readonly AcceptedMessage[]): string {
  const rows = messages
    .slice(-messagesListedMax)
    .toReversed()
    .map(({ acceptedAt, message }) => {
      const { subject, markdown, payment_data: payment } = message.content;
      return html`<tr><td>${acceptedAt}</td><td>${message.fiscal_code}</td><td>${subject}
<details><summary>Testo</summary><pre>${markdown}</pre></details></td>
<td>${payment?.notice_number ?? ""}</td><td class="number">${payment?.amount ?? ""}</td></tr>`;
    });
  return page(
    "App IO",
    html`<p>${messages.length} messaggi accettati (<a href="/_local/app-io/messages">JSON</a>);
si vedono gli ultimi ${messagesListedMax}.</p>
<table><thead><tr><th>Quando</th><th>A</th><th>Messaggio</th><th>Avviso</th>
<th class="number">Centesimi</th></tr></thead><tbody>${rows}</tbody></table>`,
  );
}
