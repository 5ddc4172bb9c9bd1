import { fontSet } from "../fonts/font-set.ts";
import { createTypesetter } from "../fonts/typesetter.ts";
import { type GreyImage, greyImageOfPng } from "../images/grey-image.ts";
import { embedCoreFonts, embedSupplements } from "../pdf/document-fonts.ts";
import { embedImage, paintImage } from "../pdf/embedded-image.ts";
import { mediaBox, textLine } from "../pdf/page.ts";
import { createPdfBase, deflatedStream, type PdfBase } from "../pdf/pdf-objects.ts";
import { header } from "./receipt-layout.ts";

export type ReceiptTemplateOptions = {
  readonly title: string;
  /** The logo of the ente that hands the receipts out. */
  readonly logoPng?: Uint8Array;
};

/** What receipts with the same title and logo begin with. Prepare it once, render many. */
export type ReceiptTemplate = {
  readonly pdf: PdfBase;
  /** Entries of the resources' Font dictionary. */
  readonly fonts: string;
  /** Entry of the resources' XObject dictionary: what every page has. */
  readonly background: string;
};

/** Name of the background in the page's resources. */
export const backgroundResource = "S";
const logoResource = "L";
const headerText = { face: "bold", size: 12 } as const;
/** So that a receipt with a logo stays within 40 KB. */
const logoBytesMax = 5_000;

/**
 * Subsets the fonts, reduces the logo to grey and draws the header, once for many receipts.
 * @throws Error when the logo is not a PNG.
 */
export function prepareReceiptTemplate({
  title,
  logoPng,
}: ReceiptTemplateOptions): ReceiptTemplate {
  const typesetter = createTypesetter(fontSet());
  const logo: GreyImage | undefined = logoPng === undefined ? undefined : greyImageOfPng(logoPng);
  const texts = [
    textLine(typesetter, { ...headerText, ...header.wordmark }, "pagoPA"),
    textLine(typesetter, { ...headerText, ...header.title }, title.toUpperCase()),
  ];
  const { pdf, remembered } = createPdfBase((objects) => {
    const fonts = embedCoreFonts(objects);
    const image = logo === undefined ? undefined : embedImage(objects, logo, logoBytesMax);
    const picture =
      image === undefined
        ? ""
        : paintImage(logoResource, image, { box: header.logoBox, align: "right" });
    const pictures = image === undefined ? "" : `/${logoResource} ${image.number} 0 R`;
    const supplements = embedSupplements(objects, typesetter);
    const resources = `<</Font<<${fonts}${supplements}>>/XObject<<${pictures}>>>>`;
    const form = objects.add(
      deflatedStream(
        `/Type/XObject/Subtype/Form/BBox${mediaBox}/Resources${resources}`,
        `${picture}BT\n${texts.join("")}ET\n`,
      ),
    );
    return { fonts, background: `/${backgroundResource} ${form} 0 R` };
  });
  return { pdf, ...remembered };
}
