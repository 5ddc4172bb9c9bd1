import type { Html } from "../../../shared/domain/values/html.ts";

export type FieldProblem = {
  /** JSON pointer into the body, or the name of a field of a form after a slash. */
  readonly pointer: string;
  readonly detail: string;
};

/** Why a request is refused: an answer for programs (RFC 9457) and for people alike. */
export type NodeProblem = {
  readonly status: number;
  readonly slug: string;
  readonly title: string;
  readonly detail: string;
  readonly errors?: readonly FieldProblem[];
};

/** What the node answers its callers, before it becomes HTTP. */
export type Reply =
  | {
      readonly reply: "page";
      readonly status: number;
      readonly html: Html;
      /** Addresses elsewhere to which a form of the page may lead in the end. */
      readonly formTargets?: readonly string[];
    }
  | { readonly reply: "json"; readonly status: number; readonly body: unknown }
  | { readonly reply: "problem"; readonly problem: NodeProblem; readonly instance?: string }
  | { readonly reply: "redirect"; readonly status: 302 | 303; readonly location: string }
  | { readonly reply: "asset"; readonly contentType: string; readonly content: string }
  | { readonly reply: "credentialsWanted" };

export const notFound: NodeProblem = {
  status: 404,
  slug: "non-trovato",
  title: "Risorsa non trovata",
  detail: "L'indirizzo non esiste, oppure la prova è scaduta: le prove durano 30 giorni.",
};

export const crossSite: NodeProblem = {
  status: 403,
  slug: "richiesta-esterna",
  title: "Richiesta rifiutata",
  detail: "I moduli di questo sito si inviano solo dalle sue pagine.",
};

export function invalidBody(errors: readonly FieldProblem[]): NodeProblem {
  return {
    status: 400,
    slug: "richiesta-non-valida",
    title: "Richiesta non valida",
    detail: errors.map(({ detail }) => detail).join(" "),
    errors,
  };
}
