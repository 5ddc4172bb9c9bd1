import { spawnSync } from "node:child_process";
import { join } from "node:path";

/** Debian package of each program the conformance tests read printed pages with. */
const packages = {
  pdftoppm: "poppler-utils",
  pdftotext: "poppler-utils",
  pdfinfo: "poppler-utils",
  pdffonts: "poppler-utils",
  zbarimg: "zbar-tools",
  dmtxread: "dmtx-utils",
  qpdf: "qpdf",
} as const;

/** Runs a program and answers what it prints; a missing program is a failure that says so. */
export function runTool(tool: keyof typeof packages, args: readonly string[]): string {
  const options = { encoding: "utf8", maxBuffer: 1 << 28 } as const;
  const { error, status, stdout, stderr } = spawnSync(tool, args, options);
  if (error !== undefined) {
    throw new Error(`Manca ${tool}: installare il pacchetto ${packages[tool]}`, { cause: error });
  }
  if (status !== 0) throw new Error(`${tool} è uscito con ${status}: ${stderr}${stdout}`);
  return stdout;
}

/** Area of an A4 page, in millimetres from its top left corner. */
export type PageArea = { readonly x: number; readonly y: number; readonly side: number };

/** Prints a square area of a page as an image file, in grey, at a resolution. */
export function printArea(
  pdfFile: string,
  { x, y, side }: PageArea,
  { dpi, page = 1 }: { readonly dpi: number; readonly page?: number },
): string {
  const pixels = (millimetres: number) => String(Math.round((millimetres * dpi) / 25.4));
  const image = join(`${pdfFile}-${page}-${dpi}-${Math.round(x)}`);
  const area = ["-x", pixels(x), "-y", pixels(y), "-W", pixels(side), "-H", pixels(side)];
  const pages = ["-f", String(page), "-l", String(page), "-singlefile"];
  runTool("pdftoppm", ["-r", String(dpi), "-gray", ...area, ...pages, pdfFile, image]);
  return `${image}.pgm`;
}

export function readQrCode(image: string): string {
  return runTool("zbarimg", ["-q", "--raw", "-Sdisable", "-Sqrcode.enable", image]).trimEnd();
}

export function readDataMatrix(image: string): string {
  return runTool("dmtxread", ["-N1", "-m10000", image]);
}

export type WordBox = {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

/** The words of a file with their boxes, in points from the top left corner, as poppler sees them. */
export function wordBoxes(pdfFile: string): readonly WordBox[] {
  return wordBoxesByPage(pdfFile).flat();
}

/** The same, page by page. */
export function wordBoxesByPage(pdfFile: string): readonly (readonly WordBox[])[] {
  const [, ...pages] = runTool("pdftotext", ["-bbox", pdfFile, "-"]).split("<page ");
  return pages.map(wordBoxesOf);
}

function wordBoxesOf(page: string): readonly WordBox[] {
  const pattern = /<word xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*?)<\/word>/g;
  return Array.from(page.matchAll(pattern), ([, left, top, right, bottom, text = ""]) => ({
    text: unescapedXml(text),
    left: Number(left),
    top: Number(top),
    right: Number(right),
    bottom: Number(bottom),
  }));
}

function unescapedXml(text: string): string {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&amp;", "&");
}

/** Pairs of words printed over one another. Boxes are as tall as the font: lines share a third. */
export function overlappingWords(words: readonly WordBox[]): readonly string[] {
  const overlaps: string[] = [];
  const sorted = words.toSorted((one, other) => one.top - other.top);
  for (const [index, word] of sorted.entries()) {
    for (let next = index + 1; next < sorted.length; next++) {
      const other = sorted[next];
      if (other === undefined || other.top >= word.bottom) break;
      const width = Math.min(word.right, other.right) - Math.max(word.left, other.left);
      const height = Math.min(word.bottom, other.bottom) - other.top;
      const lower = Math.min(word.bottom - word.top, other.bottom - other.top);
      if (width > 0.5 && height > 0.4 * lower) overlaps.push(`${word.text} / ${other.text}`);
    }
  }
  return overlaps;
}
