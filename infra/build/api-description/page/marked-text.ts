import { type Html, html } from "../../../../shared/domain/values/html.ts";

/** Paragraphs with a blank line between each two; one in a fence of three backticks is code. */
export function paragraphs(text: string): readonly Html[] {
  return text.split("\n\n").map((paragraph) => {
    const code = /^```\w*\n(.*)\n```$/su.exec(paragraph)?.[1];
    return code === undefined
      ? html`<p>${marked(paragraph)}</p>`
      : html`<pre tabindex="0">${code}</pre>`;
  });
}

/** The little of Markdown that descriptions use: what is strong, and what is code. */
function marked(text: string): readonly Html[] {
  return text.split(/(\*\*[^*]+\*\*|`[^`]+`)/u).map(markedPart);
}

function markedPart(part: string): Html {
  if (part.startsWith("**")) return html`<strong>${part.slice(2, -2)}</strong>`;
  return part.startsWith("`") ? html`<code>${part.slice(1, -1)}</code>` : html`${part}`;
}
