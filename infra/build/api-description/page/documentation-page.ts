import { type Html, html } from "../../../../shared/domain/values/html.ts";
import type { ProblemMeaning } from "../../../../shared/lambda/problem-meaning.ts";
import { isObject, type Json, type JsonObject } from "../json-schema.ts";
import { type CallOnPage, callArticle } from "./call-article.ts";
import { paragraphs } from "./marked-text.ts";
import { pageFrame } from "./page-frame.ts";
import { schemaTable } from "./schema-table.ts";

type Meanings = Readonly<Record<string, ProblemMeaning>>;

/** The description of the API as a page: chapters, calls, schemas and problems, for people. */
export function documentationPage(document: JsonObject, meanings: Meanings): string {
  const chapters = chaptersOf(document);
  const info = objectOf(document["info"]);
  const schemas = Object.entries(objectOf(objectOf(document["components"])["schemas"]));
  return pageFrame({
    title: "API del Portale Pagamenti",
    introduction: html`<p>${String(info["x-summary"])}. Versione ${String(info["version"])};
la stessa descrizione per i programmi è in <a href="/v1/openapi.json">OpenAPI 3.1</a>.</p>`,
    contents: contentsOf(chapters),
    main: [
      generalSection(String(info["description"])),
      accessSection(document),
      ...chapters.map(chapterSection),
      html`<section aria-labelledby="schemi"><h2 id="schemi">Schemi</h2>
${schemas.map(([name, schema]) => schemaArticle(name, objectOf(schema)))}</section>`,
      problemsSection(meanings),
      termsSection(),
    ],
  });
}

type Chapter = {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly calls: readonly CallOnPage[];
};

function chaptersOf({ tags, paths, components }: JsonObject): readonly Chapter[] {
  const calls = Object.entries(objectOf(paths)).flatMap(([path, methods]) =>
    Object.entries(objectOf(methods)).map(([method, operation]) => ({
      path,
      method: method.toUpperCase(),
      operation: objectOf(operation),
      components: objectOf(components),
    })),
  );
  return (Array.isArray(tags) ? tags : []).map((tag: Json) => {
    const { name, description } = objectOf(tag);
    return {
      id: `capitolo-${String(name).toLowerCase().replaceAll(" ", "-")}`,
      name: String(name),
      description: String(description),
      calls: calls.filter(
        ({ operation }) => Array.isArray(operation["tags"]) && operation["tags"][0] === name,
      ),
    };
  });
}

function objectOf(json: Json | undefined): JsonObject {
  return isObject(json) ? json : {};
}

function contentsOf(chapters: readonly Chapter[]): Html {
  const others = [
    ["generale", "In generale"],
    ["accesso", "Token e permessi"],
  ];
  const last = [
    ["schemi", "Schemi"],
    ["problemi", "Problemi"],
    ["condizioni", "Condizioni d'uso"],
    ["assistenza", "Assistenza"],
  ];
  const link = ([id = "", name = ""]: readonly string[]) =>
    html`<li><a href="#${id}">${name}</a></li>`;
  return html`<nav aria-label="Indice"><ol>${others.map(link)}${chapters.map(
    ({ id, name, calls }) =>
      html`<li><a href="#${id}">${name}</a><ol>${calls.map(({ operation }) =>
        link([String(operation["operationId"]), String(operation["summary"])]),
      )}</ol></li>`,
  )}${last.map(link)}</ol></nav>`;
}

function generalSection(description: string): Html {
  return html`<section aria-labelledby="generale"><h2 id="generale">In generale</h2>
${paragraphs(description)}</section>`;
}

function accessSection({ components }: JsonObject): Html {
  const { oauth2 } = objectOf(objectOf(components)["securitySchemes"]);
  const { clientCredentials } = objectOf(objectOf(oauth2)["flows"]);
  const { tokenUrl, scopes } = objectOf(clientCredentials);
  const rows = Object.entries(objectOf(scopes)).map(
    ([scope, words]) =>
      html`<tr><th scope="row"><code>${scope}</code></th><td>${String(words)}</td></tr>`,
  );
  return html`<section aria-labelledby="accesso"><h2 id="accesso">Token e permessi</h2>
<p>Un programma chiede un token con le sue credenziali (OAuth 2.0, client credentials) a
<code>${String(tokenUrl)}</code> e lo presenta in <code>Authorization: Bearer</code>. Il token dice
di quale ente è e che cosa permette:</p>
<div class="tabella" tabindex="0" role="region" aria-label="Permessi"><table><thead><tr>
<th scope="col">Permesso</th><th scope="col">Che cosa permette</th></tr></thead>
<tbody>${rows}</tbody></table></div></section>`;
}

function chapterSection({ id, name, description, calls }: Chapter): Html {
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${name}</h2><p>${description}</p>
${calls.map(callArticle)}</section>`;
}

function schemaArticle(name: string, schema: JsonObject): Html {
  return html`<article aria-labelledby="schema-${name}"><h3 id="schema-${name}">${name}</h3>
${schemaTable(schema, `Campi di ${name}`)}</article>`;
}

function problemsSection(meanings: Meanings): Html {
  const rows = Object.entries(meanings).map(
    ([slug, { title, meaning }]) =>
      html`<tr><th scope="row"><a href="/problemi/${slug}">${title}</a></th>
<td>${meaning}</td></tr>`,
  );
  return html`<section aria-labelledby="problemi"><h2 id="problemi">Problemi</h2>
<p>Ogni rifiuto è <code>application/problem+json</code>; il suo <code>type</code> porta a una di
queste pagine.</p><div class="tabella" tabindex="0" role="region" aria-label="Problemi"><table>
<thead><tr><th scope="col">Problema</th><th scope="col">Che cosa significa</th></tr></thead>
<tbody>${rows}</tbody></table></div></section>`;
}

function termsSection(): Html {
  return html`<section aria-labelledby="condizioni"><h2 id="condizioni">Condizioni d'uso</h2>
<p>L'API è degli enti creditori che hanno aderito ai servizi di pagamento della Regione e delle
software house che essi delegano. Le credenziali sono personali del client e non si condividono;
i dati si usano per i soli fini dell'ente. Le chiamate sono contate e annotate.</p></section>
<section aria-labelledby="assistenza"><h2 id="assistenza">Assistenza</h2>
<p>Gli enti si rivolgono al proprio referente presso la Regione, le software house all'ente che le
ha delegate. Nella richiesta indicare la chiamata, l'istante e il <code>type</code> del problema;
mai un token, un segreto o dati di persone.</p></section>`;
}
