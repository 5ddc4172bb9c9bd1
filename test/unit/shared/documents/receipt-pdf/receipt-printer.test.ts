import { PDFDocument } from "@cantoo/pdf-lib";
import { encode } from "fast-png";
import { describe, expect, it } from "vitest";
import type { PrintProblem } from "../../../../../shared/documents/pdf/print-problem.ts";
import { createReceiptPrinter } from "../../../../../shared/documents/receipt-pdf/receipt-printer.ts";
import { euroCents } from "../../../../../shared/domain/values/euro-cents.ts";
import { joinedText, placedTexts } from "../../../../support/notices/pdf-text.ts";
import { demandingNames } from "../../../../support/notices/sample-notices.ts";
import { comune } from "../../../../support/notifications/debts.ts";
import { documentTexts } from "../../../../support/receipts/document-texts.ts";
import {
  crowdedReceipt,
  receiptDocument,
  receiptsOfEachKind,
} from "../../../../support/receipts/sample-receipts.ts";

const printer = createReceiptPrinter();
const squeezed = (text: string) => text.replaceAll(/\s/g, "").toUpperCase();

async function squeezedPages(pdf: Uint8Array): Promise<readonly string[]> {
  return (await placedTexts(pdf)).map((page) => squeezed(joinedText(page)));
}

function noisePngBase64(side: number): string {
  let state = 1;
  const data = Uint8Array.from({ length: side * side }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return state & 0xff;
  });
  return Buffer.from(encode({ width: side, height: side, channels: 1, data })).toString("base64");
}

describe("a printed receipt", () => {
  it.each(receiptsOfEachKind)(
    "says everything the receipt $kind says, on one page",
    async ({ document }) => {
      const [page = "", ...others] = await squeezedPages(printer.printReceipt(document));
      expect(others).toEqual([]);
      for (const text of documentTexts(document)) expect(page).toContain(squeezed(text));
    },
  );

  it("goes on, with all it says, on as many pages as it needs", async () => {
    const document = crowdedReceipt("Consorzio intercomunale ");
    const pages = await squeezedPages(printer.printReceipt(document));
    expect(pages.length).toBeGreaterThan(1);
    for (const text of documentTexts(document)) expect(pages.join("")).toContain(squeezed(text));
    pages.forEach((page, index) => {
      expect(page).toContain(squeezed(`Pagina ${index + 1} di ${pages.length}`));
      expect(page).toContain(squeezed(document.title));
      expect(page.includes(squeezed(document.continuation))).toBe(index > 0);
    });
  });

  it("opens in another PDF library in A4, with its title and language", async () => {
    const pdf = await PDFDocument.load(printer.printReceipt(receiptDocument()), {
      updateMetadata: false,
    });
    const [page] = pdf.getPages();
    expect(page?.getWidth()).toBeCloseTo(595.28, 1);
    expect(page?.getHeight()).toBeCloseTo(841.89, 1);
    expect(pdf.getTitle()).toBe("Ricevuta di pagamento");
    expect(pdf.catalog.toString()).toContain("/Lang (it-IT)");
  });

  it("is the same file for the same receipt, whoever printed what before", () => {
    const other = createReceiptPrinter();
    other.printReceipt(receiptDocument({ outcome: "KO" }));
    for (const { document } of receiptsOfEachKind) {
      expect(other.printReceipt(document)).toEqual(printer.printReceipt(document));
    }
  });

  it("carries no script, no link and no date", () => {
    const file = Buffer.from(printer.printReceipt(receiptDocument())).toString("latin1");
    expect(file).not.toMatch(/\/(JavaScript|JS|URI|OpenAction|AA|CreationDate|ModDate)\b/);
  });

  it("takes at most 48 KB, with a logo that does not compress too", () => {
    const organization = { ...comune, logoPngBase64: noisePngBase64(250) };
    for (const { changes } of receiptsOfEachKind) {
      const document = receiptDocument(changes, { organization });
      expect(printer.printReceipt(document).length).toBeLessThanOrEqual(48 * 1024);
    }
  });

  it.each(demandingNames)("prints the name %s as it is", async (fullName) => {
    const problems: PrintProblem[] = [];
    const watched = createReceiptPrinter({ report: (problem) => problems.push(problem) });
    const debtor = { kind: "F", code: "ANNA", fullName } as const;
    const [page] = await squeezedPages(watched.printReceipt(receiptDocument({ debtor })));
    expect(page).toContain(squeezed(fullName));
    expect(problems).toEqual([]);
  });

  it("marks and reports characters no font has", async () => {
    const problems: PrintProblem[] = [];
    const watched = createReceiptPrinter({ report: (problem) => problems.push(problem) });
    const [page] = await squeezedPages(
      watched.printReceipt(receiptDocument({ description: "Saldo क" })),
    );
    expect(page).toContain("SALDO�");
    expect(problems).toEqual([{ kind: "unprintableCharacters", characters: ["क"] }]);
  });

  it("prints without a logo it cannot read, and tells", async () => {
    const problems: PrintProblem[] = [];
    const watched = createReceiptPrinter({ report: (problem) => problems.push(problem) });
    const organization = { ...comune, logoPngBase64: "bm9uIHVuIFBORw==" };
    const document = receiptDocument({}, { organization });
    const [page] = await squeezedPages(watched.printReceipt(document));
    expect(page).toContain(squeezed(document.subject));
    expect(problems).toEqual([
      { kind: "unreadableLogo", organizationFiscalCode: comune.fiscalCode },
    ]);
  });

  it("has a QR code of the address where the address is short and plain, and only there", () => {
    const hasSymbol = (verificationUrl: string) => {
      const pdf = printer.printReceipt(receiptDocument({}, { verificationUrl }));
      return Buffer.from(pdf).toString("latin1").includes("BI/W 33/H 33");
    };
    expect(hasSymbol("https://portale.example/verifica")).toBe(true);
    expect(hasSymbol(`https://portale.example/${"a".repeat(38)}`)).toBe(true);
    expect(hasSymbol(`https://portale.example/${"a".repeat(39)}`)).toBe(false);
    expect(hasSymbol("https://portale.example/perché")).toBe(false);
    expect(hasSymbol("https://portale.example/a b")).toBe(false);
  });

  it("prints what was not executed in white on black, besides the outcome", () => {
    const content = (outcome: "OK" | "KO") =>
      Buffer.from(printer.printReceipt(receiptDocument({ outcome }))).toString("latin1");
    expect(content("KO")).toMatch(/\n1 g\n/);
    expect(content("OK")).not.toMatch(/\n1 g\n/);
  });

  it("adds up in figures that end at the right margin", async () => {
    const document = receiptDocument({ feeCents: euroCents(150) });
    const [page = []] = await placedTexts(printer.printReceipt(document));
    const ends = document.totals.map(({ amountText }) => {
      const placed = page.find(({ text, x }) => text === amountText && x > 150);
      return (placed?.x ?? 0) + (placed?.width ?? 0);
    });
    for (const end of ends) expect(end).toBeCloseTo(200, 0);
  });
});
