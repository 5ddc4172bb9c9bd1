import * as z from "zod/mini";
import type { Caller } from "../domain/access/caller.ts";
import type { RouteAccess } from "../domain/access/judge-access.ts";
import type { Operation } from "../domain/access/operation.ts";
import type { Visit } from "../domain/access/visitor-allowance.ts";
import type { OrganizationFiscalCode } from "../domain/values/organization-fiscal-code.ts";
import type { HttpResult } from "./http-result.ts";
import { type FieldError, invalidRequest, notFound, problemResult } from "./problem.ts";
import { type BodyFormat, readBody } from "./request-body.ts";
import { noBody } from "./route-parameters.ts";

/** A request whose caller has been let in. */
export type HttpRequest = {
  /** Nobody in particular where the call asks for no token. */
  readonly caller: Caller | undefined;
  readonly parameters: Readonly<Record<string, string | undefined>>;
  readonly query: Readonly<Record<string, string | undefined>>;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly cookies: readonly string[];
  readonly body: string;
};

type RouteInput<Parameters, Query, Body> = {
  readonly parameters: Parameters;
  readonly query: Query;
  readonly body: Body;
  /** The caller's `Accept` header, lower case; empty when it sent none. */
  readonly accept: string;
  /** The state of the thing that the caller has seen, of one it changes (RFC 9110, `If-Match`). */
  readonly ifMatch: string | undefined;
  readonly request: HttpRequest;
};

type Called<Kind extends RouteAccess["kind"]> = Operation & {
  readonly access: Extract<RouteAccess, { readonly kind: Kind }>;
};

/** The parts of a call: where it is, how its request is read, what it does, how it is answered. */
type RouteParts<Operated, Who, Parameters, Query, Body, Dependencies, Outcome> = {
  readonly operation: Operated;
  readonly parameters: z.core.$ZodType<Parameters>;
  /** What may follow the "?": each name once, several values joined by commas. */
  readonly query: z.core.$ZodType<Query>;
  readonly body: z.core.$ZodType<Body>;
  /** How the body is written, where it is not JSON. */
  readonly bodyFormat?: BodyFormat;
  /** The answer holds a secret that is shown once: it is not kept for who repeats the call. */
  readonly hasSecretAnswer?: boolean;
  readonly useCase: (
    input: RouteInput<Parameters, Query, Body> & Who,
    dependencies: Dependencies,
  ) => Promise<Outcome>;
  readonly respond: (outcome: Outcome) => HttpResult;
};

/** One call of the API, whatever the types of its parts. */
export type Route<Dependencies> = {
  readonly operation: Operation;
  readonly hasSecretAnswer: boolean;
  /** How the calls of nobody in particular count; they are not counted where it is left out. */
  readonly visit: Visit | undefined;
  readonly answer: (request: HttpRequest, dependencies: Dependencies) => Promise<HttpResult>;
};

/** The ente of the token, whatever the address says: there is no other in the call. */
type OfOrganization = { readonly caller: Caller; readonly organization: OrganizationFiscalCode };

/** A call about the ente that the caller's token speaks for. */
export function organizationRoute<Parameters, Query, Body, Dependencies, Outcome>(
  parts: RouteParts<
    Called<"organization">,
    OfOrganization,
    Parameters,
    Query,
    Body,
    Dependencies,
    Outcome
  >,
): Route<Dependencies> {
  return routeOf(parts, ({ caller }) => {
    if (caller?.organization === undefined) throw new Error("a call of nobody's was let in");
    return { caller, organization: caller.organization };
  });
}

/** A call of the Region's, or of whoever has logged in. */
export function callerRoute<Parameters, Query, Body, Dependencies, Outcome>(
  parts: RouteParts<
    Called<"region" | "person">,
    { readonly caller: Caller },
    Parameters,
    Query,
    Body,
    Dependencies,
    Outcome
  >,
): Route<Dependencies> {
  return routeOf(parts, ({ caller }) => {
    if (caller === undefined) throw new Error("a call of nobody's was let in");
    return { caller };
  });
}

/** A call that anybody may make. */
export function publicRoute<Parameters, Query, Body, Dependencies, Outcome>(
  parts: RouteParts<Called<"public">, unknown, Parameters, Query, Body, Dependencies, Outcome> & {
    readonly visit?: Visit;
  },
): Route<Dependencies> {
  return { ...routeOf(parts, () => ({})), visit: parts.visit };
}

function routeOf<Who, Parameters, Query, Body, Dependencies, Outcome>(
  parts: RouteParts<Operation, Who, Parameters, Query, Body, Dependencies, Outcome>,
  whoCalls: (request: HttpRequest) => Who,
): Route<Dependencies> {
  return {
    operation: parts.operation,
    hasSecretAnswer: parts.hasSecretAnswer ?? false,
    visit: undefined,
    async answer(request, dependencies) {
      const parameters = z.safeParse(parts.parameters, request.parameters);
      if (!parameters.success) return problemResult(notFound);
      const query = z.safeParse(parts.query, request.query);
      if (!query.success) return problemResult(invalidRequest(fieldErrors(query.error)));
      const body = parseBody(parts, request);
      if (body.outcome === "refused") return problemResult(body.problem);
      const input = {
        ...whoCalls(request),
        parameters: parameters.data,
        query: query.data,
        body: body.value,
        accept: (request.headers["accept"] ?? "").toLowerCase(),
        ifMatch: request.headers["if-match"],
        request,
      };
      return parts.respond(await parts.useCase(input, dependencies));
    },
  };
}

type BodyParts<Body> = Pick<
  RouteParts<Operation, unknown, unknown, unknown, Body, unknown, unknown>,
  "body" | "bodyFormat"
>;

function parseBody<Body>(
  { body: shape, bodyFormat = "json" }: BodyParts<Body>,
  { body, headers }: HttpRequest,
) {
  // A call that takes none does not care what came with it.
  const sent = shape === noBody ? "" : body;
  const read = readBody(sent, headers["content-type"], bodyFormat);
  if (read.outcome === "refused") return read;
  const parsed = z.safeParse(shape, read.value);
  if (parsed.success) return { outcome: "read", value: parsed.data } as const;
  const errors = read.value === undefined ? [bodyMissing] : fieldErrors(parsed.error);
  return { outcome: "refused", problem: invalidRequest(errors) } as const;
}

const bodyMissing = { pointer: "", detail: "Il corpo della richiesta è obbligatorio." };

function fieldErrors(error: z.core.$ZodError): FieldError[] {
  return error.issues.map(({ path, message: detail }) => ({ pointer: pointerOf(path), detail }));
}

/** RFC 6901: the whole is "", and names escape what separates them. */
function pointerOf(path: readonly PropertyKey[]): string {
  const names = path.map((name) => String(name).replaceAll("~", "~0").replaceAll("/", "~1"));
  return names.map((name) => `/${name}`).join("");
}
