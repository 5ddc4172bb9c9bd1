/** The one style sheet: quiet, readable on a phone, in high contrast and on paper. */
export const style = `
:root { --ink: #17324d; --soft: #455a64; --line: #c5c7c9; --blue: #0059b3; --ok: #00582c;
  --ko: #9b1c1c; --paper: #fff; --wash: #f2f5f8 }
* { box-sizing: border-box }
html { color: var(--ink); background: var(--paper);
  font: 100%/1.5 "Titillium Web", system-ui, -apple-system, "Segoe UI", sans-serif }
body { margin: 0; min-height: 100vh; display: flex; flex-direction: column }
a { color: var(--blue) }
:focus-visible { outline: 3px solid #b35900; outline-offset: 2px }
main:focus { outline: none }
.skip { position: absolute; left: -100rem }
.skip:focus { left: 1rem; top: 1rem; background: var(--paper); padding: .5rem 1rem; z-index: 1 }
.top { background: var(--blue); color: #fff; padding: .9rem 1.25rem }
.top p { margin: 0 auto; max-width: 46rem }
.top .site { font-weight: 700; font-size: 1.2rem }
.top a { color: inherit; text-decoration: none }
.top a:hover { text-decoration: underline }
.top a:focus-visible { outline-color: #fff }
main, .bottom { width: 100%; max-width: 48.5rem; margin: 0 auto; padding: 0 1.25rem }
main { flex: 1 }
.bottom { color: var(--soft); border-top: 1px solid var(--line); margin-top: 3rem;
  font-size: .9rem }
h1 { font-size: 1.8rem; line-height: 1.2; margin: 1.75rem 0 1rem }
h2 { font-size: 1.25rem; margin: 2rem 0 .5rem; overflow-wrap: anywhere }
.lead { font-size: 1.1rem }
.card { border: 1px solid var(--line); border-radius: .5rem; padding: .25rem 1.25rem 1rem;
  margin: 1.25rem 0 }
.card h2 { margin-top: .9rem }
.facts { margin: .5rem 0 0 }
.facts div { display: grid; grid-template-columns: 14rem 1fr; gap: 0 1rem; padding: .4rem 0;
  align-items: baseline; border-bottom: 1px solid var(--line) }
.facts div:last-child { border-bottom: 0 }
.facts dt { color: var(--soft) }
.facts dd { margin: 0; overflow-wrap: anywhere }
.amount { font-weight: 700; font-variant-numeric: tabular-nums; white-space: nowrap }
.facts .amount { font-size: 1.25rem }
.total { font-size: 1.25rem; text-align: right }
.plain { list-style: none; padding: 0; margin: 0 }
.number { font-variant-numeric: tabular-nums }
.field { margin: 1.25rem 0; max-width: 30rem }
label { font-weight: 600 }
.hint { color: var(--soft); margin: 0; font-size: .95rem }
.problem { color: var(--ko); font-weight: 600; margin: 0 }
input { width: 100%; font: inherit; color: inherit; background: var(--paper);
  border: 1px solid var(--soft); border-radius: .25rem; padding: .6rem .75rem; margin-top: .3rem;
  min-height: 2.9rem }
.wrong input { border: 2px solid var(--ko) }
button, .button { display: inline-block; font: inherit; font-weight: 600; color: #fff;
  background: var(--blue); border: 2px solid var(--blue); border-radius: .25rem;
  padding: .6rem 1.5rem; cursor: pointer; min-height: 2.9rem; text-decoration: none }
button:hover, .button:hover { background: #003f80; border-color: #003f80 }
button.secondary, .button.secondary { color: var(--blue); background: var(--paper) }
button.secondary:hover, .button.secondary:hover { background: var(--wash) }
.actions { display: flex; flex-wrap: wrap; gap: .75rem 1.25rem; align-items: center;
  margin: 1.5rem 0 }
.actions form { margin: 0 }
.notice { border-left: .35rem solid var(--blue); background: var(--wash); padding: .25rem 1.25rem;
  margin: 1.25rem 0 }
.notice h2 { font-size: 1.1rem; margin: .75rem 0 .25rem }
.notice.ok { border-color: var(--ok) }
.notice.ko { border-color: var(--ko) }
.badge { font-weight: 700 }
.badge.ok { color: var(--ok) }
.badge.ko { color: var(--ko) }
.code { display: flex; flex-wrap: wrap; gap: 1rem 1.5rem; align-items: center }
.code > div { flex: 1 1 16rem; min-width: 0 }
.qr { display: block; width: 11rem; height: 11rem; border: 1px solid var(--line); fill: #000 }
.counter { text-align: center }
.counter .qr { width: min(100%, 24rem); height: auto; margin: 0 auto }
[hidden] { display: none }
.address { overflow-wrap: anywhere; font-size: .95rem }
.waiting::before { content: ""; display: inline-block; width: 1rem; height: 1rem;
  margin-right: .6rem; border: .2rem solid var(--line); border-top-color: var(--blue);
  border-radius: 50%; vertical-align: -.1rem; animation: turn 1.2s linear infinite }
@keyframes turn { to { transform: rotate(1turn) } }
@media (prefers-reduced-motion: reduce) { .waiting::before { animation: none } }
@media (max-width: 40rem) {
  .facts div { grid-template-columns: 1fr }
  .actions, .actions form, .actions button, .actions .button { width: 100%; text-align: center }
  .total { text-align: left }
  h1 { font-size: 1.5rem }
}
@media print {
  html { font-size: 10pt }
  .top { background: none; color: inherit; border-bottom: 2pt solid; padding: 0 0 4pt }
  .top p, main, .bottom { max-width: none; padding: 0 }
  .skip, .actions, form, .screen-only { display: none }
  .card, .qr { border-color: #888; break-inside: avoid }
  a { color: inherit; text-decoration: none }
  @page { margin: 15mm }
}
`;
