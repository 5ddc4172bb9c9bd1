import { type Html, html } from "../../../shared/domain/values/html.ts";
import { page } from "../console/console-page.ts";
import type { TestPerson } from "./test-people.ts";

const style = html`<style>
  .people { list-style: none; padding: 0; max-width: 44rem }
  .people button { display: block; width: 100%; margin: 0 0 .6rem; padding: .7rem 1rem;
    text-align: left; font: inherit; color: inherit; background: #fff;
    border: 1px solid #5d7083; border-radius: 4px; cursor: pointer }
  .people button:hover, .people button:focus-visible { border-color: #0066cc;
    outline: 3px solid #0066cc; outline-offset: 1px }
  .people strong { display: block; color: #0066cc }
  .people small { display: block; color: #455b71 }
  .primary { font: inherit; padding: .6rem 1.2rem; color: #fff; background: #0066cc;
    border: 0; border-radius: 4px; cursor: pointer }
</style>`;

/** Where one says whom to be. */
export function choicePage(people: readonly TestPerson[], action: string): string {
  const withRole = people.filter(({ assignment }) => assignment !== undefined);
  const citizens = people.filter(({ assignment }) => assignment === undefined);
  const list = (some: readonly TestPerson[]) =>
    html`<ul class="people">${some.map((person) => choice(person, action))}</ul>`;
  return page(
    "Accesso di prova",
    html`${style}<p>In locale non c'è né SPID né CIE: si sceglie chi essere fra queste persone
inventate. Il portale ne riceve i dati come da SPID, al secondo livello.</p>
<h2>Chi lavora negli enti e in Regione</h2>${list(withRole)}
<h2>Cittadini</h2>${list(citizens)}
<form method="post" action="${action}"><button class="primary" name="cancel" value="yes">
Annulla l'accesso</button></form>`,
  );
}

function choice(person: TestPerson, action: string): Html {
  const { accountId, name, familyName, description, fiscalCode } = person;
  return html`<li><form method="post" action="${action}">
<button name="accountId" value="${accountId}"><strong>${name} ${familyName}</strong>
${description}<small>${fiscalCode}</small></button></form></li>`;
}

/** Asks whether to log out; the form is the provider's own, and has no button yet. */
export function logoutPage(form: string): string {
  return page(
    "Uscita",
    html`${style}<p>Uscire anche dal fornitore di identità di prova?</p>${{ html: form }}
<p><button class="primary" type="submit" form="op.logoutForm" name="logout" value="yes" autofocus>
Esci</button></p>`,
  );
}

export function loggedOutPage(): string {
  return page("Uscita", html`<p>La sessione di prova è chiusa.</p>`);
}

export function failurePage(error: string, description: string | undefined): string {
  return page(
    "Accesso non riuscito",
    html`<p>Il fornitore di identità di prova ha rifiutato la richiesta.</p>
<p class="warning">${error}</p><pre>${description ?? ""}</pre>`,
  );
}
