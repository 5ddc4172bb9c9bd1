import { isObject, type Json, type JsonObject } from "../json-schema.ts";

/** The name at the end of a reference. */
export function referredName({ $ref }: JsonObject): string | undefined {
  return typeof $ref === "string" ? $ref.slice($ref.lastIndexOf("/") + 1) : undefined;
}

const kinds: Readonly<Record<string, string>> = {
  string: "testo",
  integer: "numero intero",
  number: "numero",
  boolean: "vero o falso",
  null: "null",
  object: "oggetto",
  array: "elenco",
};

const formats: Readonly<Record<string, string>> = {
  date: "data AAAA-MM-GG",
  "date-time": "istante RFC 3339",
  uri: "indirizzo",
  email: "indirizzo e-mail",
};

/** What a value is, in a few words: "numero intero da 1 a 500". */
export function kindOf(schema: JsonObject): string {
  const { type, format, items, anyOf, oneOf } = schema;
  const referred = referredName(schema);
  if (referred !== undefined) return referred;
  const choices = anyOf ?? oneOf;
  if (Array.isArray(choices)) {
    const words = choices.filter(isObject).map(kindOf);
    return [...new Set(words)].join(" oppure ");
  }
  if (isObject(items)) return `elenco di ${kindOf(items)}`;
  const formatted = typeof format === "string" ? formats[format] : undefined;
  if (formatted !== undefined) return formatted;
  return typeof type === "string" ? (kinds[type] ?? type) : "qualsiasi valore";
}

/** What a value must comply with beyond its kind. */
export function limitsOf(schema: JsonObject): readonly string[] {
  const { minimum, maximum, minLength, maxLength, minItems, maxItems, pattern } = schema;
  const { enum: values, const: only, default: usual } = schema;
  return [
    Array.isArray(values) ? `uno fra ${values.map(shown).join(", ")}` : "",
    only === undefined ? "" : `sempre ${shown(only)}`,
    spanOf("", minimum, maximum),
    spanOf(" caratteri", minLength, maxLength),
    spanOf(" elementi", minItems, maxItems),
    typeof pattern === "string" ? `forma ${pattern}` : "",
    usual === undefined ? "" : `se manca ${shown(usual)}`,
  ].filter((words) => words !== "");
}

function spanOf(of: string, from: Json | undefined, to: Json | undefined): string {
  if (from !== undefined && to !== undefined) return `da ${shown(from)} a ${shown(to)}${of}`;
  if (from !== undefined) return `almeno ${shown(from)}${of}`;
  return to === undefined ? "" : `al più ${shown(to)}${of}`;
}

function shown(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
