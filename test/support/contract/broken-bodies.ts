import {
  isObject,
  type Json,
  type JsonObject,
} from "../../../infra/build/api-description/json-schema.ts";
import type { DescribedApi } from "./described-api.ts";

export type BrokenBody = {
  /** What is wrong with it, for whoever reads that the test has failed. */
  readonly what: string;
  readonly body: Json;
  /** By the description alone it has to be refused. */
  readonly isWrong: boolean;
};

type Field = {
  readonly path: readonly (string | number)[];
  readonly schema: JsonObject;
  readonly isRequired: boolean;
};

/** An accepted body, spoiled in one place at a time, in every way that the description allows. */
export function brokenBodies(
  example: Json,
  schema: JsonObject,
  api: DescribedApi,
): readonly BrokenBody[] {
  const fields = fieldsOf(example, schema, { api, path: [] });
  const spoiled = fields.flatMap((field) => spoil(example, field));
  return [...spoiled, ...wholes];
}

const wholes: readonly BrokenBody[] = [
  { what: "a list", body: [], isWrong: true },
  { what: "a text", body: "testo", isWrong: true },
  { what: "null", body: null, isWrong: true },
  { what: "a number", body: 12, isWrong: true },
];

function fieldsOf(
  value: Json,
  described: JsonObject,
  { api, path }: { readonly api: DescribedApi; readonly path: Field["path"] },
): readonly Field[] {
  const schema = api.resolve(described);
  const { properties, required, items } = schema;
  if (Array.isArray(value) && isObject(items) && value.length > 0) {
    return fieldsOf(value[0] ?? null, items, { api, path: [...path, 0] });
  }
  if (!isObject(value) || !isObject(properties)) return [];
  const mandatory = Array.isArray(required) ? required : [];
  return Object.entries(value).flatMap(([name, member]) => {
    const property = properties[name];
    if (!isObject(property)) return [];
    const place = [...path, name];
    const own = {
      path: place,
      schema: api.resolve(property),
      isRequired: mandatory.includes(name),
    };
    return [own, ...fieldsOf(member, property, { api, path: place })];
  });
}

function spoil(example: Json, { path, schema, isRequired }: Field): readonly BrokenBody[] {
  const name = path.join("/");
  const { type, minimum, maximum, maxLength, maxItems } = schema;
  const put = (what: string, value: Json, isWrong = false): BrokenBody => ({
    what: `${name} ${what}`,
    body: replaced(example, path, value),
    isWrong,
  });
  const always = [
    { what: `${name} missing`, body: removed(example, path), isWrong: isRequired },
    put("null", null, isRequired && type !== undefined),
    put("an object with a surprise", { constructor: { prototype: 1 } }, isPlain(type)),
    put("a list of lists", [[[]]], isPlain(type)),
  ];
  const ofText = [
    put("of 5,000 characters", "x".repeat(5_000), typeof maxLength === "number"),
    put("with control characters", "a\u0000b\u0007c\u001bd"),
    put("empty", ""),
    put("of blanks", "   "),
    put("of half a pair", "\ud83d"),
    put("with a formula", "=CMD|' /C calc'!A0"),
    put("from right to left", "\u202egnp.exe"),
    put("a number", 12, true),
    put("unheard of", "mai-sentito", schema["enum"] !== undefined || schema["const"] !== undefined),
  ];
  const ofNumber = [
    put("a text", "12", true),
    put("with decimals", 1.5, type === "integer"),
    put("negative", -1, typeof minimum === "number" && minimum >= 0),
    put("beyond measure", 1e300, type === "integer"),
    put("above the most", Number(maximum ?? 0) + 1, typeof maximum === "number"),
  ];
  const ofList = [
    put("a text", "uno", true),
    put("too long", new Array<Json>(5_000).fill("x"), typeof maxItems === "number"),
  ];
  switch (type) {
    case "string":
      return [...always, ...ofText];
    case "integer":
    case "number":
      return [...always, ...ofNumber];
    case "boolean":
      return [...always, put("a text", "true", true), put("a number", 1, true)];
    case "array":
      return [...always, ...ofList];
    default:
      return [...always, put("with one more field", { campoInPiu: true })];
  }
}

const isPlain = (type: Json | undefined) =>
  type === "string" || type === "integer" || type === "number" || type === "boolean";

function replaced(json: Json, [name, ...rest]: Field["path"], value: Json): Json {
  if (name === undefined) return value;
  if (Array.isArray(json)) {
    return json.map((each: Json, index) => (index === name ? replaced(each, rest, value) : each));
  }
  if (!isObject(json)) return json;
  return { ...json, [name]: replaced(json[name] ?? null, rest, value) };
}

function removed(json: Json, [name, ...rest]: Field["path"]): Json {
  if (name === undefined) return json;
  if (Array.isArray(json)) {
    return json.map((each: Json, index) => (index === name ? removed(each, rest) : each));
  }
  if (!isObject(json)) return json;
  if (rest.length > 0) return { ...json, [name]: removed(json[name] ?? null, rest) };
  return Object.fromEntries(Object.entries(json).filter(([each]) => each !== name));
}
