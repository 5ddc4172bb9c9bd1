import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { codePlaces, codeTexts } from "../../../infra/gallery/code-places.ts";
import { createNoticePrinter } from "../../../shared/documents/notice-pdf/notice-printer.ts";
import type { Notice } from "../../../shared/domain/notices/notice.ts";
import { arbitraryNotice, arbitraryOrganization } from "../../support/notices/arbitrary-notice.ts";
import { printedCodes } from "../../support/notices/printed-codes.ts";
import {
  overlappingWords,
  runTool,
  type WordBox,
  wordBoxesByPage,
} from "../../support/notices/printed-page-tools.ts";

const noticesOfPack = 500;
const packs = 20;
const seed = fc.sample(fc.nat(), 1)[0] ?? 1;
const organizations = fc.sample(arbitraryOrganization, { numRuns: packs, seed });

const folder = mkdtempSync(join(tmpdir(), "avvisi-"));
afterAll(() => rmSync(folder, { recursive: true }));

const unprintable = new Set<string>();
const printer = createNoticePrinter({
  report: (problem) => {
    if (problem.kind !== "unprintableCharacters") return;
    for (const character of problem.characters) unprintable.add(character);
  },
});

/** Pages a form takes, and where its codes stand; the same for all notices of the form and ente. */
function pagesOf(notice: Notice, known: Map<string, number>): number {
  const pages =
    known.get(notice.formKey) ?? Math.max(...codePlaces(notice).map(({ page }) => page));
  known.set(notice.formKey, pages);
  return pages;
}

const [pageWidth, pageHeight] = [595.28, 841.89];
/** Printers need 5 mm of white. */
const whiteMargin = 14;

function isOutside({ left, right, top, bottom }: WordBox): boolean {
  const isTooWide = left < whiteMargin || right > pageWidth - whiteMargin;
  return isTooWide || top < whiteMargin - 5 || bottom > pageHeight - whiteMargin + 5;
}

/** Spaces, marks of direction and hyphens at the end of a line are the reader's own. */
const withoutSpaces = (text: string) => text.normalize("NFC").replaceAll(/[\s\p{Cf}-]/gu, "");

describe.each(organizations.map((organization, index) => ({ organization, index })))(
  `${noticesOfPack} random notices of ente $index (seed ${seed})`,
  ({ organization, index }) => {
    const run = { numRuns: noticesOfPack, seed: seed + index };
    const notices = fc.sample(arbitraryNotice(organization), run);
    const pdf = printer.printPack(organization, notices);
    const file = join(folder, `${index}.pdf`);
    writeFileSync(file, pdf);

    it("have codes that read back exactly", () => {
      const read = printedCodes(pdf).map(({ text }) => text);
      let next = 0;
      for (const notice of notices) {
        const asked = codeTexts(notice);
        const own = read.slice(next, next + asked.length);
        next += asked.length;
        // Drawn column by column or row by row, as the layout has it.
        expect(own.toSorted()).toEqual([...asked].sort());
      }
      expect(read.length).toBe(next);
    });

    it("lose no letter, and no text overflows its box", () => {
      const known = new Map<string, number>();
      const pages = wordBoxesByPage(file);
      const texts = runTool("pdftotext", [file, "-"]).split("\f");
      let next = 0;
      for (const notice of notices) {
        const count = pagesOf(notice, known);
        const own = pages.slice(next, next + count);
        const text = withoutSpaces(texts.slice(next, next + count).join(""));
        next += count;
        const place = JSON.stringify({
          form: notice.form,
          debtor: notice.debtor,
          subject: notice.subject,
        });
        for (const value of ownTexts(notice)) expect(text, place).toContain(withoutSpaces(value));
        for (const words of own) {
          expect(overlappingWords(words), place).toEqual([]);
          expect(words.filter(isOutside), place).toEqual([]);
        }
      }
      expect(next).toBe(pages.length);
      expect([...unprintable]).toEqual([]);
    });
  },
);

const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}]/u;

/**
 * What must be found in the text of the pages. Within lines that run both ways signs belong to
 * neither, and readers put them where they like: there each counts for itself.
 */
function ownTexts({ form, debtor, subject, payments }: Notice): readonly string[] {
  const words = [subject, debtor.name, ...debtor.addressLines].flatMap((line) =>
    line
      .split(" ")
      .flatMap((part) =>
        rightToLeft.test(line) && /[^\p{L}\p{N}]/u.test(part) ? Array.from(part) : [part],
      ),
  );
  const hasDates = form.parts.kind !== "fine";
  return [
    ...words,
    ...(debtor.code === undefined ? [] : [debtor.code]),
    ...payments.flatMap(({ noticeNumberText, amountText, dueDateText = "" }) => [
      noticeNumberText,
      amountText,
      hasDates ? dueDateText : "",
    ]),
  ];
}
