/** The one style sheet: readable on a phone, in high contrast and on paper. */
export const style = `
:root { --ink: #17324d; --soft: #5a6772; --line: #c5ccd3; --blue: #0059b3; --ok: #00582c;
  --ko: #9b1c1c; --paper: #fff; --wash: #f2f5f8; --mono: ui-monospace, "Roboto Mono", monospace }
* { box-sizing: border-box }
html { color: var(--ink); background: var(--paper);
  font: 100%/1.55 "Titillium Web", system-ui, sans-serif }
body { margin: 0 }
a { color: var(--blue) }
a:focus-visible, button:focus-visible, input:focus-visible, textarea:focus-visible,
summary:focus-visible, pre:focus-visible { outline: 3px solid #b35900; outline-offset: 2px }
main:focus { outline: none }
.skip { position: absolute; left: -100rem }
.skip:focus { left: 1rem; top: 1rem; background: var(--paper); padding: .5rem 1rem; z-index: 1 }
.top { background: var(--blue); color: #fff; padding: .75rem 1.25rem; display: flex;
  flex-wrap: wrap; gap: 0 1.5rem; align-items: baseline; justify-content: space-between }
.top p { margin: 0 }
.top .site { font-weight: 700; font-size: 1.15rem }
.top a { color: inherit; text-decoration: none }
.top a:hover { text-decoration: underline }
.top a:focus-visible { outline-color: #fff }
main, .bottom { max-width: 68rem; margin: 0 auto; padding: 0 1.25rem }
.bottom { color: var(--soft); border-top: 1px solid var(--line); margin-top: 3rem;
  font-size: .9rem }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 1.75rem 0 1rem }
h2 { font-size: 1.3rem; margin: 2rem 0 .75rem }
h3 { font-size: 1rem; margin: 1.25rem 0 .25rem }
.lead { font-size: 1.1rem; max-width: 46rem }
.card { border: 1px solid var(--line); border-radius: .5rem; padding: 0 1.25rem 1.25rem;
  margin: 1.25rem 0 }
.card > h2 { margin-top: 1.1rem }
details.card { padding-bottom: 0 }
details.card[open] { padding-bottom: 1.25rem }
summary { cursor: pointer; font-weight: 600; padding: .8rem 0 }
.more { border-top: 1px solid var(--line); margin: 1rem 0 0 }
.facts + .more { border-top: 0; margin: 0 }
.field { margin: 1rem 0; max-width: 34rem }
label, legend { font-weight: 600 }
.hint { color: var(--soft); font-weight: 400; margin: 0; font-size: .92rem }
.problem { color: var(--ko); font-weight: 600; margin: 0 }
input[type="text"], input[type="email"], textarea { width: 100%; font: inherit; color: inherit;
  background: var(--paper); border: 1px solid var(--soft); border-radius: .25rem;
  padding: .55rem .7rem; margin-top: .25rem }
textarea { font-family: var(--mono); font-size: .9rem }
.wrong input { border: 2px solid var(--ko) }
.choices { display: grid; gap: 0 2rem;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 21rem), 1fr)) }
fieldset { border: 0; padding: 0; margin: 1rem 0 0; min-width: 0 }
.choice { display: flex; gap: .6rem; align-items: baseline; padding: .3rem 0 }
.choice label { font-weight: 400 }
.choice input { flex: none; width: 1.1rem; height: 1.1rem; position: relative; top: .15rem }
button { font: inherit; font-weight: 600; color: #fff; background: var(--blue);
  border: 2px solid var(--blue); border-radius: .25rem; padding: .6rem 1.3rem; cursor: pointer;
  min-height: 2.9rem }
button:hover { background: #003f80; border-color: #003f80 }
button.secondary { color: var(--blue); background: var(--paper) }
button.secondary:hover { background: var(--wash); border-color: var(--blue) }
button.small { padding: .25rem .7rem; min-height: 2.75rem; font-size: .92rem }
.actions { display: flex; flex-wrap: wrap; gap: .75rem 1.25rem; align-items: center;
  margin: 1.25rem 0 }
.facts { margin: 1rem 0 }
.facts div { display: grid; grid-template-columns: 13rem 1fr; gap: 0 1rem; padding: .35rem 0;
  border-bottom: 1px solid var(--line) }
.facts dt { color: var(--soft) }
.facts dd { margin: 0; overflow-wrap: anywhere }
.amount, .total strong { font-weight: 700; font-variant-numeric: tabular-nums }
.total { font-size: 1.25rem; text-align: right }
.plain { list-style: none; padding: 0 }
.plain > li { margin: .5rem 0 }
.notice { border-left: .35rem solid var(--soft); background: var(--wash); padding: .25rem 1.25rem;
  margin: 1.25rem 0 }
.notice h2 { font-size: 1.1rem; margin: .75rem 0 .25rem }
.notice.ok { border-color: var(--ok) }
.notice.ko { border-color: var(--ko) }
.badge { font-weight: 700; white-space: nowrap }
.badge.ok { color: var(--ok) }
.badge.ko { color: var(--ko) }
code { font-family: var(--mono); font-size: .82em; overflow-wrap: anywhere }
.scroll { overflow-x: auto }
table { border-collapse: collapse; width: 100%; margin: .5rem 0 1.5rem; font-size: .95rem }
caption { text-align: left; color: var(--soft); padding: .25rem 0 }
th, td { text-align: left; vertical-align: top; padding: .5rem .6rem;
  border-bottom: 1px solid var(--line) }
th { border-bottom: 2px solid var(--soft) }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap }
.call { border: 1px solid var(--line); border-radius: .5rem; padding: 0 1rem; margin: .75rem 0 }
.call summary code { font-weight: 400 }
pre { background: var(--wash); border: 1px solid var(--line); border-radius: .25rem;
  padding: .8rem 1rem; margin: .25rem 0 1rem; overflow-x: auto; font: .84rem/1.5 var(--mono);
  white-space: pre-wrap; overflow-wrap: anywhere }
video { display: block; width: 100%; max-width: 24rem; border-radius: .5rem; margin-top: .75rem }
[hidden] { display: none }
@media (max-width: 45rem) {
  .facts div { grid-template-columns: 1fr }
  .steps thead { display: none }
  .steps tr { display: block; border: 1px solid var(--line); border-radius: .5rem;
    margin: .6rem 0; padding: .3rem .8rem }
  .steps td { display: grid; grid-template-columns: 7rem 1fr; gap: 0 .5rem; border: 0;
    padding: .2rem 0; text-align: left; white-space: normal }
  .steps td::before { content: attr(data-label); color: var(--soft); grid-row: span 4 }
  .steps td > br { display: none }
  .steps td > * { grid-column: 2 }
  .actions button { flex: 1 1 100% }
  .total { text-align: left }
}
@media print {
  html { font-size: 9.5pt }
  .top { background: none; color: inherit; border-bottom: 2pt solid; padding: 0 0 4pt }
  .skip, .screen-only, form { display: none }
  main, .bottom { max-width: none; padding: 0 }
  pre, .card, .call { border-color: #888; background: none }
  pre { font-size: 7.5pt }
  table { font-size: 8.5pt }
  td code { font-size: 6.5pt }
  tr { break-inside: avoid }
  h2, h3, summary { break-after: avoid }
  a { color: inherit; text-decoration: none }
  @page { margin: 15mm }
}
`;
