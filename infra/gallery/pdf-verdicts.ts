import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runProgram } from "../build/run-program.ts";
import type { CodePlace } from "./code-places.ts";

/** Debian package of each program that reads a finished file. */
const packages = {
  pdftoppm: "poppler-utils",
  zbarimg: "zbar-tools",
  dmtxread: "dmtx-utils",
  qpdf: "qpdf",
} as const;

const usualDpi = 200;
/** White kept around a code where it is cut out of its page, in millimetres. */
const quietMm = 2;

/** What qpdf says against a file; "" when it says nothing. */
export async function structureFaults(file: string): Promise<string> {
  const { code, output } = await runTool("qpdf", ["--check", file]);
  return code === 0 ? "" : output;
}

/**
 * The texts of the codes of a file, each cut out of its page printed at 200 dpi, or as said, and
 * read by zbar or libdmtx; `undefined` for one that cannot be read.
 */
export async function readCodes(
  file: string,
  places: readonly CodePlace[],
  dpi = usualDpi,
): Promise<readonly (string | undefined)[]> {
  const folder = await mkdtemp(join(tmpdir(), "codici-"));
  try {
    const pages = new Map<number, GreyPage>();
    const texts: (string | undefined)[] = [];
    for (const [index, place] of places.entries()) {
      const page = pages.get(place.page) ?? (await printPage(file, place.page, { folder, dpi }));
      pages.set(place.page, page);
      const image = join(folder, `${index}.pgm`);
      await writeFile(image, cutOut(page, place.box, dpi));
      texts.push(await readCode(image, place.kind));
    }
    return texts;
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function readCode(image: string, kind: CodePlace["kind"]): Promise<string | undefined> {
  const { code, stdout } =
    kind === "qr"
      ? await runTool("zbarimg", ["-q", "--raw", "-Sdisable", "-Sqrcode.enable", image])
      : await runTool("dmtxread", ["-N1", "-m10000", image]);
  return code === 0 ? stdout.replace(/\n$/, "") : undefined;
}

/** A page printed in grey, 0 black. */
type GreyPage = { readonly width: number; readonly height: number; readonly samples: Uint8Array };

async function printPage(
  file: string,
  page: number,
  { folder, dpi }: { readonly folder: string; readonly dpi: number },
): Promise<GreyPage> {
  const number = String(page);
  const target = join(folder, `pagina-${number}`);
  const range = ["-f", number, "-l", number, "-singlefile"];
  await runTool("pdftoppm", ["-r", String(dpi), "-gray", ...range, file, target]);
  return readPgm(await readFile(`${target}.pgm`));
}

function readPgm(bytes: Uint8Array): GreyPage {
  const header = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(Buffer.from(bytes.subarray(0, 64)).toString());
  if (header === null) throw new Error("pdftoppm non ha scritto un PGM");
  const samples = bytes.subarray(header[0].length);
  return { width: Number(header[1]), height: Number(header[2]), samples };
}

function cutOut(page: GreyPage, box: CodePlace["box"], dpi: number): Uint8Array {
  const pixels = (millimetres: number) => Math.round((millimetres * dpi) / 25.4);
  const left = Math.max(0, pixels(box.x - quietMm));
  const top = Math.max(0, pixels(box.y - quietMm));
  const width = Math.min(page.width - left, pixels(box.width + 2 * quietMm));
  const height = Math.min(page.height - top, pixels(box.height + 2 * quietMm));
  const rows = Array.from({ length: height }, (_, row) => {
    const start = (top + row) * page.width + left;
    return page.samples.subarray(start, start + width);
  });
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`), ...rows]);
}

/** @throws Error, in Italian, where the program is missing. */
export async function runTool(tool: keyof typeof packages, args: readonly string[]) {
  try {
    return await runProgram(tool, args);
  } catch {
    throw new Error(`Manca ${tool}: installare il pacchetto ${packages[tool]}`);
  }
}
