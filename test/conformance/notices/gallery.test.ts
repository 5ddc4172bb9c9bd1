import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import {
  galleryCases,
  galleryExtremes,
  galleryLanguages,
  galleryLayouts,
} from "../../../infra/gallery/gallery-cases.ts";
import { writeGallery } from "../../../infra/gallery/write-gallery.ts";
import { overlappingWords, wordBoxesByPage } from "../../support/notices/printed-page-tools.ts";

const folder = mkdtempSync(join(tmpdir(), "galleria-"));
afterAll(() => rmSync(folder, { recursive: true }));

const languages = Object.keys(galleryLanguages);
const extremes = Object.keys(galleryExtremes);

/** Each layout with each language once, the extremes taking turns; the whole is the command's. */
const cases = Object.keys(galleryLayouts).flatMap((layout, row) =>
  languages.flatMap((language, column) =>
    galleryCases({
      layouts: [layout],
      languages: [language],
      extremes: [extremes[(row + column) % extremes.length] ?? ""],
    }),
  ),
);
const entries = await writeGallery({ folder, cases, progress: () => {} });

const [left, right] = [14, 595.28 - 14];
const [top, bottom] = [9, 841.89 - 9];

describe.each(entries)("the notice $file of the gallery", (entry) => {
  it("is sound for qpdf, PDF/A-2a and PDF/UA-1 for veraPDF, and its codes are read", () => {
    expect(entry.structureFaults).toBe("");
    expect(entry.verdicts["2a"]).toEqual({ isCompliant: true, brokenRules: [] });
    expect(entry.verdicts.ua1).toEqual({ isCompliant: true, brokenRules: [] });
    expect(entry.codes.read).toBe(entry.codes.asked);
  });

  it("prints no word over another and none beyond the margins", () => {
    const pages = wordBoxesByPage(join(folder, entry.file));
    expect(pages.length).toBe(entry.images.length);
    for (const words of pages) {
      expect(words.length).toBeGreaterThan(20);
      expect(overlappingWords(words)).toEqual([]);
      expect(words.filter((word) => word.left < left || word.right > right)).toEqual([]);
      expect(words.filter((word) => word.top < top || word.bottom > bottom)).toEqual([]);
    }
  });
});
