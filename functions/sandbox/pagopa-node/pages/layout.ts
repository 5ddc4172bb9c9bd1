import { type Html, html } from "../../../../shared/domain/values/html.ts";

export type PageOptions = {
  readonly title: string;
  readonly content: Html;
  /** Pages with the form that a QR code may fill in. */
  readonly scans?: boolean;
  /** What the header calls the site; the node itself where it is left out. */
  readonly site?: string;
};

/** A whole page: header, content and a footer that says that nothing here is real. */
export function page({ title, content, scans = false, site = "Nodo di prova" }: PageOptions): Html {
  return html`<html lang="it">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} &middot; ${site}</title>
<link rel="stylesheet" href="/sandbox/assets/style.css">
${scans && html`<script src="/sandbox/assets/scan.js" defer></script>`}
</head>
<body>
<a class="skip" href="#contenuto">Vai al contenuto</a>
<header class="top">
<p class="site"><a href="/sandbox">${site}</a></p>
<p class="stage">Ambiente di prova: nessun pagamento &egrave; vero</p>
</header>
<main id="contenuto" tabindex="-1">
<h1>${title}</h1>
${content}
</main>
<footer class="bottom">
<p>Si comporta come il nodo dei pagamenti pagoPA, un PSP e Checkout. Le prove si cancellano
dopo 30 giorni.</p>
</footer>
</body>
</html>`;
}
