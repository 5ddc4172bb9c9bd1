import type { Visit } from "../domain/access/visitor-allowance.ts";
import type { HttpResult } from "./http-result.ts";
import { problemResult } from "./problem.ts";
import type { Challenge } from "./visitor-challenge.ts";

/** A challenge, a colon and the number that solves it. */
export const proofHeader = "x-portale-prova";

/** A request of nobody in particular, as far as it tells from where it comes. */
export type VisitingRequest = {
  /** Who has opened the connection to the API. */
  readonly sourceIp: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly cookies?: readonly string[] | undefined;
};

export type Admission =
  | { readonly outcome: "admitted" }
  | { readonly outcome: "refused"; readonly retrySeconds: number }
  /** Too many to go on without a proof that somebody means it. */
  | { readonly outcome: "challenged"; readonly challenge: Challenge };

/** Whoever calls without a token. */
export type Visitor = {
  /** Counts one more visit. */
  admit(visit: Visit, now: Date): Promise<Admission>;
};

/** Counts the calls of nobody in particular, by address and by device. */
export type VisitorGuard = { of(request: VisitingRequest): Visitor };

/** What whoever is not let in is answered; `undefined` for all others. */
export function refusalOf(admission: Admission): HttpResult | undefined {
  switch (admission.outcome) {
    case "admitted":
      return undefined;
    case "refused":
      return problemResult(tooManyVisits, { "retry-after": String(admission.retrySeconds) });
    case "challenged": {
      const problem = { ...challengeRequired, challenge: admission.challenge };
      return problemResult(problem);
    }
  }
}

const tooManyVisits = {
  status: 429,
  slug: "troppe-richieste",
  title: "Troppe richieste",
  detail:
    "Da questo indirizzo, o da questo dispositivo, arrivano troppe richieste: riprovare dopo i " +
    "secondi indicati nell'intestazione Retry-After.",
} as const;

const challengeRequired = {
  status: 428,
  slug: "sfida-richiesta",
  title: "Conferma richiesta",
  detail:
    "Da questo indirizzo arrivano molte richieste: risolvere la sfida (challenge) e ripetere la " +
    `richiesta con la soluzione nell'intestazione ${proofHeader}.`,
} as const;
