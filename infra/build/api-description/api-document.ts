import type * as z from "zod";
import { permissions } from "../../../shared/domain/access/permission.ts";
import type { OperationDocumentation } from "../../../shared/lambda/operation-documentation.ts";
import { apiInformation, publicUrlMark, stageMark } from "./api-information.ts";
import { chapters } from "./chapters.ts";
import { describeOperation, type SchemaPlaces } from "./describe-operation.ts";
import { headerParameters } from "./describe-parameters.ts";
import { type JsonObject, jsonSchemaOf } from "./json-schema.ts";
import { permissionWords } from "./permission-words.ts";
import {
  capitalised,
  hoisted,
  type NamedSchemas,
  referenceTo,
  withSharedParts,
} from "./shared-schemas.ts";
import { problemSchema, standardComponents } from "./standard-answers.ts";

/**
 * The description of the API (OpenAPI 3.1.1) of all that functions say of themselves. Where it is
 * served is put in where `publicUrlMark` and `stageMark` stand: one document for every stage.
 */
export function apiDocument(
  documented: readonly OperationDocumentation[],
  { version }: { readonly version: string },
): JsonObject {
  const collected = collectSchemas(documented);
  const paths = new Map<string, JsonObject>();
  for (const each of documented) {
    const { method, path } = each.operation;
    const described = describeOperation(each, placesOf(each, collected.names));
    paths.set(path, { ...paths.get(path), [method.toLowerCase()]: described });
  }
  const used = new Set(documented.map(({ chapter }) => chapter));
  return {
    openapi: "3.1.1",
    info: apiInformation(version),
    servers: [{ url: publicUrlMark, description: stageMark }],
    tags: Object.entries(chapters)
      .filter(([name]) => [...used].some((chapter) => chapter === name))
      .map(([name, description]) => ({ name, description })),
    externalDocs: {
      url: `${publicUrlMark}/v1/docs`,
      description: "La stessa descrizione, da leggere.",
    },
    paths: Object.fromEntries(paths),
    components: {
      schemas: { ...withSharedParts(collected.schemas), Problem: problemSchema },
      parameters: headerParameters,
      ...standardComponents(),
      securitySchemes,
    },
  };
}

const securitySchemes: JsonObject = {
  oauth2: {
    type: "oauth2",
    description:
      "Credenziali di un client, dell'ente o di una software house che esso ha delegato. Il token " +
      "dice di quale ente è.",
    flows: {
      clientCredentials: {
        tokenUrl: `${publicUrlMark}/v1/oauth/token`,
        scopes: Object.fromEntries(permissions.map((each) => [each, permissionWords[each]])),
      },
    },
  },
  sessione: {
    type: "apiKey",
    in: "cookie",
    name: "__Host-portale-accesso",
    description:
      "Sessione di una persona nel browser, con l'intestazione X-Portale-Web che le pagine di " +
      "altri siti non possono mandare.",
  },
};

type Collected = {
  readonly schemas: NamedSchemas;
  /** The name under which each schema stands. */
  readonly names: ReadonlyMap<z.core.$ZodType, string>;
};

/** The same schema, used by many calls, is described once, under the name of the first. */
function collectSchemas(documented: readonly OperationDocumentation[]): Collected {
  const schemas: Record<string, JsonObject> = {};
  const names = new Map<z.core.$ZodType, string>();
  const byText = new Map<string, string>();
  const add = (schema: z.core.$ZodType, io: "input" | "output", wanted: string): void => {
    if (names.has(schema)) return;
    const described = jsonSchemaOf(schema, io);
    const text = JSON.stringify(described);
    const name = byText.get(text) ?? wanted;
    names.set(schema, name);
    byText.set(text, name);
    Object.assign(schemas, hoisted(name, described));
  };
  for (const { operationId, body, answers } of documented) {
    const own = capitalised(operationId);
    if (body !== undefined) add(body.schema, "input", `${own}Request`);
    for (const [status, { schema }] of Object.entries(answers)) {
      const wanted = `${own}Answer`;
      if (schema === undefined) continue;
      add(schema, "output", schemas[wanted] === undefined ? wanted : `${wanted}${status}`);
    }
  }
  return { schemas, names };
}

function placesOf(
  { body, answers }: OperationDocumentation,
  names: ReadonlyMap<z.core.$ZodType, string>,
): SchemaPlaces {
  const placeOf = (schema: z.core.$ZodType | undefined) => {
    const name = schema && names.get(schema);
    return name === undefined ? undefined : referenceTo(name);
  };
  return {
    ofBody: placeOf(body?.schema),
    ofAnswer: (status) => placeOf(answers[status]?.schema),
  };
}
