import { describe, expect, it } from "vitest";
import { createNoticePrinter } from "../../../../../shared/documents/notice-pdf/notice-printer.ts";
import type { PrintProblem } from "../../../../../shared/documents/pdf/print-problem.ts";
import { joinedText, placedTexts } from "../../../../support/notices/pdf-text.ts";
import { comuneWithSlip, sampleNotice } from "../../../../support/notices/sample-notices.ts";

function watchedPrinter() {
  const problems: PrintProblem[] = [];
  return {
    problems,
    printer: createNoticePrinter({ report: (problem) => problems.push(problem) }),
  };
}

describe("a notice printer", () => {
  it("prints for each ente with its own texts and takes up a change of them", async () => {
    const { printer } = watchedPrinter();
    const renamed = { ...comuneWithSlip, name: "Comune di Prova Nuova" };
    for (const organization of [comuneWithSlip, renamed, comuneWithSlip]) {
      const printed = sampleNotice(1, { organization });
      const [page] = await placedTexts(printer.printNotice(organization, printed));
      expect(page?.some(({ text }) => text === organization.name)).toBe(true);
    }
  });

  it("prints the same file for equal organizations, however many it has seen", () => {
    const { printer } = watchedPrinter();
    const first = printer.printNotice(comuneWithSlip, sampleNotice(1));
    for (let other = 0; other < 25; other++) {
      const organization = { ...comuneWithSlip, name: `Comune ${other}` };
      printer.printNotice(organization, sampleNotice(1, { organization }));
    }
    expect(printer.printNotice({ ...comuneWithSlip }, sampleNotice(1))).toEqual(first);
  });

  it("tells of characters it could not print", () => {
    const { printer, problems } = watchedPrinter();
    printer.printPack(comuneWithSlip, [sampleNotice(1, { position: { description: "Saldo क" } })]);
    expect(problems).toEqual([{ kind: "unprintableCharacters", characters: ["क"] }]);
  });

  it("prints without a logo it cannot read, and tells", async () => {
    const { printer, problems } = watchedPrinter();
    const organization = { ...comuneWithSlip, logoPngBase64: "bm9uIHVuIFBORw==" };
    const notice = sampleNotice(1, { organization });
    const [page] = await placedTexts(printer.printNotice(organization, notice));
    expect(joinedText(page)).toContain(notice.payments[0].noticeNumberText);
    expect(problems).toEqual([
      { kind: "unreadableLogo", organizationFiscalCode: organization.fiscalCode },
    ]);
  });
});
