/** Looks of every page: readable on a phone, in print, in the dark, and without any program. */
export const pageStyle = `
:root{color-scheme:light dark;--text:#17324d;--soft:#455b71;--line:#c5d0da;--back:#fff;
--box:#f2f6fa;--link:#0059b3;--mark:#003d7a}
@media (prefers-color-scheme:dark){:root{--text:#e4ecf4;--soft:#b3c3d3;--line:#3a4c5e;
--back:#121a22;--box:#1c2732;--link:#7db9ff;--mark:#a9d1ff}}
*{box-sizing:border-box}
html{scroll-padding-top:1rem}
body{margin:0;background:var(--back);color:var(--text);font:1rem/1.55 system-ui,sans-serif}
a{color:var(--link)}
a:focus-visible,summary:focus-visible{outline:3px solid #f90;outline-offset:2px}
.salta{position:absolute;left:-999px}.salta:focus{left:1rem;top:1rem;background:var(--back)}
header{padding:1.5rem max(1rem,calc((100% - 78rem)/2));background:#0059b3;color:#fff}
header p{margin:.25rem 0 0;max-width:60rem}header h1{margin:0;font-size:1.9rem;line-height:1.2}
header a{color:#fff}
.pagina{display:grid;grid-template-columns:17rem minmax(0,1fr);gap:2.5rem;
padding:1.5rem max(1rem,calc((100% - 78rem)/2))}
nav{font-size:.92rem}nav ol{list-style:none;margin:0;padding:0}nav li{margin:.15rem 0}
nav>ol>li{margin-bottom:.8rem}nav ol ol{padding-left:.8rem;border-left:2px solid var(--line)}
@media (min-width:60.01rem){nav{position:sticky;top:1rem;align-self:start;max-height:96vh;
overflow:auto}}
@media (max-width:60rem){.pagina{grid-template-columns:minmax(0,1fr);gap:1rem}}
h2{margin:2.5rem 0 .5rem;padding-bottom:.3rem;border-bottom:2px solid var(--line)}
main>section:first-child h2{margin-top:0}
h3{margin:0;font-size:1.2rem}h4{margin:1.2rem 0 .3rem;font-size:1rem}
article{margin:1.4rem 0;padding:1rem 1.2rem;border:1px solid var(--line);border-radius:.4rem}
code,pre{font:.9em/1.5 ui-monospace,monospace}
.indirizzo{display:block;margin:.4rem 0 .8rem;padding:.4rem .6rem;background:var(--box);
overflow-wrap:anywhere}
.metodo{font-weight:700;color:var(--mark)}
pre{margin:.4rem 0;padding:.8rem;background:var(--box);overflow:auto;border-radius:.3rem}
.tabella{overflow-x:auto}
table{width:100%;border-collapse:collapse;font-size:.93rem}
th,td{padding:.4rem .6rem .4rem 0;border-bottom:1px solid var(--line);text-align:left;
vertical-align:top}
thead th{color:var(--soft);font-weight:600}
tbody th{font-weight:400;white-space:nowrap}
.note{color:var(--soft)}
summary{cursor:pointer;color:var(--link);margin:.4rem 0}
footer{padding:1.5rem max(1rem,calc((100% - 78rem)/2));border-top:1px solid var(--line)}
@media print{nav,.salta{display:none}.pagina{display:block}header{background:none;color:inherit}}
`;
