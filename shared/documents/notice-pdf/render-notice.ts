import type { Notice } from "../../domain/notices/notice.ts";
import { fontSet } from "../fonts/font-set.ts";
import { createTypesetter } from "../fonts/typesetter.ts";
import { embedSupplements } from "../pdf/document-fonts.ts";
import { writePages } from "../pdf/document-pages.ts";
import { finishPdf } from "../pdf/pdf-objects.ts";
import { noticeContent, variantOf } from "./notice-content.ts";
import { backgroundResource, type NoticeTemplate } from "./notice-template.ts";

export type RenderedNotices = {
  readonly pdf: Uint8Array;
  /** Characters that no font has: printed as "�", for the log and for the ente to know. */
  readonly unprintable: readonly string[];
};

/** How many notices one print pack may hold. */
export const printPackNoticesMax = 1_000;

const title = "Avviso di pagamento";

/**
 * The notice as a PDF of one A4 page, complete of its fonts. The same notice always gives the same
 * bytes.
 * @throws Error when the notice belongs to another ente than the template.
 */
export function renderNotice(template: NoticeTemplate, notice: Notice): RenderedNotices {
  return renderDocument(template, [notice]);
}

/**
 * Many notices of an ente in one PDF, one page each in the given order, sharing fonts and
 * background: what a print shop wants. From one to a thousand notices.
 * @throws RangeError on none or too many; Error when a notice belongs to another ente.
 */
export function renderPrintPack(
  template: NoticeTemplate,
  notices: readonly Notice[],
): RenderedNotices {
  if (notices.length === 0 || notices.length > printPackNoticesMax) {
    throw new RangeError(`Un pacchetto di stampa contiene da 1 a ${printPackNoticesMax} avvisi`);
  }
  return renderDocument(template, notices);
}

function renderDocument(template: NoticeTemplate, notices: readonly Notice[]): RenderedNotices {
  const typesetter = createTypesetter(fontSet());
  const base = template.baseOf(variantsOf(notices));
  const contents = notices.map((notice) => {
    if (notice.creditor.fiscalCode !== template.creditor.fiscalCode) {
      throw new Error("Avviso di un ente diverso da quello del modello");
    }
    const background = backgroundResource(variantOf(notice));
    return `/${background} Do\n${noticeContent(typesetter, notice)}`;
  });
  const pdf = finishPdf(base.pdf, (objects) => {
    const fonts = base.fonts + embedSupplements(objects, typesetter);
    const resources = objects.add(`<</Font<<${fonts}>>/XObject<<${base.backgrounds}>>>>`);
    return writePages(objects, { title, contents, resources });
  });
  return { pdf, unprintable: [...new Set([...base.unprintable, ...typesetter.unprintable()])] };
}

/** The variants the notices need, each once and always in the same order. */
function variantsOf(notices: readonly Notice[]) {
  const variants = new Map(
    notices.map(variantOf).map((variant) => [backgroundResource(variant), variant]),
  );
  return [...variants.entries()]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([, variant]) => variant);
}
