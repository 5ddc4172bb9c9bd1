import { entityTagOf } from "../domain/values/entity-tag.ts";
import type { HttpResult } from "./http-result.ts";

export type FieldError = {
  /** JSON pointer into the request's body or parameters. */
  readonly pointer: string;
  readonly detail: string;
};

/** A problem as RFC 9457 describes it; `type` names a page of the portal's documentation. */
export type Problem = {
  readonly status: number;
  readonly slug: string;
  readonly title: string;
  readonly detail: string;
  /** Code of the incumbent, where software houses know one. */
  readonly code?: string;
  readonly errors?: readonly FieldError[];
};

export function problemResult(
  problem: Problem,
  headers: Readonly<Record<string, string>> = {},
): HttpResult {
  const { slug, ...members } = problem;
  return {
    status: problem.status,
    headers: { "content-type": "application/problem+json", ...headers },
    body: JSON.stringify({ type: `/problemi/${slug}`, ...members }),
  };
}

export const notFound = {
  status: 404,
  slug: "non-trovato",
  title: "Risorsa non trovata",
  detail: "La risorsa richiesta non esiste.",
} as const satisfies Problem;

export const unauthorized = {
  status: 401,
  slug: "non-autorizzato",
  title: "Autenticazione richiesta",
  detail: "Presentare un token di accesso valido nell'intestazione Authorization.",
} as const satisfies Problem;

/** It is the caller's own, who may not do this: there is nothing to hide. */
export const forbidden = {
  status: 403,
  slug: "permesso-mancante",
  title: "Permesso mancante",
  detail: "Il token presentato non dà il permesso di eseguire questa operazione.",
} as const satisfies Problem;

export const unexpected = {
  status: 500,
  slug: "errore-interno",
  title: "Errore interno",
  detail: "La richiesta non è stata eseguita per un errore del portale. Riprovare più tardi.",
} as const satisfies Problem;

export const tooManyCalls = {
  status: 429,
  slug: "troppe-richieste",
  title: "Troppe richieste",
  detail:
    "Le richieste del client superano il limite al minuto: riprovare dopo i secondi indicati " +
    "nell'intestazione Retry-After.",
} as const satisfies Problem;

/** Somebody sends the same call twice at once (`Idempotency-Key`). */
export const callRunning = {
  status: 409,
  slug: "richiesta-in-corso",
  title: "Richiesta in corso",
  detail:
    "Una richiesta con la stessa chiave è ancora in corso: ripeterla dopo i secondi indicati " +
    "nell'intestazione Retry-After.",
} as const satisfies Problem;

export const keyOfOtherRequest = {
  status: 422,
  slug: "chiave-di-altra-richiesta",
  title: "Chiave già usata",
  detail:
    "La chiave dell'intestazione Idempotency-Key è già stata usata per una richiesta diversa: " +
    "per una nuova richiesta serve una nuova chiave.",
} as const satisfies Problem;

/** It was done, and what it answered is shown only once. */
export const unrepeatableAnswer = {
  status: 409,
  slug: "risposta-non-ripetibile",
  title: "Richiesta già eseguita",
  detail:
    "La richiesta con questa chiave è già stata eseguita; la sua risposta conteneva un segreto, " +
    "che si mostra una volta sola.",
} as const satisfies Problem;

export function tooLarge(lengthMax: number): Problem {
  return {
    status: 413,
    slug: "richiesta-troppo-grande",
    title: "Richiesta troppo grande",
    detail: `Il corpo della richiesta supera ${lengthMax / 1_000_000} milioni di caratteri.`,
  };
}

export function wrongContentType(expected: string): Problem {
  return {
    status: 415,
    slug: "formato-non-accettato",
    title: "Formato non accettato",
    detail: `Il corpo della richiesta va inviato con Content-Type ${expected}.`,
  };
}

export function invalidRequest(errors: readonly FieldError[]): Problem {
  return {
    status: 400,
    slug: "richiesta-non-valida",
    title: "Richiesta non valida",
    detail: "Uno o più campi della richiesta non sono validi.",
    errors,
  };
}

/** The ente is not in a state in which it may load debts. */
export function organizationNotReady(organizationStatus: string): Problem {
  return {
    status: 409,
    slug: "ente-non-abilitato",
    title: "Ente non abilitato al caricamento",
    detail:
      `L'ente è nello stato ${organizationStatus}: i flussi si possono caricare ` +
      "solo negli stati PRE-ESERCIZIO ed ESERCIZIO.",
    code: "PAA_STATO_ENTE_NON_VALIDO",
  };
}

/** What is there already, or the state it is in, is in the way of what was asked. */
export function conflict(slug: string, { title, detail }: Pick<Problem, "title" | "detail">) {
  return { status: 409, slug, title, detail } as const satisfies Problem;
}

/** A change of what exists says which state of it was seen (RFC 6585, section 3). */
export function preconditionRequired(version: number): HttpResult {
  const problem = {
    status: 428,
    slug: "versione-mancante",
    title: "Versione non indicata",
    detail:
      "Indicare nell'intestazione If-Match la versione che si vuole modificare: " +
      "è nell'intestazione ETag della risposta con cui la risorsa è stata letta.",
  };
  return problemResult(problem, etagHeader(version));
}

export const versionPassed = {
  status: 412,
  slug: "versione-superata",
  title: "Versione superata",
  detail:
    "La risorsa è stata modificata nel frattempo: rileggerla e ripetere la modifica " +
    "sulla versione attuale, che è nell'intestazione ETag.",
} as const satisfies Problem;

/** Somebody else was faster: what was seen is not what there is (RFC 9110, section 13.1.1). */
export function preconditionFailed(version: number | undefined): HttpResult {
  return problemResult(versionPassed, version === undefined ? {} : etagHeader(version));
}

/** The header by which an answer says which state of the thing it shows. */
export function etagHeader(version: number): { readonly etag: string } {
  return { etag: entityTagOf(version) };
}
