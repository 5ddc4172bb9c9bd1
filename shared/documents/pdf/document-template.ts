import { fontSet } from "../fonts/font-set.ts";
import { createTypesetter, type Typesetter } from "../fonts/typesetter.ts";
import { embedSupplements } from "./document-fonts.ts";
import { type DrawnPage, drawPage, type OwnContent, ownOperators } from "./drawn-page.ts";
import {
  appendObject,
  assembleFile,
  noObjects,
  type OwnObjects,
  objectsAfter,
} from "./file-assembly.ts";
import { type FilePrefix, type RecordedObjects, serializePrefix } from "./file-prefix.ts";
import { mediaBox } from "./page.ts";
import type { PageTemplate } from "./page-template.ts";
import { deflatedStream, plainStream } from "./pdf-objects.ts";
import {
  beginDocument,
  type DocumentParts,
  resourcesBody,
  type SharedResources,
  writeRoots,
} from "./shared-parts.ts";
import { writeStructureTree } from "./structure-tree.ts";

export type DocumentTemplateOptions<Facts> = DocumentParts & {
  /** Lays the pages out, their fixed texts set by the given typesetter. */
  readonly pages: (typesetter: Typesetter) => readonly PageTemplate<Facts>[];
};

/** Documents that differ only in their own texts and codes. Prepare it once, render many. */
export type DocumentTemplate<Facts> = {
  readonly prefix: FilePrefix;
  readonly ownContents: readonly OwnStream<Facts>[];
  readonly resources: { readonly number: number } & SharedResources;
  /** Characters of the fixed texts that no font has. */
  readonly unprintable: readonly string[];
};

type OwnStream<Facts> = { readonly number: number; readonly content: OwnContent<Facts> };

export type RenderedDocument = {
  readonly pdf: Uint8Array;
  /** Characters that no font has: printed as "�", for the log and for the ente to know. */
  readonly unprintable: readonly string[];
};

/** Ends the names of the fonts that only fixed texts need. */
const fixedMark = "F";

/**
 * Prepares all that is the same in many documents as the bytes they begin with: fonts, pictures,
 * the fixed content of pages, the structure. A document adds its own content and ends.
 */
export function prepareDocumentTemplate<Facts>(
  options: DocumentTemplateOptions<Facts>,
): DocumentTemplate<Facts> {
  const typesetter = createTypesetter(fontSet(), fixedMark);
  const drawn = options.pages(typesetter).map((page) => drawPage(page, { isMarked: true }));
  const { objects, resources: shared } = beginDocument(options);
  const supplements = embedSupplements(objects, typesetter);
  const resources = { ...shared, fonts: shared.fonts + supplements, number: objects.reserve() };
  const { tree, pages, ownContents } = writePages(objects, drawn, resources.number);
  const structure = writeStructureTree(
    objects,
    pages.map((page, index) => ({ page, elements: drawn[index]?.elements ?? [] })),
  );
  const { catalog, info } = writeRoots(objects, { ...options, pages: tree, structure });
  objects.define(resources.number, resourcesBody(resources, ""));
  const plain = [catalog, info, resources.number];
  return {
    prefix: serializePrefix(objects, { plain, catalog, info }),
    ownContents,
    resources,
    unprintable: typesetter.unprintable(),
  };
}

function writePages<Facts>(
  objects: RecordedObjects,
  drawn: readonly DrawnPage<Facts>[],
  resources: number,
) {
  const tree = objects.reserve();
  const ownContents: OwnStream<Facts>[] = [];
  const pages = drawn.map(({ fixed, own }, index) => {
    const contents = fixed === "" ? [] : [objects.add(deflatedStream("", fixed))];
    if (own.texts.length > 0) {
      const number = objects.reserve();
      contents.push(number);
      ownContents.push({ number, content: own });
    }
    return objects.add(
      `<</Type/Page/Parent ${tree} 0 R/MediaBox${mediaBox}/Resources ${resources} 0 R` +
        `/Contents[${references(contents)}]/StructParents ${index}/Tabs/S>>`,
    );
  });
  objects.define(tree, `<</Type/Pages/Count ${pages.length}/Kids[${references(pages)}]>>`);
  return { tree, pages, ownContents };
}

function references(numbers: readonly number[]): string {
  return numbers.map((number) => `${number} 0 R`).join(" ");
}

/** A typesetter that has shown nothing beyond the core fonts is as good as new. */
let spareTypesetter: Typesetter | undefined;

/**
 * The document of these facts. The same facts always give the same bytes: nothing in it depends on
 * time.
 */
export function renderDocument<Facts>(
  template: DocumentTemplate<Facts>,
  facts: Facts,
): RenderedDocument {
  const { prefix, ownContents, unprintable } = template;
  const typesetter = spareTypesetter ?? createTypesetter(fontSet());
  spareTypesetter = undefined;
  const own = noObjects();
  for (const { number, content } of ownContents) {
    appendObject(own, number, plainStream("", ownOperators(content, typesetter, facts)));
  }
  if (!isAsNew(typesetter)) return withSupplements(template, own, typesetter);
  spareTypesetter = typesetter;
  return { pdf: assembleFile(prefix, own, prefix.bytes.length), unprintable };
}

function isAsNew(typesetter: Typesetter): boolean {
  return typesetter.supplementaryFonts().length === 0 && typesetter.unprintable().length === 0;
}

/** The document with fonts and, in the place of the constant one, a dictionary of its own. */
function withSupplements<Facts>(
  { prefix, resources, unprintable }: DocumentTemplate<Facts>,
  own: OwnObjects,
  typesetter: Typesetter,
): RenderedDocument {
  const supplements = embedSupplements(objectsAfter(own, prefix.table.size), typesetter);
  appendObject(own, resources.number, resourcesBody(resources, supplements));
  return {
    pdf: assembleFile(prefix, own, prefix.lastAt),
    unprintable: [...new Set([...unprintable, ...typesetter.unprintable()])],
  };
}
