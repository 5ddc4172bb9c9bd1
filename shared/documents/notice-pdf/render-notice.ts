import type { Notice } from "../../domain/notices/notice.ts";
import type { PackOptions } from "../../domain/notices/print-pack.ts";
import { noticesPerPackMax } from "../../domain/notices/print-pack.ts";
import type { Organization } from "../../domain/organizations/organization.ts";
import { type RenderedDocument, renderDocument } from "../pdf/document-template.ts";
import { type BundlePage, openBundle, type PageBundle } from "../pdf/page-bundle.ts";
import { documentOf, documentParts, layOutPages, type NoticeTemplate } from "./notice-template.ts";
import { carrierPageTemplate, senderLine } from "./pack/carrier-page.ts";
import { composeCover, coverPageCount, coverPageTemplate } from "./pack/cover-pages.ts";
import { type PackSequence, packSequence } from "./pack/pack-sequence.ts";

/**
 * The notice as a PDF, complete of its fonts, tagged for who does not see it. The same notice
 * always gives the same bytes.
 * @throws Error when the notice belongs to another ente than the template.
 */
export function renderNotice(template: NoticeTemplate, notice: Notice): RenderedDocument {
  checkCreditor(template, notice);
  const { pdf, unprintable } = renderDocument(documentOf(template, notice), notice);
  return { pdf, unprintable };
}

/** How a pack is put together, and who sends what is in it: the ente, by its address too. */
export type RenderPackOptions = PackOptions & {
  readonly sender?: Pick<Organization, "name" | "address">;
};

/** Notices one after the other and nothing else. */
export const noticesOnly: PackOptions = { duplex: false, envelopeWindow: "none" };

/**
 * Many notices of an ente in one PDF, sharing fonts and all that is fixed: what a print shop wants.
 * From one to a thousand notices, with a cover and carrier pages where the options ask for them.
 * @throws RangeError on none or too many; Error when a notice belongs to another ente.
 */
export function renderPrintPack(
  template: NoticeTemplate,
  notices: readonly Notice[],
  options: RenderPackOptions = noticesOnly,
): RenderedDocument {
  const [first] = notices;
  if (first === undefined || notices.length > noticesPerPackMax) {
    throw new RangeError(`Un pacchetto di stampa contiene da 1 a ${noticesPerPackMax} avvisi`);
  }
  for (const notice of notices) checkCreditor(template, notice);
  const bundle = openBundle(documentParts(template, first));
  const pages = preparePages(bundle, template, notices);
  const sequence = packSequence(
    {
      coverPages: options.cover === undefined ? 0 : coverPageCount(notices.length),
      noticePages: notices.map(({ formKey }) => pages.get(formKey)?.length ?? 0),
    },
    options,
  );
  const addCover = coverWriter(bundle, { template, notices, options, sequence });
  const addCarrier = carrierWriter(bundle, template, options);
  for (const page of sequence.pages) {
    if (page.kind === "blank") bundle.addBlank();
    else if (page.kind === "cover") addCover(page.page);
    else {
      const notice = notices[page.notice] ?? first;
      if (page.kind === "carrier") addCarrier(notice, page.notice);
      else addPage(bundle, pages.get(notice.formKey)?.[page.page], notice);
    }
  }
  return bundle.finish();
}

function checkCreditor({ creditor }: NoticeTemplate, notice: Notice): void {
  if (notice.creditor.fiscalCode !== creditor.fiscalCode) {
    throw new Error("Avviso di un ente diverso da quello del modello");
  }
}

/** By the key of their form. */
type PreparedPages = ReadonlyMap<string, readonly BundlePage<Notice>[]>;

function preparePages(
  bundle: PageBundle,
  template: NoticeTemplate,
  notices: readonly Notice[],
): PreparedPages {
  const pages = new Map<string, readonly BundlePage<Notice>[]>();
  for (const notice of notices) {
    if (pages.has(notice.formKey)) continue;
    pages.set(
      notice.formKey,
      bundle.prepare((typesetter) => layOutPages(template, notice, typesetter)),
    );
  }
  return pages;
}

function addPage<Facts>(
  bundle: PageBundle,
  page: BundlePage<Facts> | undefined,
  facts: Facts | undefined,
): void {
  if (page !== undefined && facts !== undefined) bundle.add(page, facts);
}

type CoverParts = {
  readonly template: NoticeTemplate;
  readonly notices: readonly Notice[];
  readonly options: PackOptions;
  readonly sequence: PackSequence;
};

function coverWriter(bundle: PageBundle, parts: CoverParts): (page: number) => void {
  const { cover } = parts.options;
  if (cover === undefined) return () => {};
  const organization = parts.template.creditor;
  const pages = composeCover({ ...parts, organization, cover });
  const [template] = bundle.prepare(() => [coverPageTemplate]);
  return (page) => addPage(bundle, template, pages[page]);
}

function carrierWriter(
  bundle: PageBundle,
  { creditor }: NoticeTemplate,
  { envelopeWindow, firstProgressive = 1, sender }: RenderPackOptions,
): (notice: Notice, index: number) => void {
  if (envelopeWindow === "none") return () => {};
  const [template] = bundle.prepare(() => [carrierPageTemplate(envelopeWindow)]);
  const line = sender === undefined ? creditor.name : senderLine(sender);
  return ({ debtor }, index) =>
    addPage(bundle, template, { sender: line, debtor, progressive: firstProgressive + index });
}
