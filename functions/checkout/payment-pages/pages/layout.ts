import { type Html, html } from "../../../../shared/domain/values/html.ts";

/** How a page that waits for something asks for it again. */
export type Waiting = {
  /** Seconds until it is asked for again. */
  readonly seconds: number;
  /** Where, so that what the browser has come with is not lost. */
  readonly address: string;
  /** Another one as soon as there is something new to read. */
  readonly mark: string;
};

export type PageOptions = {
  /** Says what the page is about and in which state it is. */
  readonly title: string;
  readonly content: Html;
  readonly waiting?: Waiting;
};

export const siteName = "Portale dei Pagamenti";
/** Made known with every change of the files, which browsers keep. */
const assetsVersion = "1";

export function assetAddress(file: "stile.css" | "attesa.js" | "stampa.js"): string {
  return `/paga/risorse/${file}?v=${assetsVersion}`;
}

/**
 * A whole page: header, content and footer. A page that waits asks again by a script, which
 * disturbs nobody who is reading until there is news; without scripts the browser loads it again
 * (WCAG 2.1, 2.2.1).
 */
export function page({ title, content, waiting }: PageOptions): Html {
  return html`<html lang="it">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="robots" content="noindex" />
<title>${`${title} · ${siteName}`}</title>
<link rel="stylesheet" href="${assetAddress("stile.css")}" />
${waiting !== undefined && waitingHead(waiting)}
</head>
<body>
<a class="skip" href="#contenuto">Vai al contenuto</a>
<header class="top">
<p class="site"><a href="/paga">${siteName}</a></p>
</header>
<main id="contenuto" tabindex="-1"${waiting !== undefined && waitingData(waiting)}>
<h1>${title}</h1>
${content}
</main>
<footer class="bottom">
<p>I pagamenti passano dalla piattaforma pagoPA.</p>
</footer>
</body>
</html>`;
}

function waitingHead({ seconds, address }: Waiting): Html {
  return html`<noscript><meta http-equiv="refresh" content="${seconds};url=${address}" /></noscript>
<script src="${assetAddress("attesa.js")}" defer=""></script>`;
}

function waitingData({ seconds, address, mark }: Waiting): Html {
  return html` data-seconds="${seconds}" data-address="${address}" data-mark="${mark}"`;
}

type Message = {
  readonly kind: "info" | "ok" | "ko";
  readonly title?: string;
  readonly content: Html;
};

/** What matters most on a page, in a frame of its own; its words say what its colour says. */
export function message({ kind, title, content }: Message): Html {
  return html`<div class="notice ${kind}" role="${kind === "ko" ? "alert" : "status"}">
${title !== undefined && html`<h2>${title}</h2>`}
${content}</div>`;
}
