import type { NoticeCreditor } from "../../domain/notices/notice.ts";
import { fontSet } from "../fonts/font-set.ts";
import { createTypesetter, type Typesetter } from "../fonts/typesetter.ts";
import { type GreyImage, greyImageOfPng } from "../images/grey-image.ts";
import { embedCoreFonts, embedSupplements } from "../pdf/document-fonts.ts";
import { type EmbeddedImage, embedImage, paintImage } from "../pdf/embedded-image.ts";
import { mediaBox, textLine } from "../pdf/page.ts";
import {
  createPdfBase,
  deflatedStream,
  type PdfBase,
  type PdfObjects,
} from "../pdf/pdf-objects.ts";
import { fixedDrawings } from "./fixed-drawings.ts";
import { fixedTexts } from "./fixed-texts.ts";
import { layoutOf, margins, type NoticeVariant, pagoPaBox, slipZone } from "./notice-layout.ts";
import { slipTexts } from "./slip-texts.ts";

export type NoticeTemplateOptions = {
  readonly creditor: NoticeCreditor;
  /** The ente's logo for the 30 × 30 mm box; nothing is drawn without it. */
  readonly logoPng?: Uint8Array;
  /** Trade marks the Region is licensed to print; without them the notice prints their names. */
  readonly marks?: {
    readonly pagoPaPng?: Uint8Array;
    readonly posteItalianePng?: Uint8Array;
    readonly bollettinoPostalePng?: Uint8Array;
  };
};

/** What all documents of an ente begin with, for a choice of variants. */
export type NoticeBase = {
  readonly pdf: PdfBase;
  /** Entries of the resources' Font dictionary. */
  readonly fonts: string;
  /** Entries of the resources' XObject dictionary: one page background for each variant. */
  readonly backgrounds: string;
  /** Characters of the ente's own texts that no font has. */
  readonly unprintable: readonly string[];
};

/** The notice of an ente, all but what belongs to one debt. Prepare it once, render many. */
export type NoticeTemplate = {
  readonly creditor: NoticeCreditor;
  /** Prepared at the first call for each choice of variants, then kept. */
  readonly baseOf: (variants: readonly NoticeVariant[]) => NoticeBase;
};

/** So that a single notice stays within 40 KB. */
const logoBytesMax = 5_000;
const markBytesMax = 1_000;

/**
 * Prepares the ente's template: fonts are subset, images reduced to grey, and the fixed page
 * drawn and compressed here, so that a notice costs only its own texts and codes.
 * @throws Error when an image is not a PNG.
 */
export function prepareNoticeTemplate(options: NoticeTemplateOptions): NoticeTemplate {
  const images = readImages(options);
  const bases = new Map<string, NoticeBase>();
  return {
    creditor: options.creditor,
    baseOf: (variants) => {
      const key = variants.map(backgroundResource).join(" ");
      const base = bases.get(key) ?? prepareBase(options.creditor, images, variants);
      bases.set(key, base);
      return base;
    },
  };
}

/** Name of a variant's background in the page's resources. */
export function backgroundResource({ withSlip, withDueDate }: NoticeVariant): string {
  return `S${withSlip ? 1 : 0}${withDueDate ? 1 : 0}`;
}

/** By name in the resources: ente's logo, pagoPA, Poste Italiane, circuito Bollettino Postale. */
type TemplateImages = Partial<Record<"L" | "P" | "T" | "C", GreyImage>>;
type EmbeddedImages = Partial<Record<keyof TemplateImages, EmbeddedImage>>;

function readImages({ logoPng, marks }: NoticeTemplateOptions): TemplateImages {
  return {
    ...imageEntry("L", logoPng),
    ...imageEntry("P", marks?.pagoPaPng),
    ...imageEntry("T", marks?.posteItalianePng),
    ...imageEntry("C", marks?.bollettinoPostalePng),
  };
}

