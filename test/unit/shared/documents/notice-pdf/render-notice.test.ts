import { PDFDocument } from "@cantoo/pdf-lib";
import { encode } from "fast-png";
import { describe, expect, it } from "vitest";
import { prepareNoticeTemplate } from "../../../../../shared/documents/notice-pdf/notice-template.ts";
import {
  renderNotice,
  renderPrintPack,
} from "../../../../../shared/documents/notice-pdf/render-notice.ts";
import { parseOrganizationFiscalCode } from "../../../../../shared/domain/values/organization-fiscal-code.ts";
import { joinedText, placedTexts } from "../../../../support/notices/pdf-text.ts";
import {
  demandingNames,
  sampleNotice,
  variedNotices,
} from "../../../../support/notices/sample-notices.ts";
import { debtPosition, present } from "../../../../support/notifications/debts.ts";

const notice = sampleNotice(1);
const template = prepareNoticeTemplate({ creditor: notice.creditor });

function noisePng(side: number): Uint8Array {
  let state = 1;
  const data = Uint8Array.from({ length: side * side }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return state & 0xff;
  });
  return encode({ width: side, height: side, channels: 1, data });
}

describe("a rendered notice", () => {
  it("opens in another PDF library as one A4 page, and a pack as one page a notice", async () => {
    const pagesOf = async (pdf: Uint8Array) => (await PDFDocument.load(pdf)).getPages();
    const [page, ...others] = await pagesOf(renderNotice(template, notice).pdf);
    expect(others).toEqual([]);
    expect(page?.getWidth()).toBeCloseTo(595.28, 1);
    expect(page?.getHeight()).toBeCloseTo(841.89, 1);
    const pack = renderPrintPack(template, [sampleNotice(1), sampleNotice(2), sampleNotice(3)]);
    expect(await pagesOf(pack.pdf)).toHaveLength(3);
  });

  it("is the same file for the same notice", () => {
    const other = prepareNoticeTemplate({ creditor: notice.creditor });
    expect(renderNotice(other, notice).pdf).toEqual(renderNotice(template, notice).pdf);
  });

  it("takes at most 35 KB, with a logo that does not compress too", () => {
    const withLogo = prepareNoticeTemplate({ creditor: notice.creditor, logoPng: noisePng(250) });
    for (const varied of variedNotices()) {
      // A name in other letters brings its own font.
      const ownFonts = /^[\u0020-\u00ff]+$/.test(varied.debtor.name) ? 0 : 3 * 1024;
      expect(renderNotice(withLogo, varied).pdf.length).toBeLessThanOrEqual(35 * 1024 + ownFonts);
    }
  });

  it.each(demandingNames)("prints the name %s as it is", async (fullName) => {
    const debtor = { ...debtPosition(1).debtor, fullName };
    const rendered = renderNotice(template, sampleNotice(1, { position: { debtor } }));
    const [page] = await placedTexts(rendered.pdf);
    expect(rendered.unprintable).toEqual([]);
    expect(joinedText(page).replaceAll(" ", "")).toContain(fullName.replaceAll(" ", ""));
  });

  it("marks and reports characters no font has", async () => {
    const debtor = { ...debtPosition(1).debtor, fullName: "Li क ख" };
    const rendered = renderNotice(template, sampleNotice(1, { position: { debtor } }));
    expect(rendered.unprintable).toEqual(["क", "ख"]);
    expect(joinedText((await placedTexts(rendered.pdf))[0])).toContain("�");
  });

  it("carries no script, no link and no date", () => {
    const file = Buffer.from(renderNotice(template, notice).pdf).toString("latin1");
    expect(file).not.toMatch(/\/(JavaScript|JS|URI|OpenAction|AA|CreationDate|ModDate)\b/);
  });

  it("is never made on another ente's template", () => {
    const { creditor } = notice;
    const fiscalCode = present(parseOrganizationFiscalCode("80012340156"));
    const otherTemplate = prepareNoticeTemplate({ creditor: { ...creditor, fiscalCode } });
    expect(() => renderNotice(otherTemplate, notice)).toThrow("ente diverso");
  });
});

describe("a print pack", () => {
  it("has a page for each notice, in order, whatever their variants", async () => {
    const notices = variedNotices();
    const pages = await placedTexts(renderPrintPack(template, notices).pdf);
    expect(pages).toHaveLength(notices.length);
    notices.forEach((each, index) => {
      const text = joinedText(pages[index]);
      expect(text).toContain(each.payments[0].noticeNumberText);
      expect(text.includes("BOLLETTINO POSTALE")).toBe(each.form.withSlip);
      expect(text.includes("entro il")).toBe(each.form.withDueDate);
    });
  });

  it("takes at most 3 KB a notice when it is full", () => {
    const notices = Array.from({ length: 1_000 }, () => notice);
    expect(renderPrintPack(template, notices).pdf.length / 1_000).toBeLessThanOrEqual(3 * 1024);
  });

  it("holds from one to a thousand notices", () => {
    expect(() => renderPrintPack(template, [])).toThrow(RangeError);
    const tooMany = Array.from({ length: 1_001 }, () => notice);
    expect(() => renderPrintPack(template, tooMany)).toThrow(RangeError);
  });
});
