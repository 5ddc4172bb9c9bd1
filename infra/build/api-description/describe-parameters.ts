import type * as z from "zod";
import type { OperationDocumentation } from "../../../shared/lambda/operation-documentation.ts";
import { isObject, type JsonObject, jsonSchemaOf } from "./json-schema.ts";
import { parameterWords } from "./parameter-words.ts";
import { isRepeatable, isVersioned } from "./standard-answers.ts";

/** Everything that a call takes beside its body. */
export function describeParameters(documented: OperationDocumentation): readonly JsonObject[] {
  const { parameters, query } = documented;
  return [
    ...pathParameters(documented.operation.path, parameters),
    ...(query === undefined ? [] : queryParameters(query)),
    ...(isRepeatable(documented) ? [idempotencyKey] : []),
    ...(isVersioned(documented) ? [ifMatch] : []),
  ];
}

/** Names of the variables in an address. */
export function variablesOf(path: string): readonly string[] {
  return [...path.matchAll(/\{(\w+)\+?\}/gu)].map(([, name = ""]) => name);
}

function pathParameters(path: string, schema: z.core.$ZodType | undefined): readonly JsonObject[] {
  const properties = schema === undefined ? {} : propertiesOf(jsonSchemaOf(schema, "input"));
  return variablesOf(path).map((name) => ({
    name,
    in: "path",
    required: true,
    ...wordsOf(name, properties[name]),
    schema: withoutDescription(properties[name] ?? { type: "string" }),
  }));
}

function queryParameters(schema: z.core.$ZodType): readonly JsonObject[] {
  const sent = jsonSchemaOf(schema, "input");
  const read = propertiesOf(jsonSchemaOf(schema, "output"));
  const { required } = sent;
  return Object.entries(propertiesOf(sent)).map(([name, property]) => {
    const schema = plainer(property, read[name]);
    return {
      name,
      in: "query",
      required: Array.isArray(required) && required.includes(name),
      ...wordsOf(name, schema),
      schema: withoutDescription(schema),
    };
  });
}

/** Every question is sent as text: one that is read as a number is described as a number. */
function plainer(sent: JsonObject, read: JsonObject | undefined): JsonObject {
  return read?.["type"] === "integer" || read?.["type"] === "boolean" ? read : sent;
}

function propertiesOf({ properties }: JsonObject): Readonly<Record<string, JsonObject>> {
  if (!isObject(properties)) return {};
  const entries = Object.entries(properties);
  return Object.fromEntries(
    entries.flatMap(([name, property]) => (isObject(property) ? [[name, property]] : [])),
  );
}

function withoutDescription({ description: _, ...schema }: JsonObject): JsonObject {
  return schema;
}

/** What the schema says itself, or what the name means everywhere. */
function wordsOf(name: string, schema: JsonObject = {}): JsonObject {
  const words = parameterWords[name];
  const { description = words?.description, type } = schema;
  const example = type === "integer" && words ? Number(words.example) : words?.example;
  return {
    ...(description !== undefined && { description }),
    ...(example !== undefined && example !== "" && { example }),
  };
}

const idempotencyKey: JsonObject = { $ref: "#/components/parameters/IdempotencyKey" };
const ifMatch: JsonObject = { $ref: "#/components/parameters/IfMatch" };

export const headerParameters: JsonObject = {
  IdempotencyKey: {
    name: "Idempotency-Key",
    in: "header",
    required: false,
    description:
      "Scelta da chi chiama, diversa per ogni richiesta: la stessa richiesta con la stessa chiave " +
      "riceve la stessa risposta e nulla avviene due volte.",
    schema: { type: "string", minLength: 1, maxLength: 255 },
    example: "5f0c2a34-8f0e-4a2c-9d7b-2f0a3a1c9e11",
  },
  IfMatch: {
    name: "If-Match",
    in: "header",
    required: false,
    description:
      "L'ETag letto prima di cambiare. Serve per cambiare ciò che esiste già; non serve per creare.",
    schema: { type: "string" },
    example: '"7"',
  },
};
