import { escapeHtml } from "../../domain/notifications/plain-text.ts";

/** HTML that is safe to write out as it is. */
export type Html = { readonly html: string };

export type HtmlPart = Html | string | undefined | readonly HtmlPart[];

/** Builds HTML from a template literal: what is not Html already is escaped. */
export function html(literals: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html {
  let text = literals[0] ?? "";
  for (const [index, part] of parts.entries()) text += written(part) + (literals[index + 1] ?? "");
  return { html: text };
}

function written(part: HtmlPart): string {
  if (part === undefined) return "";
  if (typeof part === "string") return escapeHtml(part);
  return "html" in part ? part.html : part.map(written).join("");
}