function imageEntry(resource: keyof TemplateImages, png: Uint8Array | undefined): TemplateImages {
  return png === undefined ? {} : { [resource]: greyImageOfPng(png) };
}

function prepareBase(
  creditor: NoticeCreditor,
  images: TemplateImages,
  variants: readonly NoticeVariant[],
): NoticeBase {
  const typesetter = createTypesetter(fontSet());
  const { pdf, remembered } = createPdfBase((objects) => {
    const fonts = embedCoreFonts(objects);
    const embedded = embedImages(objects, images);
    const contents = variants.map((variant) =>
      backgroundContent(typesetter, creditor, { variant, images: embedded }),
    );
    const resources = backgroundResources(objects, typesetter, { fonts, images: embedded });
    const dictionary = `/Type/XObject/Subtype/Form/BBox${mediaBox}/Resources ${resources} 0 R`;
    const numbers = contents.map((content) => objects.add(deflatedStream(dictionary, content)));
    const backgrounds = variants.map(
      (variant, index) => `/${backgroundResource(variant)} ${numbers[index]} 0 R`,
    );
    return { fonts, backgrounds: backgrounds.join("") };
  });
  return { pdf, ...remembered, unprintable: typesetter.unprintable() };
}

function embedImages(objects: PdfObjects, images: TemplateImages): EmbeddedImages {
  const embed = (resource: keyof TemplateImages, bytesMax: number): EmbeddedImages => {
    const image = images[resource];
    return image === undefined ? {} : { [resource]: embedImage(objects, image, bytesMax) };
  };
  return {
    ...embed("L", logoBytesMax),
    ...embed("P", markBytesMax),
    ...embed("T", markBytesMax),
    ...embed("C", markBytesMax),
  };
}

function backgroundResources(
  objects: PdfObjects,
  typesetter: Typesetter,
  { fonts, images }: { readonly fonts: string; readonly images: EmbeddedImages },
): number {
  const supplements = embedSupplements(objects, typesetter);
  const pictures = Object.entries(images).map(([name, { number }]) => `/${name} ${number} 0 R`);
  return objects.add(`<</Font<<${fonts}${supplements}>>/XObject<<${pictures.join("")}>>>>`);
}

function backgroundContent(
  typesetter: Typesetter,
  creditor: NoticeCreditor,
  { variant, images }: { readonly variant: NoticeVariant; readonly images: EmbeddedImages },
): string {
  const { logo } = layoutOf(variant);
  const logoBox = { x: logo.x, y: logo.y, width: logo.side, height: logo.side };
  const account = variant.withSlip ? creditor.postalAccount : undefined;
  return [
    fixedDrawings(variant),
    images.L === undefined ? "" : paintImage("L", images.L, { box: logoBox, align: "right" }),
    images.P === undefined ? "" : paintImage("P", images.P, { box: pagoPaBox, align: "left" }),
    account === undefined ? "" : slipMarks(images),
    "BT\n",
    images.P === undefined ? textLine(typesetter, pagoPaWords, "pagoPA") : "",
    fixedTexts(typesetter, creditor, variant),
    account === undefined ? "" : slipTexts(typesetter, creditor, account),
    account === undefined || images.T !== undefined
      ? ""
      : textLine(typesetter, posteWords, "Poste Italiane"),
    "ET\n",
  ].join("");
}

function slipMarks({ T: poste, C: circuit }: EmbeddedImages): string {
  const { posteBox, circuitBox } = slipZone;
  return [
    poste === undefined ? "" : paintImage("T", poste, { box: posteBox, align: "left" }),
    circuit === undefined ? "" : paintImage("C", circuit, { box: circuitBox, align: "left" }),
  ].join("");
}

const pagoPaWords = { face: "bold", size: 12, x: pagoPaBox.x, baseline: 15.6 } as const;
const posteWords = { face: "bold", size: 16, x: margins.left, baseline: 217.3 } as const;
