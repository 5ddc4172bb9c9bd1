import { mkdir, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { createNoticePrinter } from "../../shared/documents/notice-pdf/notice-printer.ts";
import { codePlaces, codeTexts } from "./code-places.ts";
import type { GalleryCase } from "./gallery-cases.ts";
import type { GalleryEntry } from "./gallery-entry.ts";
import { galleryPage } from "./gallery-page.ts";
import { readCodes, runTool, structureFaults } from "./pdf-verdicts.ts";
import { type PdfVerdict, validatePdfs } from "./pdfa-validator.ts";

export type GalleryOptions = {
  readonly folder: string;
  readonly cases: readonly GalleryCase[];
  readonly progress: (done: number, total: number) => void;
};

const imageDpi = "80";
/** Files a run of the validator takes. */
const validatedTogether = 200;

/**
 * Makes the notices of the gallery as PDF and PNG in a folder, reads each back with the programs
 * that others would use, and writes an index of them all with what those say.
 */
export async function writeGallery({ folder, cases, progress }: GalleryOptions) {
  await mkdir(folder, { recursive: true });
  const entries = await inParallel(cases, (each) => makeEntry(folder, each), progress);
  const files = entries.map(({ file }) => join(folder, file));
  const [archival, universal] = await validateAll(files);
  const judged: GalleryEntry[] = entries.map((entry, index) => ({
    ...entry,
    verdicts: {
      "2a": archival.get(files[index] ?? ""),
      ua1: universal.get(files[index] ?? ""),
    },
  }));
  await writeFile(join(folder, "index.html"), galleryPage(judged));
  return judged;
}

async function makeEntry(folder: string, each: GalleryCase) {
  const { organization, notice, name } = each;
  const unprintable: string[] = [];
  const printer = createNoticePrinter({
    report: (problem) => {
      if (problem.kind === "unprintableCharacters") unprintable.push(...problem.characters);
    },
  });
  const pdf = printer.printNotice(organization, notice);
  const file = `${name}.pdf`;
  const path = join(folder, file);
  await writeFile(path, pdf);
  const places = codePlaces(notice);
  const [faults, texts] = await Promise.all([structureFaults(path), readCodes(path, places)]);
  await runTool("pdftoppm", ["-r", imageDpi, "-png", path, join(folder, name)]);
  const pages = Math.max(...places.map(({ page }) => page));
  const asked = codeTexts(notice);
  const found = new Set(texts);
  return {
    ...each,
    file,
    bytes: pdf.length,
    images: Array.from({ length: pages }, (_, index) => `${name}-${index + 1}.png`),
    unprintable: [...new Set(unprintable)],
    structureFaults: faults,
    codes: {
      asked: asked.length,
      read: texts.length === asked.length ? asked.filter((text) => found.has(text)).length : 0,
    },
  };
}

async function validateAll(files: readonly string[]) {
  const validate = async (flavour: "2a" | "ua1") => {
    const verdicts = new Map<string, PdfVerdict>();
    for (let at = 0; at < files.length; at += validatedTogether) {
      const found = await validatePdfs(files.slice(at, at + validatedTogether), flavour);
      for (const [file, verdict] of found) verdicts.set(file, verdict);
    }
    return verdicts;
  };
  return [await validate("2a"), await validate("ua1")] as const;
}

async function inParallel<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
  progress: (done: number, total: number) => void,
): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  let done = 0;
  const worker = async () => {
    for (let item = items[next]; item !== undefined; item = items[next]) {
      const index = next++;
      results[index] = await work(item);
      progress(++done, items.length);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return results;
}
