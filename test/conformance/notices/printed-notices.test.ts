import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { codePlaces, codeTexts } from "../../../infra/gallery/code-places.ts";
import { readCodes } from "../../../infra/gallery/pdf-verdicts.ts";
import { createNoticePrinter } from "../../../shared/documents/notice-pdf/notice-printer.ts";
import type { Notice } from "../../../shared/domain/notices/notice.ts";
import { runTool } from "../../support/notices/printed-page-tools.ts";
import {
  comuneWithSlip,
  plan,
  sampleNotice,
  variedNotices,
} from "../../support/notices/sample-notices.ts";
import { debtPosition } from "../../support/notifications/debts.ts";

const folder = mkdtempSync(join(tmpdir(), "avvisi-"));
afterAll(() => rmSync(folder, { recursive: true }));

const printer = createNoticePrinter();
const resolutions = [150, 200, 300] as const;

function save(name: string, pdf: Uint8Array): string {
  const file = join(folder, name);
  writeFileSync(file, pdf);
  return file;
}

const notices = variedNotices();
const cases = notices.map((notice, index) => ({
  notice,
  file: save(`${index}.pdf`, printer.printNotice(comuneWithSlip, notice)),
  name: notice.debtor.name,
}));

describe.each(cases)("the printed notice of $name", ({ notice, file }) => {
  it("is a sound PDF of one A4 page", () => {
    expect(runTool("qpdf", ["--check", file])).toContain("No syntax or stream encoding errors");
    const info = runTool("pdfinfo", [file]);
    expect(info).toMatch(/^Pages: +1$/m);
    expect(info).toMatch(/^Page size: +595\.28 x 841\.89 pts \(A4\)$/m);
    expect(info).toMatch(/^Tagged: +yes$/m);
    expect(info).toMatch(/^JavaScript: +no$/m);
  });

  it("embeds every font as a subset with a way back to Unicode", () => {
    const [, , ...fonts] = runTool("pdffonts", [file]).trimEnd().split("\n");
    expect(fonts.length).toBeGreaterThanOrEqual(5);
    for (const font of fonts) expect(font).toMatch(/ yes (yes yes|no {2}yes) /);
  });

  it("gives its text back, accents included", () => {
    const [payment] = notice.payments;
    const text = runTool("pdftotext", ["-layout", file, "-"]).replaceAll(/\s+/g, " ");
    for (const expected of [
      ...[notice.creditor.name, notice.creditor.fiscalCode, payment.noticeNumberText],
      ...[payment.amountText, payment.dueDateText ?? "Rata unica", notice.debtor.code ?? ""],
      ...(notice.form.withSlip ? [notice.creditor.postalAccount?.number] : []),
    ]) {
      expect(text).toContain(expected);
    }
    const raw = runTool("pdftotext", ["-raw", file, "-"]).replaceAll(/\s+/g, "");
    for (const expected of [notice.debtor.name, notice.subject, ...notice.debtor.addressLines]) {
      expect(raw).toContain(expected.replaceAll(" ", ""));
    }
  });
});

/** A Data Matrix of a name and a subject all punctuation is the densest there is. */
function densestNotice(): Notice {
  const fullName = "A.B-C:D_E,F.G-H'I&L.M-N.O-P.Q-R.S-T.U-V.Z";
  const description = "R.N-1:2_3,4'5&6.".repeat(6).slice(0, 90);
  const debtor = { ...debtPosition(1).debtor, fullName };
  return sampleNotice(1, { position: { debtor, description } });
}

/** At 150 dpi the densest Data Matrix has two pixels a module: too few for libdmtx. */
const resolutionsOfDensest = [200, 300] as const;

describe("the densest Data Matrix", () => {
  const notice = densestNotice();
  const file = save("fitto.pdf", printer.printNotice(comuneWithSlip, notice));

  it.each(resolutionsOfDensest)("is read by libdmtx at %i dpi", async (dpi) => {
    expect(await readCodes(file, codePlaces(notice), dpi)).toEqual(codeTexts(notice));
  });
});

const readable = [
  ...cases,
  {
    name: "nine instalments",
    notice: sampleNotice(1, { position: { installmentPlans: [plan(9)] } }),
  },
  {
    name: "many instalments",
    notice: sampleNotice(1, { position: { installmentPlans: [plan(14)] } }),
  },
].map(({ name, notice }, index) => ({
  name,
  notice,
  file: save(`codici-${index}.pdf`, printer.printNotice(comuneWithSlip, notice)),
}));

describe.each(readable)("the codes of $name", ({ notice, file }) => {
  it.each(resolutions)("are read by zbar and libdmtx at %i dpi", async (dpi) => {
    const texts = await readCodes(file, codePlaces(notice), dpi);
    expect(texts.toSorted()).toEqual([...codeTexts(notice)].sort());
  });
});

describe("the print pack", () => {
  const file = save("pacchetto.pdf", printer.printPack(comuneWithSlip, notices));

  it("is a sound PDF with a page for each notice", () => {
    expect(runTool("qpdf", ["--check", file])).toContain("No syntax or stream encoding errors");
    expect(runTool("pdfinfo", [file])).toMatch(new RegExp(`^Pages: +${notices.length}$`, "m"));
  });

  it("has codes that zbar and libdmtx read on every page", async () => {
    for (const [index, notice] of notices.entries()) {
      const places = codePlaces(notice).map((place) => ({ ...place, page: index + 1 }));
      expect(await readCodes(file, places)).toEqual(codeTexts(notice));
    }
  });
});
