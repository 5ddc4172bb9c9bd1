import { type Html, html } from "../../domain/values/html.ts";
import { bitOfModule, type ModuleMatrix, wordOfModule } from "../barcodes/module-matrix.ts";

type CodePicture = {
  readonly matrix: ModuleMatrix;
  /** Modules of white around the symbol. */
  readonly quietZone: number;
  readonly kind: "qr" | "data-matrix";
  /** Unique on the page. */
  readonly id: string;
  readonly title: string;
};

/** A code as a picture that stays sharp at any size, with the words that stand for it. */
export function codePicture({ matrix, quietZone, kind, id, title }: CodePicture): Html {
  const side = String(matrix.size + 2 * quietZone);
  return html`<svg class="${kind}" role="img" aria-labelledby="${id}" \
viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><title id="${id}">${title}</title>\
<path fill="#fff" d="M0 0h${side}v${side}H0z" />\
<path d="${darkModules(matrix, quietZone)}" /></svg>`;
}

/** One rectangle for each run of dark modules in a row. */
function darkModules(matrix: ModuleMatrix, quietZone: number): string {
  const { size } = matrix;
  let path = "";
  for (let row = 0; row < size; row++) {
    let start = -1;
    for (let column = 0; column <= size; column++) {
      const dark = column < size && isDark(matrix, row, column);
      if (dark && start < 0) start = column;
      if (dark || start < 0) continue;
      const length = column - start;
      path += `M${start + quietZone} ${row + quietZone}h${length}v1h-${length}z`;
      start = -1;
    }
  }
  return path;
}

function isDark({ size, words }: ModuleMatrix, row: number, column: number): boolean {
  const cell = row * size + column;
  return ((words[wordOfModule(size, cell)] ?? 0) & bitOfModule(size, cell)) !== 0;
}
