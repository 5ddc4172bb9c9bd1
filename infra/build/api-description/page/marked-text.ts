import { type Html, html } from "../../../../shared/domain/values/html.ts";

/** The little of Markdown that descriptions use: what is strong, and what is code. */
export function marked(text: string): readonly Html[] {
  return text.split(/(\*\*[^*]+\*\*|`[^`]+`)/u).map(markedPart);
}

function markedPart(part: string): Html {
  if (part.startsWith("**")) return html`<strong>${part.slice(2, -2)}</strong>`;
  return part.startsWith("`") ? html`<code>${part.slice(1, -1)}</code>` : html`${part}`;
}
