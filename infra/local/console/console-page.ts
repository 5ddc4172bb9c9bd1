import { escapeHtml, type Html } from "../../../shared/domain/values/html.ts";

const style = `
  body { font: 16px/1.5 system-ui, sans-serif; color: #17324d;
    margin: 2rem auto; max-width: 70rem; padding: 0 1rem }
  a { color: #0066cc } h1 { font-size: 1.6rem } h2 { font-size: 1.2rem; margin-top: 2rem }
  table { border-collapse: collapse; width: 100% }
  th, td { border-bottom: 1px solid #c2c7cc; padding: .3rem .6rem;
    text-align: left; vertical-align: top }
  td.number, th.number { text-align: right; font-variant-numeric: tabular-nums }
  pre { white-space: pre-wrap; background: #f5f6f7; padding: 1rem }
  iframe { width: 100%; height: 30rem; border: 1px solid #c2c7cc }
  .warning { color: #a32219; font-weight: 600 }`;

/** A whole page, with a link back to the index of the local cloud. */
export function page(title: string, content: Html): string {
  return `<!doctype html><html lang="it"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} · Portale Pagamenti in locale</title><style>${style}</style></head>
<body><nav><a href="/_local/">Cloud locale</a></nav><main><h1>${escapeHtml(title)}</h1>
${content.html}</main></body></html>`;
}
