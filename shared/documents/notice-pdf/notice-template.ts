import type { Notice, NoticeCreditor } from "../../domain/notices/notice.ts";
import { composeNoticeWords } from "../../domain/notices/notice-words.ts";
import type { Typesetter } from "../fonts/typesetter.ts";
import { greyImageOfPng, imageOfPng, type RasterImage } from "../images/grey-image.ts";
import { type DocumentTemplate, prepareDocumentTemplate } from "../pdf/document-template.ts";
import {
  type EncodedImage,
  encodeImage,
  type ImageRoom,
  logoSideMax,
} from "../pdf/embedded-image.ts";
import { type KeptTemplates, keepLatest } from "../pdf/kept-templates.ts";
import type { PageTemplate } from "../pdf/page-template.ts";
import type { DocumentParts } from "../pdf/shared-parts.ts";
import type { NoticeImages } from "./notice-frame.ts";
import { noticePages } from "./notice-pages.ts";

/** Trade marks the Region is licensed to print; without them the notice prints their names. */
export type NoticeMarks = {
  readonly pagoPaPng?: Uint8Array;
  readonly posteItalianePng?: Uint8Array;
  readonly bollettinoPostalePng?: Uint8Array;
  readonly bancoPostaPng?: Uint8Array;
};

export type NoticeTemplateOptions = {
  readonly creditor: NoticeCreditor;
  /** The ente's logo for the 30 × 30 mm box; nothing is drawn without it. */
  readonly logoPng?: Uint8Array;
  readonly marks?: NoticeMarks;
};

type EncodedImages = { readonly [Name in keyof NoticeImages]: EncodedImage };

/** The notices of an ente, all but what belongs to one debt. Prepare it once, render many. */
export type NoticeTemplate = {
  readonly creditor: NoticeCreditor;
  readonly images: EncodedImages;
  /** One for each form that its notices take, prepared with the first of them. */
  readonly documents: KeptTemplates<DocumentTemplate<Notice>>;
};

/** 300 pixels an inch where each is printed, in so few bytes that a notice stays small. */
const rooms = {
  L: { sideMax: logoSideMax, bytesMax: 3_700 },
  P: { sideMax: 178, bytesMax: 1_500 },
  T: { sideMax: 466, bytesMax: 1_500 },
  C: { sideMax: 388, bytesMax: 1_500 },
  B: { sideMax: 388, bytesMax: 1_500 },
} as const satisfies Readonly<Record<keyof NoticeImages, ImageRoom>>;
/** Instalments make many forms; each is some 40 KB of memory. */
const formsMax = 24;

/**
 * Prepares the ente's template: images are encoded here, and the fixed page of a form with the
 * first notice that takes it, so that a notice costs only its own texts and codes.
 * @throws Error when an image is not a PNG.
 */
export function prepareNoticeTemplate({
  creditor,
  logoPng,
  marks = {},
}: NoticeTemplateOptions): NoticeTemplate {
  const images = {
    ...encodedEntry("L", logoPng, greyImageOfPng),
    ...encodedEntry("P", marks.pagoPaPng, imageOfPng),
    ...encodedEntry("T", marks.posteItalianePng, imageOfPng),
    ...encodedEntry("C", marks.bollettinoPostalePng, imageOfPng),
    ...encodedEntry("B", marks.bancoPostaPng, imageOfPng),
  };
  return { creditor, images, documents: keepLatest(formsMax) };
}

/** The ente's logo is printed grey; trade marks must not change their colours. */
function encodedEntry(
  name: keyof NoticeImages,
  png: Uint8Array | undefined,
  read: (png: Uint8Array) => RasterImage,
): EncodedImages {
  return png === undefined ? {} : { [name]: encodeImage(read(png), rooms[name]) };
}

/** The document that all notices of this one's form are made from. */
export function documentOf(template: NoticeTemplate, notice: Notice): DocumentTemplate<Notice> {
  return template.documents(notice.formKey, () =>
    prepareDocumentTemplate<Notice>({
      ...documentParts(template, notice),
      pages: (typesetter) => layOutPages(template, notice, typesetter),
    }),
  );
}

/** What a document of notices like this one is called, its language, its pictures. */
export function documentParts(
  { images }: NoticeTemplate,
  { form, creditor }: Notice,
): DocumentParts {
  const words = composeNoticeWords(form, creditor);
  const title = `${words.text("title").first} - ${creditor.name}`;
  return { title, language: words.languages[0], images };
}

/** The pages of all notices of this one's form. */
export function layOutPages(
  { images }: NoticeTemplate,
  { form, creditor }: Notice,
  typesetter: Typesetter,
): readonly PageTemplate<Notice>[] {
  const words = composeNoticeWords(form, creditor);
  return noticePages({ typesetter, form, words, creditor, images });
}
