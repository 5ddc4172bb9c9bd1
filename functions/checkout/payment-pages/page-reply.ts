import type { Html } from "../../../shared/domain/values/html.ts";

/** A page, before it becomes HTTP. */
type Page = {
  readonly reply: "page";
  readonly status: number;
  readonly html: Html;
  /** Elsewhere, where a form of the page may lead in the end. */
  readonly formTargets?: readonly string[];
  /** Seconds after which whoever was sent away may come again. */
  readonly retrySeconds?: number;
};

/** What a browser is answered. */
export type PageReply =
  | Page
  | { readonly reply: "redirect"; readonly location: string }
  | { readonly reply: "asset"; readonly contentType: string; readonly content: string };

export function pageReply(html: Html, status = 200): Page {
  return { reply: "page", status, html };
}

export function redirectTo(location: string): PageReply {
  return { reply: "redirect", location };
}
