import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { createReceiptPrinter } from "../../../shared/documents/receipt-pdf/receipt-printer.ts";
import type { ReceiptDocument } from "../../../shared/domain/receipts/receipt-document.ts";
import { placedTexts } from "../../support/notices/pdf-text.ts";
import {
  overlappingWords,
  printArea,
  readQrCode,
  runTool,
  wordBoxes,
} from "../../support/notices/printed-page-tools.ts";
import { documentTexts } from "../../support/receipts/document-texts.ts";
import { crowdedReceipt, receiptsOfEachKind } from "../../support/receipts/sample-receipts.ts";

const folder = mkdtempSync(join(tmpdir(), "ricevute-"));
afterAll(() => rmSync(folder, { recursive: true }));

const printer = createReceiptPrinter();
const leftMargin = (10 / 25.4) * 72;
const rightMargin = (200 / 25.4) * 72;
const bottomMargin = (292 / 25.4) * 72;

function save(name: string, document: ReceiptDocument): string {
  const file = join(folder, `${name}.pdf`);
  writeFileSync(file, printer.printReceipt(document));
  return file;
}

const kinds = receiptsOfEachKind.map((each, index) => ({
  ...each,
  file: save(`ricevuta-${index}`, each.document),
}));

describe.each(kinds)("the printed receipt $kind", ({ document, file }) => {
  it("is a sound PDF of one A4 page", () => {
    expect(runTool("qpdf", ["--check", file])).toContain("No syntax or stream encoding errors");
    const info = runTool("pdfinfo", [file]);
    expect(info).toMatch(new RegExp(`^Title: +${document.title}$`, "m"));
    expect(info).toMatch(/^Pages: +1$/m);
    expect(info).toMatch(/^Page size: +595\.28 x 841\.89 pts \(A4\)$/m);
    expect(info).toMatch(/^JavaScript: +no$/m);
  });

  it("embeds every font as a subset with a way back to Unicode", () => {
    const [, , ...fonts] = runTool("pdffonts", [file]).trimEnd().split("\n");
    expect(fonts.length).toBeGreaterThanOrEqual(5);
    for (const font of fonts) expect(font).toMatch(/ yes (yes yes|no {2}yes) /);
  });

  it("gives its text back to poppler, accents included", () => {
    const raw = runTool("pdftotext", ["-raw", file, "-"]).replaceAll(/\s+/g, "").toUpperCase();
    for (const text of documentTexts(document)) {
      expect(raw).toContain(text.replaceAll(/\s+/g, "").toUpperCase());
    }
  });

  it("prints no word over another and none beyond the margins", () => {
    expect(misplacedWords(file)).toEqual([]);
  });

  it.each([150, 200, 300])("has a QR code that zbar reads at %i dpi", async (dpi) => {
    const y = await verificationTop(printer.printReceipt(document));
    const image = printArea(file, { x: 6.5, y, side: 32 }, { dpi });
    expect(readQrCode(image)).toBe(document.verification.url);
  });
});

/** Texts that fill their field: narrow letters, wide ones, one endless word, ordinary words. */
const fillings = {
  "ordinary words": "Consorzio intercomunale per i servizi sociali della valle ",
  "capital letters": "COMMISSARIAMENTO MAGGIORE MUNICIPIO GRANDE ",
  "one endless word": "Wmwmwmwm",
  "narrow letters": "il lillà illimitato ",
  "letters beyond the core": "Đorđević Łukasz Ğülşah ",
};
const crowded = Object.entries(fillings).map(([name, filling], index) => ({
  name,
  file: save(`piena-${index}`, crowdedReceipt(filling)),
}));

describe.each(crowded)("a receipt full of $name", ({ file }) => {
  it("is a sound PDF of more than one page", () => {
    expect(runTool("qpdf", ["--check", file])).toContain("No syntax or stream encoding errors");
    expect(Number(/^Pages: +(\d+)$/m.exec(runTool("pdfinfo", [file]))?.[1])).toBeGreaterThan(1);
  });

  it("prints no word over another and none beyond the margins", () => {
    expect(misplacedWords(file)).toEqual([]);
  });
});

/** Words over other words, or beyond the margins, on any page. */
function misplacedWords(file: string): readonly string[] {
  const pages = Number(/^Pages: +(\d+)$/m.exec(runTool("pdfinfo", [file]))?.[1]);
  return Array.from({ length: pages }, (_, index) => {
    const page = `${file}-${index}.pdf`;
    runTool("qpdf", [file, "--pages", ".", String(index + 1), "--", page]);
    const words = wordBoxes(page);
    expect(words.length).toBeGreaterThan(20);
    const beyond = words.filter(
      ({ left, right, bottom }) =>
        left < leftMargin - 0.5 || right > rightMargin + 0.5 || bottom > bottomMargin + 2,
    );
    return [...overlappingWords(words), ...beyond.map(({ text }) => text)];
  }).flat();
}

/** Where the white around the QR code begins: below the bar that heads the verification. */
async function verificationTop(pdf: Uint8Array): Promise<number> {
  const [page = []] = await placedTexts(pdf);
  const heading = page.find(({ text }) => text === "VERIFICA DELLA RICEVUTA");
  return (heading?.y ?? 0) + 2.6;
}
