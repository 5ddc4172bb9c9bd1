import * as z from "zod";
import {
  isObject,
  type Json,
  type JsonObject,
  mapSchema,
} from "../../../infra/build/api-description/json-schema.ts";

const parameterSchema = z.object({
  name: z.string(),
  in: z.enum(["path", "query", "header", "cookie"]),
  required: z.boolean().default(false),
  example: z.json().optional(),
  schema: z.record(z.string(), z.json()),
});
const mediaSchema = z.object({
  schema: z.record(z.string(), z.json()).optional(),
  example: z.json().optional(),
});
const answerSchema = z.object({
  headers: z.record(z.string(), z.json()).default({}),
  content: z.record(z.string(), mediaSchema).default({}),
});
const callSchema = z.object({
  operationId: z.string(),
  description: z.string(),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  parameters: z.array(parameterSchema).default([]),
  requestBody: z.object({ content: z.record(z.string(), mediaSchema) }).optional(),
  responses: z.record(z.string(), answerSchema),
});

/** One call as its description tells whoever has nothing else. */
export type DescribedCall = z.infer<typeof callSchema> & {
  readonly method: string;
  readonly path: string;
};

export type DescribedApi = {
  readonly calls: readonly DescribedCall[];
  /** Of what a reference or a schema describes, in full and with no field left over. */
  validator(schema: JsonObject): z.ZodType;
  /** What is at the end of a reference. */
  resolve(schema: JsonObject): JsonObject;
};

/** Reads a description of an API with nothing but the description. */
export function readDescribedApi(document: JsonObject): DescribedApi {
  const resolve = (json: JsonObject): JsonObject => {
    const { $ref } = json;
    if (typeof $ref !== "string") return json;
    let found: Json | undefined = document;
    for (const name of $ref.split("/").slice(1)) found = isObject(found) ? found[name] : undefined;
    if (!isObject(found)) throw new Error(`the description has no ${$ref}`);
    return found;
  };
  const resolveAll = (json: Json): Json => {
    if (Array.isArray(json)) return json.map(resolveAll);
    return isObject(json) && !pointsAtSchema(json) ? resolve(json) : json;
  };
  const schemas = objectIn(objectIn(document, "components"), "schemas");
  const $defs = Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, closed(isObject(schema) ? schema : {})]),
  );
  const calls = Object.entries(objectIn(document, "paths")).flatMap(([path, methods]) =>
    Object.entries(isObject(methods) ? methods : {}).map(([method, call]) => {
      const described = isObject(call) ? call : {};
      return {
        ...callSchema.parse({
          ...described,
          parameters: resolveAll(described["parameters"] ?? []),
          responses: Object.fromEntries(
            Object.entries(objectIn(described, "responses")).map(([status, answer]) => [
              status,
              resolveAll(answer),
            ]),
          ),
        }),
        method: method.toUpperCase(),
        path,
      };
    }),
  );
  const validators = new Map<string, z.ZodType>();
  return {
    calls,
    resolve,
    validator(schema) {
      const text = JSON.stringify(schema);
      const validator = validators.get(text) ?? z.fromJSONSchema({ ...closed(schema), $defs });
      validators.set(text, validator);
      return validator;
    },
  };
}

/** The variables of an address that is one of the API's; none where it is not. */
export function variablesAt(api: DescribedApi, address: string): Readonly<Record<string, string>> {
  for (const { path } of api.calls) {
    const pattern = path.replaceAll(/\{(\w+)\}/gu, "(?<$1>[^/]+)");
    const { groups } = new RegExp(`^${pattern}$`, "u").exec(address) ?? {};
    if (groups !== undefined) {
      const found = Object.entries(groups);
      return Object.fromEntries(found.map(([name, value]) => [name, decodeURIComponent(value)]));
    }
  }
  return {};
}

function objectIn(json: JsonObject, name: string): JsonObject {
  const member = json[name];
  return isObject(member) ? member : {};
}

function pointsAtSchema({ $ref }: JsonObject): boolean {
  return typeof $ref === "string" && $ref.startsWith("#/components/schemas/");
}

/** The portal may say more one day; today a field that nobody has described is a fault. */
function closed(schema: JsonObject): JsonObject {
  return mapSchema(schema, ({ $ref, format, ...inner }) => ({
    ...inner,
    // An address without a host is no URL to the validator.
    ...(format !== undefined && format !== "uri-reference" && { format }),
    ...(typeof $ref === "string" && { $ref: $ref.replace("#/components/schemas/", "#/$defs/") }),
    ...(isObject(inner["properties"]) &&
      inner["additionalProperties"] === undefined && { additionalProperties: false }),
  }));
}
