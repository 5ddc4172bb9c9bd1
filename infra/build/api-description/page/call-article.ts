import { type Html, html } from "../../../../shared/domain/values/html.ts";
import { isObject, type Json, type JsonObject } from "../json-schema.ts";
import { paragraphs } from "./marked-text.ts";
import { kindOf, limitsOf, referredName } from "./schema-words.ts";

export type CallOnPage = {
  readonly path: string;
  readonly method: string;
  readonly operation: JsonObject;
  /** Of the whole description: what calls point at. */
  readonly components: JsonObject;
};

/** One call: where it is, what it takes and what it answers. */
export function callArticle({ path, method, operation, components }: CallOnPage): Html {
  const { operationId, summary, description, parameters, requestBody, responses } = operation;
  const id = String(operationId);
  const taken = (Array.isArray(parameters) ? parameters : []).map((parameter: Json) =>
    resolved(parameter, components),
  );
  return html`<article aria-labelledby="${id}"><h3 id="${id}">${String(summary)}</h3>
<code class="indirizzo"><span class="metodo">${method}</span> ${path}</code>
${paragraphs(String(description))}
${taken.length > 0 ? parametersTable(taken, id) : ""}
${isObject(requestBody) ? bodyPart(requestBody) : ""}
${isObject(responses) ? answersPart(responses, { id, components }) : ""}</article>`;
}

function resolved(json: Json, components: JsonObject): JsonObject {
  if (!isObject(json)) return {};
  const { $ref } = json;
  const [, , kind = "", name = ""] = typeof $ref === "string" ? $ref.split("/") : [];
  const group = components[kind];
  const found = isObject(group) ? group[name] : undefined;
  return isObject(found) ? found : json;
}

const places: Readonly<Record<string, string>> = {
  path: "nell'indirizzo",
  query: "dopo il ?",
  header: "intestazione",
};

function parametersTable(parameters: readonly JsonObject[], id: string): Html {
  const rows = parameters.map(({ name, in: place, required, description, schema, example }) => {
    const kind = isObject(schema) ? [kindOf(schema), ...limitsOf(schema)].join(", ") : "";
    return html`<tr><th scope="row"><code>${String(name)}</code></th>
<td>${places[String(place)] ?? ""}${required === true ? html`, <strong>obbligatorio</strong>` : ""}
</td><td>${kind}${
      description === undefined ? "" : html`<br><span class="note">${String(description)}</span>`
    }${example === undefined ? "" : html` Esempio: <code>${String(example)}</code>`}</td>
</tr>`;
  });
  return html`<h4>Che cosa si indica</h4>
<div class="tabella" tabindex="0" role="region" aria-label="Parametri di ${id}"><table><thead><tr>
<th scope="col">Nome</th><th scope="col">Dove</th><th scope="col">Che cos'è</th></tr></thead>
<tbody>${rows}</tbody></table></div>`;
}

function bodyPart({ content }: JsonObject): Html {
  return html`<h4>Corpo della richiesta</h4>${mediaTypes(content)}`;
}

function mediaTypes(content: Json | undefined): readonly Html[] {
  if (!isObject(content)) return [];
  return Object.entries(content).map(([mediaType, media]) => {
    const { schema, example } = isObject(media) ? media : {};
    const name = isObject(schema) ? referredName(schema) : undefined;
    return html`<p><code>${mediaType}</code>${
      name === undefined ? "" : html`: <a href="#schema-${name}">${name}</a>`
    }</p>${example === undefined ? "" : exampleOf(example)}`;
  });
}

function exampleOf(example: Json): Html {
  return html`<details><summary>Esempio</summary><pre tabindex="0">${JSON.stringify(
    example,
    undefined,
    2,
  )}</pre></details>`;
}

function answersPart(
  responses: JsonObject,
  { id, components }: { readonly id: string; readonly components: JsonObject },
): Html {
  const rows = Object.entries(responses).map(([status, response]) => {
    const { description, headers, content } = resolved(response, components);
    const names = isObject(headers) ? Object.keys(headers) : [];
    return html`<tr><th scope="row">${status}</th><td>${String(description)}${
      names.length > 0 ? html`<br><span class="note">Intestazioni: ${names.join(", ")}.</span>` : ""
    }${Number(status) < 400 ? mediaTypes(content) : ""}</td></tr>`;
  });
  return html`<h4>Risposte</h4>
<div class="tabella" tabindex="0" role="region" aria-label="Risposte di ${id}"><table><thead><tr>
<th scope="col">Stato</th><th scope="col">Che cosa significa</th></tr></thead>
<tbody>${rows}</tbody></table></div>`;
}
