import { prepareOnce } from "../prepare-once.ts";
import { embedCoreFonts } from "./document-fonts.ts";
import type { EncodedImage } from "./embedded-image.ts";
import { type RecordedObjects, recordObjects } from "./file-prefix.ts";
import { writeOutputIntent } from "./output-intent.ts";
import { deflatedStream, type PdfObjects, type PdfRoots, textString } from "./pdf-objects.ts";
import { xmpMetadata } from "./xmp-metadata.ts";

const producer = "Portale Pagamenti";

/** What a document is made with, beside its pages. */
export type DocumentParts = {
  readonly title: string;
  /** BCP 47. */
  readonly language: string;
  /** By the name that operators of the pages call them. */
  readonly images?: Readonly<Record<string, EncodedImage>>;
};

/** Entries of the resources' dictionaries. */
export type SharedResources = { readonly fonts: string; readonly images: string };

/** Every document begins with the same objects, compressed once in the life of the process. */
const coreObjects = prepareOnce(() => {
  const objects = recordObjects();
  const fonts = embedCoreFonts(objects);
  const outputIntent = writeOutputIntent(objects);
  return { bodies: objects.bodies(), fonts, outputIntent };
});

/** Begins a document: its first objects are fonts, colours and pictures. */
export function beginDocument({ images = {} }: DocumentParts): {
  readonly objects: RecordedObjects;
  readonly resources: SharedResources;
} {
  const objects = recordObjects();
  const { bodies, fonts } = coreObjects();
  for (const body of bodies) objects.add(body ?? "null");
  const pictures = Object.entries(images).map(
    ([name, { body }]) => `/${name} ${objects.add(body)} 0 R`,
  );
  return { objects, resources: { fonts, images: pictures.join("") } };
}

/** The dictionary of resources, with the fonts that only this document needs. */
export function resourcesBody({ fonts, images }: SharedResources, supplements: string): string {
  return `<</Font<<${fonts}${supplements}>>/XObject<<${images}>>>>`;
}

export type RootsOptions = DocumentParts & {
  /** Number of the tree of pages. */
  readonly pages: number;
  /** Number of the structure tree of an accessible document. */
  readonly structure?: number;
};

/** Writes what a viewer says of a document: PDF/A-2a with a structure, PDF/A-2u without. */
export function writeRoots(
  objects: PdfObjects,
  { title, language, pages, structure }: RootsOptions,
): PdfRoots {
  const conformance = structure === undefined ? "U" : "A";
  const xmp = xmpMetadata({ title, producer, conformance });
  const metadata = objects.add(deflatedStream("/Type/Metadata/Subtype/XML", xmp));
  const tree =
    structure === undefined ? "" : `/MarkInfo<</Marked true>>/StructTreeRoot ${structure} 0 R`;
  const catalog = objects.add(
    `<</Type/Catalog/Pages ${pages} 0 R/Lang(${language})${tree}/Metadata ${metadata} 0 R` +
      `/OutputIntents[${coreObjects().outputIntent} 0 R]` +
      "/ViewerPreferences<</DisplayDocTitle true>>>>",
  );
  const info = objects.add(`<</Title${textString(title)}/Producer${textString(producer)}>>`);
  return { catalog, info };
}
