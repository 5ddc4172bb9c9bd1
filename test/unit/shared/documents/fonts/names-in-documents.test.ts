import { describe, expect, it } from "vitest";
import type { PrintProblem } from "../../../../../shared/documents/pdf/print-problem.ts";
import { createReceiptPrinter } from "../../../../../shared/documents/receipt-pdf/receipt-printer.ts";
import { placedTexts } from "../../../../support/notices/pdf-text.ts";
import { receiptDocument } from "../../../../support/receipts/sample-receipts.ts";

const names = [
  ["Arabic", "محمد عبد الله الإسلام"],
  ["Urdu", "شہزاد گلزار یہ"],
  ["Arabic with its vowels", "مُحَمَّد بَيْت"],
  ["Hebrew", "שרה כהן"],
  ["Hebrew with its points", "שָׁלוֹם"],
  ["Chinese", "王小明"],
  ["Japanese", "山田カタカナひらがな"],
  ["Korean", "김철수"],
  ["Thai", "สมชาย ใจดี ที่นี่"],
  ["Lao", "ສະບາຍດີ"],
  ["Greek, Armenian, Georgian", "Ελένη Ժանա ნინო"],
  ["Latin with marks that no letter has", "J\u030cx\u0302q\u0323\u0301"],
  ["Vietnamese", "Nguyễn Thị Ngọc Ấn"],
  ["Latin around Arabic", "Bar محمد S.r.l."],
] as const;

describe("a name in a printed document", () => {
  it.each(names)("is found again as it is written: %s", async (_, fullName) => {
    const problems: PrintProblem[] = [];
    const printer = createReceiptPrinter({ report: (problem) => problems.push(problem) });
    const debtor = { kind: "F", code: "ANNA", fullName } as const;
    const [page] = await placedTexts(printer.printReceipt(receiptDocument({ debtor })));
    expect(problems).toEqual([]);
    const squeezed = (text: string) => text.normalize("NFC").replaceAll(/\s/g, "");
    expect((page ?? []).map(({ text }) => squeezed(text)).join("")).toContain(squeezed(fullName));
  });
});
