import { type Html, html } from "../../../../shared/domain/values/html.ts";
import { isObject, type JsonObject } from "../json-schema.ts";
import { kindOf, limitsOf, referredName } from "./schema-words.ts";

/** The fields of an object, also of objects right inside it, one a row. */
export function schemaTable(schema: JsonObject, caption: string): Html {
  const rows = fieldRows(schema, "");
  if (rows.length === 0) return html`<p>${kindWords(schema)}</p>`;
  return html`<div class="tabella" tabindex="0" role="region" aria-label="${caption}"><table>
<thead><tr><th scope="col">Campo</th><th scope="col">Che cos'è</th></tr></thead>
<tbody>${rows}</tbody></table></div>`;
}

function fieldRows(schema: JsonObject, prefix: string): readonly Html[] {
  const { properties, required, oneOf } = schema;
  const choices = Array.isArray(oneOf) ? oneOf.filter(isObject) : [];
  const mandatory = Array.isArray(required) ? required : [];
  const own = Object.entries(isObject(properties) ? properties : {}).flatMap(([name, field]) =>
    isObject(field) ? fieldRow(`${prefix}${name}`, field, mandatory.includes(name)) : [],
  );
  return [...own, ...choices.flatMap((choice) => choiceRows(choice, prefix))];
}

/** One of several shapes that a value may have. */
function choiceRows(choice: JsonObject, prefix: string): readonly Html[] {
  if (referredName(choice) !== undefined || !isObject(choice["properties"])) return [];
  const told = Object.entries(choice["properties"]).flatMap(([name, field]) =>
    isObject(field) && field["const"] !== undefined ? [`${name} = ${String(field["const"])}`] : [],
  );
  return [
    html`<tr><th scope="row" colspan="2" class="note">${prefix || "corpo"}: se
${told.join(", ") || "di un'altra forma"}</th></tr>`,
    ...fieldRows(choice, prefix),
  ];
}

function fieldRow(name: string, field: JsonObject, isMandatory: boolean): readonly Html[] {
  const { description } = field;
  const row = html`<tr><th scope="row"><code>${name}</code></th><td>${kindWords(field)}${
    isMandatory ? html`, <strong>obbligatorio</strong>` : ""
  }${typeof description === "string" ? html`<br><span class="note">${description}</span>` : ""}
</td></tr>`;
  const { items } = field;
  const inner = isObject(items) ? items : field;
  const isWhole = referredName(inner) !== undefined;
  return [row, ...(isWhole ? [] : fieldRows(inner, `${name}${isObject(items) ? "[]" : ""}.`))];
}

function kindWords(schema: JsonObject): Html {
  const { items } = schema;
  const referred = referredName(schema) ?? (isObject(items) ? referredName(items) : undefined);
  const limits = limitsOf(schema);
  const kind = kindOf(schema);
  const linked =
    referred === undefined
      ? html`${kind}`
      : html`${kind.slice(0, kind.length - referred.length)}<a href="#schema-${referred}">${
          referred
        }</a>`;
  return html`${linked}${limits.length > 0 ? `, ${limits.join(", ")}` : ""}`;
}
