import type { OperationDocumentation } from "../../../shared/lambda/operation-documentation.ts";
import type { JsonObject } from "./json-schema.ts";
import { problemExtensions } from "./problem-extensions.ts";

const problemMediaType = "application/problem+json";

/** The one shape of every refusal (RFC 9457). */
export const problemSchema: JsonObject = {
  type: "object",
  description: "Un problema, come lo descrive la RFC 9457.",
  properties: {
    type: {
      type: "string",
      format: "uri-reference",
      description: "Indirizzo della pagina che spiega il problema.",
    },
    title: { type: "string", description: "Il problema in poche parole." },
    status: {
      type: "integer",
      format: "int32",
      minimum: 100,
      maximum: 599,
      description: "Lo stato HTTP della risposta.",
    },
    detail: { type: "string", description: "Che cosa è accaduto, e che cosa fare." },
    code: { type: "string", description: "Codice MyPay, dove le software house ne conoscono uno." },
    errors: {
      type: "array",
      description: "I campi sbagliati, uno per uno.",
      items: {
        type: "object",
        properties: {
          pointer: { type: "string", description: "Dov'è il campo (JSON Pointer, RFC 6901)." },
          detail: { type: "string", description: "Che cosa non va nel campo." },
        },
        required: ["pointer", "detail"],
      },
    },
    ...problemExtensions,
  },
  required: ["type", "title", "status", "detail"],
};

const count = { type: "integer", format: "int32", minimum: 0 } as const;

export const standardHeaders = {
  "RateLimit-Limit": {
    description: "Quante richieste può fare il client in un minuto.",
    schema: count,
  },
  "RateLimit-Remaining": {
    description: "Quante richieste gli restano.",
    schema: count,
  },
  "RateLimit-Reset": {
    description: "Fra quanti secondi ne avrà di nuovo.",
    schema: count,
  },
  "Retry-After": {
    description: "Dopo quanti secondi riprovare.",
    schema: count,
  },
} as const satisfies JsonObject;

export function headerReferences(...names: readonly (keyof typeof standardHeaders)[]): JsonObject {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}

const limitHeaders = ["RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset"] as const;

/** Headers of every answer to a client whose requests are counted. */
export const rateLimitHeaders: JsonObject = headerReferences(...limitHeaders);

type StandardAnswer = {
  readonly name: string;
  readonly description: string;
  readonly headers?: JsonObject;
  /** Whether the call can be answered so. */
  readonly when: (documented: OperationDocumentation) => boolean;
};

const always = () => true;
const needsToken = ({ operation }: OperationDocumentation) => operation.access.kind !== "public";
const hasBody = ({ body }: OperationDocumentation) => body !== undefined;
const canBeWrong = ({ operation, query, body }: OperationDocumentation) =>
  operation.method !== "GET" || query !== undefined || body !== undefined;
const canBeMissing = (documented: OperationDocumentation) =>
  needsToken(documented) || documented.operation.path.includes("{");

/** A POST that may be sent again under the same key. */
export function isRepeatable({ operation, repeatable }: OperationDocumentation): boolean {
  return operation.method === "POST" && operation.access.kind !== "public" && repeatable !== false;
}

/** It changes something that whoever calls has read before. */
export function isVersioned({ operation, versioned }: OperationDocumentation): boolean {
  if (versioned === "ifSent") return true;
  return ["PUT", "PATCH", "DELETE"].includes(operation.method) && versioned !== false;
}

/** The refusals that calls have in common, by status. */
export const standardAnswers: Readonly<Record<number, StandardAnswer>> = {
  400: {
    name: "RichiestaNonValida",
    description: "La richiesta non è valida: errors dice quali campi e perché.",
    when: canBeWrong,
  },
  401: {
    name: "NonAutenticato",
    description: "Manca un token valido.",
    headers: {
      "WWW-Authenticate": {
        description: "Come ci si autentica (RFC 6750).",
        schema: { type: "string" },
      },
    },
    when: needsToken,
  },
  403: {
    name: "PermessoMancante",
    description: "Il token non dà il permesso che serve.",
    when: needsToken,
  },
  404: {
    name: "NonTrovato",
    description: "Non esiste, oppure non è di chi chiama.",
    when: canBeMissing,
  },
  409: {
    name: "Conflitto",
    description: "Lo stato attuale non lo permette; detail dice perché.",
    when: ({ operation }) => operation.method !== "GET",
  },
  412: {
    name: "VersioneSuperata",
    description: "Nel frattempo è cambiato: rileggerlo. ETag dice la versione attuale.",
    headers: { ETag: { description: "La versione attuale.", schema: { type: "string" } } },
    when: isVersioned,
  },
  413: {
    name: "CorpoTroppoGrande",
    description: "Il corpo della richiesta è troppo grande.",
    when: hasBody,
  },
  415: {
    name: "FormatoNonAmmesso",
    description: "Il corpo non è nel formato previsto.",
    when: hasBody,
  },
  422: {
    name: "ChiaveGiaUsata",
    description: "La stessa Idempotency-Key è già stata usata con un'altra richiesta.",
    when: isRepeatable,
  },
  428: {
    name: "VersioneMancante",
    description: "Manca If-Match: dire quale versione si vuole cambiare.",
    headers: { ETag: { description: "La versione attuale.", schema: { type: "string" } } },
    when: (documented) => documented.versioned !== "ifSent" && isVersioned(documented),
  },
  429: {
    name: "TroppeRichieste",
    description: "Troppe richieste: riprovare dopo il tempo indicato.",
    headers: headerReferences("Retry-After", ...limitHeaders),
    when: always,
  },
  500: {
    name: "ErroreInterno",
    description: "Errore del portale: riprovare più tardi.",
    when: always,
  },
};

/** The parts of the description that calls point at. */
export function standardComponents(): JsonObject {
  const responses = Object.values(standardAnswers).map(({ name, description, headers }) => [
    name,
    { description, ...(headers && { headers }), content: problemContent },
  ]);
  return { headers: standardHeaders, responses: Object.fromEntries(responses) };
}

export const problemContent: JsonObject = {
  [problemMediaType]: { schema: { $ref: "#/components/schemas/Problem" } },
};
