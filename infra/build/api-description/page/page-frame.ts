import { type Html, type HtmlPart, html } from "../../../../shared/domain/values/html.ts";
import { pageStyle } from "./page-style.ts";

type Page = {
  readonly title: string;
  readonly introduction: HtmlPart;
  /** Beside the text; there is none on a page of one subject. */
  readonly contents?: Html;
  readonly main: HtmlPart;
};

/** A whole page, in Italian, that needs nothing but itself. */
export function pageFrame({ title, introduction, contents, main }: Page): string {
  const style: Html = { html: pageStyle };
  return `<!doctype html>
${
  html`<html lang="it"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – Portale Pagamenti</title><style>${style}</style></head>
<body><a class="salta" href="#contenuto">Vai al contenuto</a>
<header><h1>${title}</h1>${introduction}</header>
<div class="pagina">${contents ?? html`<div></div>`}<main id="contenuto">${main}</main></div>
<footer><p>Portale Pagamenti, al servizio degli enti creditori sulla piattaforma pagoPA.
<a href="/v1/docs">Documentazione dell'API</a> · <a href="/status">Stato del portale</a></p>
</footer>
</body></html>
`.html
}`;
}
