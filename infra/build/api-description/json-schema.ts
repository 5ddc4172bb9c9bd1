import * as z from "zod";
import { fieldWords } from "./field-words.ts";

export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [member: string]: Json };
/** A JSON Schema, or any other object of the description. */
export type JsonObject = { readonly [member: string]: Json };

export function isObject(json: Json | undefined): json is JsonObject {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

const jsonObjectSchema: z.ZodType<JsonObject> = z.record(z.string(), z.json());

const int32Max = 2_147_483_647;
/** Formats that say all: the pattern by which they are checked would only be noise. */
const plainFormats: ReadonlySet<Json | undefined> = new Set([
  "date",
  "date-time",
  "email",
  "uri",
  "uuid",
]);

/**
 * A schema as the description shows it: of a request what is to be sent (`input`), of an answer
 * what comes (`output`). What JSON Schema cannot say, e.g. the check digits of an IBAN, is said in
 * words by the answer to a wrong request.
 */
export function jsonSchemaOf(schema: z.core.$ZodType, io: "input" | "output"): JsonObject {
  const made = z.toJSONSchema(schema, { io, unrepresentable: "any", target: "draft-2020-12" });
  const { $schema: _, ...plain } = jsonObjectSchema.parse(JSON.parse(JSON.stringify(made)));
  return mapSchema(plain, (each) => tidied(io === "output" ? open(each) : each));
}

/** Every schema inside a schema, the innermost first, in the place of what it was. */
export function mapSchema(schema: JsonObject, change: (schema: JsonObject) => JsonObject) {
  const members = Object.entries(schema).map(([name, member]): [string, Json] => {
    if (namedSchemas.has(name) && isObject(member)) {
      return [name, mapMembers(member, (each) => mapSchema(each, change))];
    }
    if (listedSchemas.has(name) && Array.isArray(member)) {
      return [name, member.map((each: Json) => (isObject(each) ? mapSchema(each, change) : each))];
    }
    return [name, innerSchemas.has(name) && isObject(member) ? mapSchema(member, change) : member];
  });
  return change(Object.fromEntries(members));
}

const namedSchemas: ReadonlySet<string> = new Set(["properties", "patternProperties", "$defs"]);
const listedSchemas: ReadonlySet<string> = new Set(["anyOf", "oneOf", "allOf", "prefixItems"]);
const innerSchemas: ReadonlySet<string> = new Set([
  "items",
  "additionalProperties",
  "propertyNames",
  "not",
]);

function mapMembers(members: JsonObject, change: (member: JsonObject) => JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(members).map(([name, member]) => [
      name,
      isObject(member) ? change(member) : member,
    ]),
  );
}

/** Answers may come to say more: nobody is told that they never will. */
function open({ additionalProperties, ...schema }: JsonObject): JsonObject {
  const isSaid = additionalProperties !== undefined && additionalProperties !== false;
  return isSaid ? { ...schema, additionalProperties } : schema;
}

function tidied(schema: JsonObject): JsonObject {
  const { type, format, pattern: _, ...rest } = schema;
  if (type === "integer") return withIntegerFormat(schema);
  if (type === "number") return { format: "double", ...schema };
  if (plainFormats.has(format)) return { type: type ?? "string", format: format ?? "", ...rest };
  if (isObject(schema["properties"])) return withFieldWords(schema, schema["properties"]);
  return schema;
}

/** Every integer says how wide it is (AGID's guidelines); bounds that say no more are left out. */
function withIntegerFormat({ minimum, maximum, ...rest }: JsonObject): JsonObject {
  const isNarrow = typeof maximum === "number" && maximum <= int32Max;
  return {
    ...rest,
    format: isNarrow ? "int32" : "int64",
    ...(isBound(minimum) && { minimum }),
    ...(isBound(maximum) && { maximum }),
  };
}

function isBound(bound: Json | undefined): bound is number {
  return typeof bound === "number" && Math.abs(bound) < Number.MAX_SAFE_INTEGER;
}

function withFieldWords(schema: JsonObject, properties: JsonObject): JsonObject {
  const described = Object.entries(properties).map(([name, property]): [string, Json] => {
    const words = fieldWords[name];
    const isSilent = isObject(property) && property["description"] === undefined;
    return [name, isSilent && words !== undefined ? { description: words, ...property } : property];
  });
  return { ...schema, properties: Object.fromEntries(described) };
}
