import type * as z from "zod/mini";
import type { Operation } from "../domain/access/operation.ts";

/** Chapters of the API's description, in Italian as people read them. */
export type ApiChapter =
  | "Enti"
  | "Tipi dovuto"
  | "Posizioni debitorie"
  | "Flussi"
  | "Avvisi"
  | "Pagamenti"
  | "Ricevute"
  | "Webhook"
  | "Accessi"
  | "Giornale e audit"
  | "Ricerca pubblica"
  | "Servizio";

type AnswerDocumentation = {
  readonly description: string;
  /** Of its body; it has none where this is left out. */
  readonly schema?: z.core.$ZodType;
  /** `application/json` where it is left out. */
  readonly contentTypes?: readonly string[];
  /** What each says, in Italian, by its name. */
  readonly headers?: Readonly<Record<string, string>>;
  /** A body such as this answer's: it has to fit the schema. */
  readonly example?: unknown;
};

/**
 * What the description of the API says of one call, beyond what every call has: the answers to
 * wrong requests, the headers of limits and of repeated calls are added to all by the one that
 * writes the description. The schemas are those by which the function reads what it is sent.
 */
export type OperationDocumentation = {
  readonly operation: Operation;
  /** Unique, camel case: generated clients call it so. */
  readonly operationId: string;
  readonly chapter: ApiChapter;
  /** A few words in Italian. */
  readonly summary: string;
  /** Some sentences in Italian: what it does, for whom, what to know before calling it. */
  readonly description: string;
  readonly parameters?: z.core.$ZodType;
  readonly query?: z.core.$ZodType;
  readonly body?: {
    readonly schema: z.core.$ZodType;
    /** A body that is accepted. */
    readonly example: unknown;
    /** `application/json` where it is left out. */
    readonly contentType?: string;
  };
  /**
   * What a PUT, PATCH or DELETE changes has no version to be named in `If-Match`; `ifSent` where
   * naming it is left to the caller, of whichever method.
   */
  readonly versioned?: false | "ifSent";
  /** A POST that knows no `Idempotency-Key`. */
  readonly repeatable?: false;
  /** By status; only good answers, and refusals that this call alone has. */
  readonly answers: Readonly<Record<number, AnswerDocumentation>>;
};
