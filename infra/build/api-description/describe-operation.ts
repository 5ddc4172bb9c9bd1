import type { Permission } from "../../../shared/domain/access/permission.ts";
import type { OperationDocumentation } from "../../../shared/lambda/operation-documentation.ts";
import { describeParameters } from "./describe-parameters.ts";
import type { Json, JsonObject } from "./json-schema.ts";
import {
  isVersioned,
  problemContent,
  rateLimitHeaders,
  standardAnswers,
} from "./standard-answers.ts";

type Answer = OperationDocumentation["answers"][number];

/** Where the description keeps the schema of a body or an answer, by what it is of. */
export type SchemaPlaces = {
  readonly ofBody: JsonObject | undefined;
  readonly ofAnswer: (status: number) => JsonObject | undefined;
};

const refusalsBegin = 400;

/** One call as OpenAPI describes it. */
export function describeOperation(
  documented: OperationDocumentation,
  places: SchemaPlaces,
): JsonObject {
  const { operation, operationId, chapter, summary, body } = documented;
  const parameters = describeParameters(documented);
  const { contentType = "application/json", example } = body ?? {};
  return {
    operationId,
    tags: [chapter],
    summary,
    description: `${documented.description}${permissionWords(operation.access)}`,
    security: securityOf(operation.access),
    ...(parameters.length > 0 && { parameters }),
    ...(places.ofBody && {
      requestBody: {
        required: true,
        content: { [contentType]: { schema: places.ofBody, example: plain(example) } },
      },
    }),
    responses: responsesOf(documented, places),
  };
}

function permissionWords(access: OperationDocumentation["operation"]["access"]): string {
  switch (access.kind) {
    case "public":
      return "\n\nAperta a tutti.";
    case "organization":
      return `\n\nPermesso: \`${access.permission}\`, con un token dell'ente.`;
    case "region":
      return `\n\nPermesso: \`${access.permission}\`, con un token della Regione.`;
    case "person":
      return "\n\nPer chi ha fatto l'accesso.";
  }
}

function securityOf(access: OperationDocumentation["operation"]["access"]): readonly Json[] {
  if (access.kind === "public") return [];
  const scopes: readonly Permission[] = access.kind === "person" ? [] : [access.permission];
  const ofBrowser = { sessione: [] };
  return access.kind === "person" ? [ofBrowser] : [{ oauth2: scopes }, ofBrowser];
}

function responsesOf(documented: OperationDocumentation, places: SchemaPlaces): JsonObject {
  const standard = Object.entries(standardAnswers)
    .filter(([, { when }]) => when(documented))
    .map(([status, { name }]): [string, JsonObject] => [
      status,
      { $ref: `#/components/responses/${name}` },
    ]);
  const own = Object.entries(documented.answers).map(([status, answer]): [string, JsonObject] => [
    status,
    describeAnswer(Number(status), answer, { documented, places }),
  ]);
  return Object.fromEntries([...standard, ...own]);
}

function describeAnswer(
  status: number,
  answer: Answer,
  call: { readonly documented: OperationDocumentation; readonly places: SchemaPlaces },
): JsonObject {
  const isRefusal = status >= refusalsBegin;
  const headers = {
    ...(call.documented.operation.access.kind !== "public" && !isRefusal && rateLimitHeaders),
    ...(isVersioned(call.documented) && !isRefusal && versionHeader),
    ...textHeaders(answer.headers ?? {}),
  };
  const content = isRefusal && answer.schema === undefined ? problemContent : contentOf(status);
  return {
    description: answer.description,
    ...(Object.keys(headers).length > 0 && { headers }),
    ...(content && { content }),
  };

  function contentOf(of: number): JsonObject | undefined {
    const { contentTypes = ["application/json"], example } = answer;
    const schema = call.places.ofAnswer(of);
    if (schema === undefined && answer.contentTypes === undefined) return undefined;
    return Object.fromEntries(
      contentTypes.map((contentType) => [
        contentType,
        /json/u.test(contentType)
          ? { ...(schema && { schema }), ...(example !== undefined && { example: plain(example) }) }
          : { schema: { type: "string" } },
      ]),
    );
  }
}

const versionHeader: JsonObject = {
  ETag: { description: "La versione che ora c'è.", schema: { type: "string" } },
};

function textHeaders(headers: Readonly<Record<string, string>>): JsonObject {
  return Object.fromEntries(
    Object.entries(headers).map(([name, description]) => [
      headerName(name),
      { description, schema: { type: "string" } },
    ]),
  );
}

/** As they are written: `Cache-Control`. */
function headerName(name: string): string {
  if (name.toLowerCase() === "etag") return "ETag";
  return name.replaceAll(/(^|-)([a-z])/gu, (letters) => letters.toUpperCase());
}

function plain(example: unknown): Json {
  const written: Json = JSON.parse(JSON.stringify(example ?? null));
  return written;
}
