import { type GalleryEntry, isFaultless } from "./gallery-entry.ts";

const style = `
  body { font: 16px/1.45 system-ui, sans-serif; margin: 2rem; color: #17324d; }
  table { border-collapse: collapse; width: 100%; }
  th, td { border-bottom: 1px solid #c5c7c9; padding: .35rem .6rem; text-align: left;
    vertical-align: top; }
  thead th { position: sticky; top: 0; background: #fff; }
  img { height: 150px; border: 1px solid #c5c7c9; margin-right: .25rem; }
  .difetto { background: #fbe9ea; }
  .numero { text-align: right; }`;

/** The index of the gallery: each notice with its pictures and what the readers say of it. */
export function galleryPage(entries: readonly GalleryEntry[]): string {
  const faulty = entries.filter((entry) => !isFaultless(entry)).length;
  return `<!doctype html>
<html lang="it">
<head><meta charset="utf-8"><title>Galleria degli avvisi</title><style>${style}</style></head>
<body>
<h1>Galleria degli avvisi di pagamento</h1>
<p>${entries.length} avvisi, ${faulty === 0 ? "nessuno con difetti" : `${faulty} con difetti`}.
Letti con qpdf (struttura), zbar e libdmtx (codici, dalla pagina stampata a 200 dpi), veraPDF
(PDF/A-2a e PDF/UA-1).</p>
<table>
<thead><tr><th>Avviso</th><th>Layout</th><th>Lingue</th><th>Dati</th><th>Pagine</th><th>KB</th>
<th>qpdf</th><th>Codici letti</th><th>PDF/A-2a</th><th>PDF/UA-1</th>
<th>Caratteri mancanti</th></tr></thead>
<tbody>
${entries.map(row).join("\n")}
</tbody></table></body></html>
`;
}

function row(entry: GalleryEntry): string {
  const { file, layout, language, extreme, images, bytes, codes, verdicts } = entry;
  const pictures = images.map(
    (image) => `<a href="${image}"><img src="${image}" alt="" loading="lazy"></a>`,
  );
  const style = isFaultless(entry) ? "" : ' class="difetto"';
  return `<tr${style}><th scope="row"><a href="${file}">${file}</a><br>
${pictures.join("")}</th><td>${layout}</td><td>${language}</td><td>${extreme}</td>
<td class="numero">${images.length}</td><td class="numero">${(bytes / 1024).toFixed(1)}</td>
<td>${entry.structureFaults === "" ? "valido" : escaped(entry.structureFaults)}</td>
<td class="numero">${codes.read} su ${codes.asked}</td>
<td>${verdictText(verdicts["2a"])}</td><td>${verdictText(verdicts.ua1)}</td>
<td>${entry.unprintable.map(codePointOf).join(" ")}</td></tr>`;
}

function verdictText(verdict: GalleryEntry["verdicts"]["2a"]): string {
  if (verdict === undefined) return "non letto";
  return verdict.isCompliant ? "conforme" : escaped(verdict.brokenRules.join("; "));
}

function codePointOf(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  return `U+${hex}`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
