import type { FoundNotice } from "../../../../shared/domain/checkout/check-notice.ts";
import type { Organization } from "../../../../shared/domain/organizations/organization.ts";
import { formatItalianDate } from "../../../../shared/domain/values/calendar-date.ts";
import { type Html, html } from "../../../../shared/domain/values/html.ts";
import { formatNoticeNumber } from "../../../../shared/domain/values/notice-number.ts";
import { factList } from "./controls.ts";
import { euroText } from "./wording.ts";

/** What whoever holds a notice may read of it; never who owes. */
export function noticeFacts({ organization, position, notice }: FoundNotice): Html {
  const { place, dueDate, noticeNumber, amountCents } = notice;
  return factList([
    ["Ente creditore", organization.name],
    ["Oggetto del pagamento", position.description],
    ["Rata", place && `${place.number} di ${place.of}`],
    ["Importo da pagare", html`<span class="amount">${euroText(amountCents)}</span>`],
    ["Scadenza", dueDate && formatItalianDate(dueDate)],
    ["Numero Avviso", digits(formatNoticeNumber(noticeNumber))],
    ["Codice Fiscale Ente Creditore", digits(organization.fiscalCode)],
  ]);
}

/** The same of one that is not to be paid: no amount that anybody could take for due. */
export function shutNoticeFacts({ organization, position, notice }: FoundNotice): Html {
  return factList([
    ["Ente creditore", organization.name],
    ["Oggetto del pagamento", position.description],
    ["Numero Avviso", digits(formatNoticeNumber(notice.noticeNumber))],
    ["Codice Fiscale Ente Creditore", digits(organization.fiscalCode)],
  ]);
}

/** How the ente is reached, where it says so. */
export function contactFacts({ contacts }: Pick<Organization, "contacts">): Html | undefined {
  const { phone, email, pec, website } = contacts;
  if ([phone, email, pec, website].every((contact) => contact === undefined)) return undefined;
  return html`<h2>Come contattare l'ente</h2>
${factList([
  ["Telefono", phone],
  ["E-mail", email],
  ["PEC", pec],
  ["Sito", website],
])}`;
}

function digits(text: string): Html {
  return html`<span class="number">${text}</span>`;
}
