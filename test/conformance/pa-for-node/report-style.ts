import { html } from "../../../shared/domain/values/html.ts";

/** Looks for the screen and for A4 alike; nothing is fetched. */
export const reportStyle = html`<style>
@page { size: A4; margin: 14mm 12mm }
* { box-sizing: border-box }
html { -webkit-print-color-adjust: exact; print-color-adjust: exact }
body { font: 15px/1.5 "Titillium Web", system-ui, "Segoe UI", Roboto, sans-serif; color: #17324d;
  margin: 0; background: #fff }
main { max-width: 76rem; margin: 0 auto; padding: 1.5rem }
header { background: #0b3d91; color: #fff; padding: 1.75rem max(1.5rem, calc(50vw - 36.5rem)) }
header p { margin: 0 }
.kicker { font-size: .95rem; opacity: .9 }
h1 { font-size: 2rem; line-height: 1.2; margin: .25rem 0 }
.subtitle { font-size: 1.1rem }
h2 { font-size: 1.25rem; margin: 2.25rem 0 .75rem; break-after: avoid }
h3 { font-size: 1rem; margin: 1rem 0 .25rem } h4 { font-size: .8rem; margin: .25rem 0; color: #455a70 }
a { color: #0b3d91 }
.verdict { display: flex; gap: 1.25rem; align-items: baseline; margin: 0 0 1.5rem;
  padding: 1rem 1.25rem; border-left: 6px solid; border-radius: 4px }
.verdict strong { font-size: 1.35rem }
.verdict.passed { background: #e6f4ec; border-color: #006b3c } .verdict.passed strong { color: #006b3c }
.verdict.failed { background: #fbe9e7; border-color: #a32219 } .verdict.failed strong { color: #a32219 }
.facts { display: grid; grid-template-columns: repeat(2, 1fr); gap: .75rem 2rem; margin: 0 }
.facts div { border-bottom: 1px solid #d5dbe1; padding-bottom: .5rem }
dt { font-size: .85rem; color: #455a70 } dd { margin: 0; font-weight: 600 }
table { border-collapse: collapse; width: 100% }
th { text-align: left; font-size: .85rem; color: #455a70; border-bottom: 2px solid #17324d }
th, td { padding: .4rem .6rem; vertical-align: top }
td { border-bottom: 1px solid #d5dbe1 }
tfoot td { font-weight: 700; border-bottom: 0; border-top: 2px solid #17324d }
.number { text-align: right; font-variant-numeric: tabular-nums }
.outcome { font-weight: 600; white-space: nowrap }
.outcome.passed { color: #006b3c } .outcome.passed::before { content: "✓ " }
.outcome.failed { color: #a32219 } .outcome.failed::before { content: "✗ " }
.cases { font-size: .85rem; table-layout: fixed }
.c-number { width: 5.5% } .c-title { width: 18% } .c-what { width: 18.5% } .c-outcome { width: 10% }
.cases td { overflow-wrap: anywhere; padding: .2rem .6rem }
.cases td[rowspan]:first-child, .cases .outcome { white-space: nowrap; overflow-wrap: normal }
.cases tr:not(:last-child) > td:not([rowspan]) { border-bottom-color: #eef1f4 }
.cases tbody { border-bottom: 1px solid #8fa1b3 }
.cases td[rowspan]:first-child, .cases th:first-child { padding-left: 0 }
.cases .what { color: #455a70 }
.cases .different { color: #a32219; font-weight: 600 }
thead { display: table-header-group } tr { break-inside: avoid }
.signature { margin-top: 2.5rem; break-inside: avoid }
.signature div { display: grid; grid-template-columns: 2fr 1fr 2fr; gap: 1.5rem; margin-top: 3rem }
.signature span { border-top: 1px solid #17324d; font-size: .85rem; color: #455a70; padding-top: .25rem }
details { border-bottom: 1px solid #d5dbe1; padding: .4rem 0 }
summary { cursor: pointer }
.exchange { display: grid; grid-template-columns: 1fr 1fr; gap: 0 1rem }
.exchange h3 { grid-column: 1 / -1 }
.exchange > div { min-width: 0 }
pre { font: 12px/1.45 "Roboto Mono", ui-monospace, monospace; background: #f3f5f7; padding: .75rem;
  margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; max-height: 34rem; overflow: auto }
button { font: inherit; padding: .2rem .7rem; border: 1px solid #0b3d91; border-radius: 4px;
  background: #fff; color: #0b3d91; cursor: pointer }
button:focus-visible, a:focus-visible, summary:focus-visible { outline: 3px solid #f90; outline-offset: 2px }
@media screen and (max-width: 48rem) {
  .facts, .exchange, .signature div { grid-template-columns: 1fr }
  .signature div { row-gap: 3rem }
}
@media print {
  body { font-size: 9.5pt } main { padding: 0; max-width: none }
  header { background: none; color: #17324d; padding: 0 0 4mm; border-bottom: 2px solid #0b3d91;
    margin-bottom: 5mm }
  .screen-only { display: none } details:not([open]) { display: none }
  .messages:not(:has(details[open])) { display: none }
  .exchange { display: block }
  .facts { gap: 2mm 6mm } .summary td { padding: 1mm 2mm } .signature { margin-top: 6mm }
  .signature div { margin-top: 10mm }
  .cases { font-size: 7pt } .cases td { padding: .5mm 1mm } th { font-size: 7pt; padding: 1mm }
  h2 { font-size: 12pt; margin: 6mm 0 2mm } pre { font-size: 6.5pt; max-height: none }
  a { color: inherit; text-decoration: none }
}
</style>`;
