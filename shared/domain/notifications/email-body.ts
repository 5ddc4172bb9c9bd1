import { escapeHtml } from "../values/html.ts";

export const portalName = "Portale dei Pagamenti";
export const noReplyText = "Ti chiediamo di non rispondere a questo indirizzo.";

/** A paragraph of plain text, which may end in a link. */
type Paragraph = {
  readonly text: string;
  readonly link?: { readonly label: string; readonly url: string };
};

/** What a mail of an ente says, once for its text and for its HTML. */
export type EmailBody = {
  /** Title of the document, as the subject. */
  readonly title: string;
  readonly heading: string;
  readonly greeting: string;
  /** Name of the ente, in evidence, and how the sentence goes on. */
  readonly opening: { readonly organizationName: string; readonly text: string };
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly paragraphs: readonly Paragraph[];
  /** Small print, line by line. */
  readonly closing: readonly string[];
};

/** "Per informazioni … rivolgiti a Comune di Prova: 0390000000." */
export function askingText(about: string, name: string, contacts: readonly string[]): string {
  const where = contacts.length === 0 ? "" : `: ${contacts.join(", ")}`;
  return `Per informazioni ${about} rivolgiti a ${name}${where}.`;
}

export function emailTextOf(body: EmailBody): string {
  const { opening, facts, paragraphs, closing } = body;
  return [
    body.greeting,
    `${opening.organizationName} ${opening.text}`,
    facts.map(([label, value]) => `${label}: ${value}`).join("\n"),
    ...paragraphs.map(({ text, link }) =>
      link === undefined ? text : `${text} ${link.label}: ${link.url}`,
    ),
    closing.join("\n"),
  ].join("\n\n");
}

/** The same words as HTML: every text is escaped here, and nowhere else. */
export function emailHtmlOf(body: EmailBody): string {
  const { organizationName, text } = body.opening;
  const rows = body.facts.map(([label, value]) => htmlRow(label, value));
  return `<!doctype html>
<html lang="it">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(body.title)}</title>
</head>
<body style="margin:0;padding:24px;background:#ffffff;color:#17324d;${font}">
<main style="max-width:600px;margin:0 auto">
<h1 style="font-size:22px;line-height:28px;margin:0 0 16px">${escapeHtml(body.heading)}</h1>
${htmlParagraph(escapeHtml(body.greeting))}
${htmlParagraph(`<strong>${escapeHtml(organizationName)}</strong> ${escapeHtml(text)}`)}
<table style="width:100%;border-collapse:collapse;margin:0 0 16px">
${rows.join("\n")}
</table>
${body.paragraphs.map((paragraph) => htmlParagraph(contentOf(paragraph))).join("\n")}
<p style="${small}">${body.closing.map(escapeHtml).join("<br>")}</p>
</main>
</body>
</html>
`;
}

const font = "font-family:'Titillium Web',Arial,sans-serif;font-size:16px;line-height:24px";
const small = "margin:24px 0 0;font-size:14px;line-height:20px;color:#455a64";
const cell = "padding:8px 0;border-bottom:1px solid #c5c7c9;text-align:left;vertical-align:top";

function htmlRow(label: string, value: string): string {
  return [
    `<tr><th scope="row" style="${cell};padding-right:16px">${escapeHtml(label)}</th>`,
    `<td style="${cell};overflow-wrap:anywhere">${escapeHtml(value)}</td></tr>`,
  ].join("");
}

function contentOf({ text, link }: Paragraph): string {
  if (link === undefined) return escapeHtml(text);
  return `${escapeHtml(text)} <a href="${escapeHtml(link.url)}">${escapeHtml(link.label)}</a>.`;
}

function htmlParagraph(html: string): string {
  return `<p style="margin:0 0 16px">${html}</p>`;
}
