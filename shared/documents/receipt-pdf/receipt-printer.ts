import type { ReceiptDocument } from "../../domain/receipts/receipt-document.ts";
import { fontSet } from "../fonts/font-set.ts";
import { createTypesetter } from "../fonts/typesetter.ts";
import { embedSupplements } from "../pdf/document-fonts.ts";
import { writePages } from "../pdf/document-pages.ts";
import { keepLatest } from "../pdf/kept-templates.ts";
import { finishPdf } from "../pdf/pdf-objects.ts";
import type { PrintProblem } from "../pdf/print-problem.ts";
import { receiptPages } from "./receipt-content.ts";
import {
  backgroundResource,
  prepareReceiptTemplate,
  type ReceiptTemplate,
} from "./receipt-template.ts";

/** Prints receipts of any ente. */
export type ReceiptPrinter = {
  /**
   * The receipt as a PDF in A4, complete of its fonts: one page, or as many as its texts need. The
   * same receipt always gives the same bytes.
   */
  readonly printReceipt: (document: ReceiptDocument) => Uint8Array;
};

export type ReceiptPrinterOptions = {
  readonly report?: (problem: PrintProblem) => void;
};

const templatesMax = 20;

/** A printer that keeps the templates it used last, so that a process prepares each once. */
export function createReceiptPrinter(options: ReceiptPrinterOptions = {}): ReceiptPrinter {
  const report = options.report ?? (() => {});
  const templates = keepLatest<ReceiptTemplate>(templatesMax);
  const templateOf = ({ title, logo }: ReceiptDocument): ReceiptTemplate => {
    const key = JSON.stringify([title, logo?.organizationFiscalCode, logo?.pngBase64]);
    return templates(key, () => prepareTemplate(title, logo, report));
  };
  return {
    printReceipt: (document) => {
      const template = templateOf(document);
      const typesetter = createTypesetter(fontSet());
      const contents = receiptPages(typesetter, document).map(
        (content) => `/${backgroundResource} Do\n${content}`,
      );
      const characters = typesetter.unprintable();
      if (characters.length > 0) report({ kind: "unprintableCharacters", characters });
      return finishPdf(template.pdf, (objects) => {
        const fonts = template.fonts + embedSupplements(objects, typesetter);
        const xObjects = template.background;
        const resources = objects.add(`<</Font<<${fonts}>>/XObject<<${xObjects}>>>>`);
        return writePages(objects, { title: document.title, contents, resources });
      });
    },
  };
}

function prepareTemplate(
  title: string,
  logo: ReceiptDocument["logo"],
  report: (problem: PrintProblem) => void,
): ReceiptTemplate {
  if (logo === undefined) return prepareReceiptTemplate({ title });
  try {
    return prepareReceiptTemplate({ title, logoPng: Buffer.from(logo.pngBase64, "base64") });
  } catch {
    const { organizationFiscalCode } = logo;
    report({ kind: "unreadableLogo", organizationFiscalCode });
    return prepareReceiptTemplate({ title });
  }
}
