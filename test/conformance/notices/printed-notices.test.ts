import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { prepareNoticeTemplate } from "../../../shared/documents/notice-pdf/notice-template.ts";
import {
  renderNotice,
  renderPrintPack,
} from "../../../shared/documents/notice-pdf/render-notice.ts";
import type { Notice } from "../../../shared/domain/notices/notice.ts";
import {
  printArea,
  readDataMatrix,
  readQrCode,
  runTool,
} from "../../support/notices/printed-page-tools.ts";
import { sampleNotice, variedNotices } from "../../support/notices/sample-notices.ts";
import { debtPosition } from "../../support/notifications/debts.ts";

const folder = mkdtempSync(join(tmpdir(), "avvisi-"));
afterAll(() => rmSync(folder, { recursive: true }));

const notices = variedNotices();
const template = prepareNoticeTemplate({ creditor: sampleNotice(1).creditor });
const files = notices.map((notice) =>
  save(`${notice.noticeNumber}.pdf`, renderNotice(template, notice).pdf),
);
const packFile = save("pacchetto.pdf", renderPrintPack(template, notices).pdf);
const resolutions = [150, 200, 300] as const;

function save(name: string, pdf: Uint8Array): string {
  const file = join(folder, name);
  writeFileSync(file, pdf);
  return file;
}

/** The codes with the white around them that the layout grants. */
function qrArea(notice: Notice) {
  return { x: 6.5, y: notice.postalSlip === undefined ? 170.8 : 146.8, side: 32 };
}
const dataMatrixArea = { x: 175.3, y: 225.6, side: 26.4 };

const cases = notices.map((notice, index) => ({
  notice,
  file: files[index] ?? "",
  page: index + 1,
  name: notice.debtor.name,
}));

describe.each(cases)("the printed notice of $name", ({ notice, file, page }) => {
  it("is a sound PDF of one A4 page", () => {
    expect(runTool("qpdf", ["--check", file])).toContain("No syntax or stream encoding errors");
    const info = runTool("pdfinfo", [file]);
    expect(info).toMatch(/^Pages: +1$/m);
    expect(info).toMatch(/^Page size: +595\.28 x 841\.89 pts \(A4\)$/m);
    expect(info).toMatch(/^JavaScript: +no$/m);
  });

  it("embeds every font as a subset with a way back to Unicode", () => {
    const [, , ...fonts] = runTool("pdffonts", [file]).trimEnd().split("\n");
    expect(fonts.length).toBeGreaterThanOrEqual(5);
    for (const font of fonts) expect(font).toMatch(/ yes (yes yes|no {2}yes) /);
  });

  it("gives its text back, accents included", () => {
    const text = runTool("pdftotext", ["-layout", file, "-"]).replaceAll(/\s+/g, " ");
    for (const expected of [
      ...[notice.creditor.name, notice.creditor.fiscalCode, notice.noticeNumberText],
      ...[notice.amountText, notice.dueDateText ?? "Rata unica", notice.debtor.code ?? ""],
      ...(notice.postalSlip === undefined ? [] : [notice.postalSlip.account.number]),
    ]) {
      expect(text).toContain(expected);
    }
    const raw = runTool("pdftotext", ["-raw", file, "-"]).replaceAll(/\s+/g, "");
    for (const expected of [notice.debtor.name, notice.subject, ...notice.debtor.addressLines]) {
      expect(raw).toContain(expected.replaceAll(" ", ""));
    }
  });

  it.each(resolutions)("has a QR code that zbar reads at %i dpi", (dpi) => {
    expect(readQrCode(printArea(file, qrArea(notice), { dpi }))).toBe(notice.qrPayload);
    expect(readQrCode(printArea(packFile, qrArea(notice), { dpi, page }))).toBe(notice.qrPayload);
  });
});

const casesWithSlip = cases.filter(({ notice }) => notice.postalSlip !== undefined);

describe.each(casesWithSlip)("the postal slip of $name", ({ notice, file, page }) => {
  it.each(resolutions)("has a Data Matrix that libdmtx reads at %i dpi", (dpi) => {
    const payload = notice.postalSlip?.dataMatrixPayload;
    expect(readDataMatrix(printArea(file, dataMatrixArea, { dpi }))).toBe(payload);
    expect(readDataMatrix(printArea(packFile, dataMatrixArea, { dpi, page }))).toBe(payload);
  });
});

describe("the densest Data Matrix, of a name and a subject all punctuation", () => {
  const fullName = "A.B-C:D_E,F.G-H'I&L.M-N.O-P.Q-R.S-T.U-V.Z";
  const description = "R.N-1:2_3,4'5&6.".repeat(6).slice(0, 90);
  const debtor = { ...debtPosition(1).debtor, fullName };
  const notice = sampleNotice(1, { position: { debtor, description } });
  const file = save("fitto.pdf", renderNotice(template, notice).pdf);

  it.each(resolutions)("is read by libdmtx at %i dpi", (dpi) => {
    const image = printArea(file, dataMatrixArea, { dpi });
    expect(readDataMatrix(image)).toBe(notice.postalSlip?.dataMatrixPayload);
  });
});

describe("the print pack", () => {
  it("is a sound PDF with a page for each notice", () => {
    expect(runTool("qpdf", ["--check", packFile])).toContain("No syntax or stream encoding errors");
    expect(runTool("pdfinfo", [packFile])).toMatch(new RegExp(`^Pages: +${notices.length}$`, "m"));
  });
});
