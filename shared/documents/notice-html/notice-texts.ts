import type { NoticeText, NoticeWords } from "../../domain/notices/notice-words.ts";
import { type Html, html } from "../../domain/values/html.ts";

/** A fixed text within a line, the second language after the first where there are two. */
export function phrase(words: NoticeWords, { first, second }: NoticeText): Html {
  if (second === undefined || second === first) return withBold(first);
  return html`${withBold(first)} <span${secondAttributes(words)}>${withBold(second)}</span>`;
}

/** A fixed text as paragraphs, one for each language; nothing where the form has none. */
export function paragraphs(words: NoticeWords, text: NoticeText | undefined): Html | undefined {
  if (text === undefined) return undefined;
  const { first, second } = text;
  const own = html`<p>${withBold(first)}</p>`;
  if (second === undefined) return own;
  return html`${own}
<p${secondAttributes(words)}>${withBold(second)}</p>`;
}

/** What a term list says: a label and its value. */
export function fact(words: NoticeWords, label: NoticeText, value: Html): Html {
  return html`<div><dt>${phrase(words, label)}</dt><dd>${value}</dd></div>
`;
}

/** A text of the ente or of the debtor, which may be written from right to left. */
export function dataText(text: string): Html {
  return html`<bdi>${text}</bdi>`;
}

/** Digits and capitals that are copied or typed: selected with one click, never broken. */
export function codeText(text: string): Html {
  return html`<span class="code">${text}</span>`;
}

/** Says a screen reader which language it is, and the style sheet whether it is in grey. */
function secondAttributes({ languages, secondIsMuted }: NoticeWords): Html {
  const language = html` lang="${languages[1]}"`;
  return secondIsMuted ? html`${language} class="muted"` : html`${language} class="second"`;
}

/** `**` opens and closes bold. */
function withBold(text: string): Html {
  const parts = text
    .split("**")
    .map((part, index) => (index % 2 === 1 ? html`<strong>${part}</strong>` : part));
  return html`${parts}`;
}
