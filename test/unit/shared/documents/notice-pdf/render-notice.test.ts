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
  sampleNoticeWithoutSlip,
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

  it("says everything the notice says, with the labels of the official layout", async () => {
    const [page] = await placedTexts(renderNotice(template, notice).pdf);
    const text = joinedText(page);
    for (const expected of [
      "AVVISO DI PAGAMENTO",
      notice.subject,
      "ENTE CREDITORE",
      "02336340159",
      "DESTINATARIO",
      notice.debtor.code ?? "",
      notice.creditor.name,
      "Settore Tributi",
      "Info: www.comune.prova.example · tel. 0390000000 ·",
      notice.debtor.name,
      "QUANTO E QUANDO PAGARE?",
      "120,50 Euro",
      "30/06/2027",
      "PAGA CON L’APP IO",
      "PAGA SUL TERRITORIO",
      "Rata unica entro il 30/06/2027",
      "Cod. CBILL",
      "AB1CD",
      notice.noticeNumberText,
      "BOLLETTINO POSTALE",
      "sul C/C n. 000035058205",
      "Comune di Prova - Servizio Tesoreria",
      "P1",
      "AUT. DB/SSIC/E 12345 DEL 01/02/2026",
    ]) {
      expect(text.replaceAll(" ", "")).toContain(expected.replaceAll(" ", ""));
    }
  });

  it("stands where the official example stands, within a millimetre", async () => {
    const places = [
      { text: "ENTE CREDITORE", plain: [10, 48.94], slip: [10, 41.79] },
      { text: "DOVE PAGARE?", plain: [113.99, 94.97], slip: [112.49, 78.57] },
      { text: "Importo", plain: [10, 106.35], slip: [10, 87.57] },
      { text: "120,50 Euro", plain: [10, 112.7], slip: [10, 93.65] },
      { text: "DATI PER IL PAGAMENTO", plain: [10, 165.35], slip: [10, 144.19] },
      { text: "Cod. Avviso", plain: [94.25, 210.6], slip: [94.06, 186.79] },
      { text: notice.noticeNumberText, plain: [94.25, 216.42], slip: [94.06, 192.34] },
    ] as const;
    const withoutSlip = sampleNoticeWithoutSlip(1);
    const [plainPage] = await placedTexts(renderNotice(template, withoutSlip).pdf);
    const [slipPage] = await placedTexts(renderNotice(template, notice).pdf);
    for (const { text, plain, slip } of places) {
      for (const [page, [x, y]] of [
        [plainPage, plain],
        [slipPage, slip],
      ] as const) {
        const placed = page?.find((item) => item.text === text);
        expect(Math.abs((placed?.x ?? 0) - x), `${text} x`).toBeLessThan(1);
        expect(Math.abs((placed?.y ?? 0) - y), `${text} y`).toBeLessThan(1);
      }
    }
  });

  it("is the same file for the same notice", () => {
    const other = prepareNoticeTemplate({ creditor: notice.creditor });
    expect(renderNotice(other, notice).pdf).toEqual(renderNotice(template, notice).pdf);
  });

  it("takes at most 40 KB, with a logo that does not compress too", () => {
    const withLogo = prepareNoticeTemplate({ creditor: notice.creditor, logoPng: noisePng(250) });
    for (const varied of variedNotices()) {
      expect(renderNotice(withLogo, varied).pdf.length).toBeLessThanOrEqual(40 * 1024);
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

  it("asks how much and not when, without a due date", async () => {
    const undated = sampleNotice(1, { type: { printDueDate: false } });
    const text = joinedText((await placedTexts(renderNotice(template, undated).pdf))[0]);
    expect(text).toContain("QUANTO PAGARE?");
    expect(text).toContain("Rata unica");
    expect(text).not.toContain("entro il");
  });

  it("keeps a wide account holder clear of the slip's Data Matrix", async () => {
    const organization = { postalAccountHolder: "W".repeat(50) };
    const wide = sampleNotice(1, { organization });
    const ownTemplate = prepareNoticeTemplate({ creditor: wide.creditor });
    const [page] = await placedTexts(renderNotice(ownTemplate, wide).pdf);
    const holderLines = page?.filter(({ text }) => /^W+$/.test(text)) ?? [];
    expect(holderLines.map(({ text }) => text).join("")).toBe("W".repeat(50));
    for (const { x, width } of holderLines) expect(x + width).toBeLessThanOrEqual(171.01);
  });

  it("gives the notice code the place of a CBILL code the ente has not", async () => {
    const { cbillCode: _, ...creditor } = notice.creditor;
    const pdf = renderNotice(prepareNoticeTemplate({ creditor }), { ...notice, creditor }).pdf;
    const [page] = await placedTexts(pdf);
    expect(joinedText(page)).not.toContain("CBILL");
    expect(page?.find(({ text }) => text === "Cod. Avviso")?.x).toBeCloseTo(58.75, 1);
  });

  it("says where each of its objects begins", () => {
    const file = Buffer.from(renderNotice(template, notice).pdf).toString("latin1");
    const start = Number(/startxref\n(\d+)/.exec(file)?.[1]);
    const [, section = "", entries = ""] =
      /^xref\n0 (\d+)\n((?:.{18} \n)+)/.exec(file.slice(start)) ?? [];
    const offsets = Array.from(entries.matchAll(/(\d{10}) 00000 n/g), ([, offset]) =>
      Number(offset),
    );
    expect(offsets).toHaveLength(Number(section) - 1);
    offsets.forEach((offset, index) => {
      expect(file.startsWith(`${index + 1} 0 obj\n`, offset)).toBe(true);
    });
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
      expect(text).toContain(each.noticeNumberText);
      expect(text.includes("BOLLETTINO POSTALE")).toBe(each.postalSlip !== undefined);
      expect(text.includes("entro il")).toBe(each.dueDateText !== undefined);
    });
  });

  it("takes at most 6 KB a notice when it is full", () => {
    const notices = Array.from({ length: 1_000 }, () => notice);
    expect(renderPrintPack(template, notices).pdf.length / 1_000).toBeLessThanOrEqual(6 * 1024);
  });

  it("holds from one to a thousand notices", () => {
    expect(() => renderPrintPack(template, [])).toThrow(RangeError);
    const tooMany = Array.from({ length: 1_001 }, () => notice);
    expect(() => renderPrintPack(template, tooMany)).toThrow(RangeError);
  });
});
