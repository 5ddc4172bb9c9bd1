import type { ModuleMatrix } from "../barcodes/module-matrix.ts";
import { unicodeCharacterMap } from "./embedded-font.ts";
import { deflatedStream, type PdfObjects, plainStream } from "./pdf-objects.ts";

const modulesPerGlyph = 4;
const firstCode = 97;
const glyphCount = 2 ** modulesPerGlyph;

/** Name of the module font in the page's resources. */
export const moduleFontResource = "Q";

/**
 * A font of bar code modules: sixteen glyphs, each four modules in a row, dark or light. Codes stay
 * vector drawings, as the notice asks for, in a tenth of the bytes of rectangles. When text is
 * copied or read aloud the glyphs are blanks, so codes never leak into it.
 */
export function embedModuleFont(objects: PdfObjects): number {
  const codes = Array.from({ length: glyphCount }, (_, glyph) => firstCode + glyph);
  const procedures = codes.map((code) => {
    const number = objects.add(plainStream("", glyphProcedure(code - firstCode)));
    return `/m${code} ${number} 0 R`;
  });
  const lastCode = firstCode + glyphCount - 1;
  const mappings = codes.map((code) => `<${code.toString(16)}> <0020>`).join("\n");
  const toUnicode = objects.add(
    deflatedStream(
      "",
      unicodeCharacterMap("<00> <ff>", `${glyphCount} beginbfchar\n${mappings}\nendbfchar`),
    ),
  );
  return objects.add(
    `<</Type/Font/Subtype/Type3/FontBBox[-1 -1 ${modulesPerGlyph + 1} 2]/FontMatrix[1 0 0 1 0 0]` +
      `/FirstChar ${firstCode}/LastChar ${lastCode}/Resources<<>>` +
      `/Widths[${codes.map(() => modulesPerGlyph).join(" ")}]/CharProcs<<${procedures.join("")}>>` +
      "/Encoding<</Type/Encoding" +
      `/Differences[${firstCode}${codes.map((code) => `/m${code}`).join("")}]>>` +
      `/ToUnicode ${toUnicode} 0 R>>`,
  );
}

/** Dark modules overlap by this part of a module, or viewers would show seams between them. */
const overlap = 0.02;

/** Runs of dark modules of the glyph, the first module being its highest bit. */
function glyphProcedure(glyph: number): string {
  const runs = glyph.toString(2).padStart(modulesPerGlyph, "0").matchAll(/1+/g);
  const rectangles = Array.from(
    runs,
    (run) =>
      `${run.index - overlap} -${overlap} ${run[0].length + 2 * overlap} ${1 + 2 * overlap} re`,
  );
  const fill = rectangles.length === 0 ? "" : `\n${rectangles.join(" ")} f`;
  return `${modulesPerGlyph} 0 d0${fill}`;
}

export type SymbolPlace = {
  /** Left and top edge of the symbol, in points from the page's lower left corner. */
  readonly left: number;
  readonly top: number;
  /** Side of the symbol in points, quiet zone excluded. */
  readonly side: number;
};

/** Text operators that draw a symbol with the module font, inside BT … ET. */
export function showSymbol({ size, words }: ModuleMatrix, place: SymbolPlace): string {
  const moduleSize = (place.side / size).toFixed(4);
  let length = operators.write(
    `/${moduleFontResource} ${moduleSize} Tf ${moduleSize} TL\n` +
      `1 0 0 1 ${place.left.toFixed(2)} ${place.top.toFixed(2)} Tm\n`,
    "latin1",
  );
  for (let row = 0; row < size; row++) {
    operators[length++] = openString;
    for (let column = 0; column < size; column += modulesPerGlyph) {
      const word = words[column < 32 ? row : size + row] ?? 0;
      operators[length++] = glyphLetters[(word >>> column) & (glyphCount - 1)] ?? 0;
    }
    operators[length++] = closeString;
    operators[length++] = nextLineAndShow;
    operators[length++] = lineFeed;
  }
  return operators.toString("latin1", 0, length);
}

const openString = 0x28;
const closeString = 0x29;
const nextLineAndShow = 0x27;
const lineFeed = 0x0a;

/** Room for the largest symbol, 64 modules a side, and what comes before it. */
const operators = Buffer.alloc(64 * (64 / modulesPerGlyph + 4) + 128);

/** Glyph of each four modules, the leftmost in the lowest bit. */
const glyphLetters = Uint8Array.from({ length: glyphCount }, (_, modules) => {
  const reversed = [0, 1, 2, 3].reduce((bits, at) => bits * 2 + ((modules >>> at) & 1), 0);
  return firstCode + reversed;
});
