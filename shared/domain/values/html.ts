/** HTML that is safe to write out as it is. */
export type Html = { readonly html: string };

export type HtmlPart = Html | string | number | undefined | false | readonly HtmlPart[];

/**
 * Builds HTML from a template literal; every value that is not Html already is escaped, in a way
 * that fits text and quoted attributes. What is missing is nothing.
 */
export function html(literals: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html {
  let text = literals[0] ?? "";
  for (const [index, part] of parts.entries()) text += render(part) + (literals[index + 1] ?? "");
  return { html: text };
}

function render(part: HtmlPart): string {
  if (part === undefined || part === false) return "";
  if (typeof part === "string" || typeof part === "number") return escapeHtml(String(part));
  return "html" in part ? part.html : part.map(render).join("");
}

const htmlSpecials = /[&<>"']/g;
const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** A text as content or quoted attribute value of HTML. */
export function escapeHtml(text: string): string {
  return text.replaceAll(htmlSpecials, (character) => entities[character] ?? "");
}
