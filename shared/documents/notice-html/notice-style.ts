/**
 * The page's style sheet: readable on a phone, at 400 % and on paper. Greys keep a contrast of 4.5
 * to 1 on white; the codes are black on white whatever the colours of the screen.
 */
export const noticeStyle = `
:root { color-scheme: light }
* { box-sizing: border-box }
html { background: #fff; color: #000;
  font: 100%/1.5 "Titillium Web", system-ui, -apple-system, "Segoe UI", Arial, sans-serif }
body { max-width: 60rem; margin: 0 auto; padding: 1.25rem; overflow-wrap: break-word }
p { margin: .35rem 0 }
h1, h2, h3, h4 { line-height: 1.3; margin: 0 }
h1 { font-size: 1.75rem; margin-bottom: 1rem }
h1 .kind { display: block; font-size: 1.05rem; text-transform: uppercase }
h2 { font-size: 1.05rem; background: #ececec; padding: .35rem .6rem; margin-bottom: .6rem }
h3 { font-size: 1rem; margin: .9rem 0 .35rem }
h4 { font-size: 1rem; margin: 1.25rem 0 .35rem }
h2, .channels h3 { text-transform: uppercase }
.muted { color: #595959; font-weight: 400; text-transform: none }
.second::before { content: "· " }
p.second::before { content: none }
.columns { display: grid; gap: 1.5rem; margin-bottom: 1.5rem;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)) }
.name { font-size: 1.25rem; font-weight: 700 }
dl { margin: .5rem 0; display: flex; flex-wrap: wrap; gap: .6rem 2rem }
dl > div { min-width: 0 }
dt { font-size: .9rem }
dd { margin: 0; font-weight: 700 }
.code { font-family: "Roboto Mono", ui-monospace, "Cascadia Mono", Menlo, monospace;
  -webkit-user-select: all; user-select: all; overflow-wrap: anywhere }
.amount { font-size: 1.35rem; font-weight: 700 }
.payment { border-top: 1px solid #767676; padding: .25rem 0 1rem }
h2 + .payment { border-top: 0 }
.data { display: grid; gap: .5rem 1.5rem; align-items: start;
  grid-template-columns: minmax(0, 12rem) minmax(0, 1fr) }
.data figure { margin: 0 }
figcaption { font-size: .9rem }
svg { display: block; width: 100%; max-width: 12rem; height: auto; background: #fff;
  forced-color-adjust: none }
.note { border-left: .25rem solid #767676; padding-left: .75rem; margin: .75rem 0 }
a { color: #0050a0 }
a:focus-visible { outline: 3px solid #0050a0; outline-offset: 2px }
.slip { border-top: 1px dashed #000; margin-top: 1rem }
@media (max-width: 34rem) {
  .data { grid-template-columns: minmax(0, 1fr) }
  h1 { font-size: 1.4rem }
}
@media print {
  @page { size: A4; margin: 10mm }
  html { font-size: 8.5pt; -webkit-print-color-adjust: exact; print-color-adjust: exact }
  body { max-width: none; padding: 0 }
  a { color: inherit; text-decoration: none }
  .columns { grid-template-columns: 1fr 1fr; gap: 6mm; margin-bottom: 4mm }
  .data { grid-template-columns: 40mm 1fr }
  .data, .columns section { break-inside: avoid }
  h2, h3, h4 { break-after: avoid }
  svg.qr { width: 31.1mm }
  svg.data-matrix { width: 27.1mm }
}
`;
