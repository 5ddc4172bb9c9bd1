import { fontSet } from "../fonts/font-set.ts";
import { createTypesetter, type Typesetter } from "../fonts/typesetter.ts";
import { embedSupplements } from "./document-fonts.ts";
import type { RenderedDocument } from "./document-template.ts";
import { drawPage, type OwnContent, ownOperators } from "./drawn-page.ts";
import { endFile, endLength } from "./file-assembly.ts";
import { type FilePrefix, serializedObject, serializePrefix } from "./file-prefix.ts";
import { mediaBox } from "./page.ts";
import type { PageTemplate } from "./page-template.ts";
import { deflatedStream, numberObjects, type PdfObjects, plainStream } from "./pdf-objects.ts";
import { beginDocument, type DocumentParts, resourcesBody, writeRoots } from "./shared-parts.ts";

/** A page of a bundle, ready for its facts. */
export type BundlePage<Facts> = {
  /** References to the stream of its fixed content, which all pages of the template share. */
  readonly fixed: string;
  readonly content: OwnContent<Facts>;
};

/**
 * One file of many pages, of several templates and kinds of facts, in the order in which they are
 * added. Fonts, pictures and the fixed content of each template are in it once. It is made for
 * printing: it is searchable (PDF/A-2u), but has no structure.
 */
export type PageBundle = {
  /** Prepares a template's pages for this bundle, fixed texts set by the given typesetter. */
  readonly prepare: <Facts>(
    layOut: (typesetter: Typesetter) => readonly PageTemplate<Facts>[],
  ) => readonly BundlePage<Facts>[];
  readonly add: <Facts>(page: BundlePage<Facts>, facts: Facts) => void;
  readonly addBlank: () => void;
  /** Ends the file, which is the same for the same pages. Nothing may be added after it. */
  readonly finish: () => RenderedDocument;
};

/** Opens a bundle without pages. */
export function openBundle(parts: DocumentParts): PageBundle {
  const { prefix, resources, tree } = prepareBundle(parts);
  const typesetter = createTypesetter(fontSet());
  const file = openFile(prefix);
  const kids: number[] = [];
  const addPage = (contents: string) => {
    kids.push(
      file.add(
        `<</Type/Page/Parent ${tree} 0 R/Resources ${resources.number} 0 R${
          contents === "" ? "" : `/Contents[${contents}]`
        }>>`,
      ),
    );
  };
  return {
    prepare: (layOut) =>
      layOut(typesetter).map((page) => {
        const { fixed, own } = drawPage(page, { isMarked: false });
        const stream = fixed === "" ? "" : `${file.add(deflatedStream("", fixed))} 0 R`;
        return { fixed: stream, content: own };
      }),
    add: ({ fixed, content }, facts) => {
      if (content.texts.length === 0) return addPage(fixed);
      const own = file.add(plainStream("", ownOperators(content, typesetter, facts)));
      addPage(`${fixed} ${own} 0 R`);
    },
    addBlank: () => addPage(""),
    finish: () => {
      const supplements = embedSupplements(file, typesetter);
      file.define(resources.number, resourcesBody(resources, supplements));
      const references = kids.map((kid) => `${kid} 0 R`).join(" ");
      file.define(
        tree,
        `<</Type/Pages/Count ${kids.length}/Kids[${references}]/MediaBox${mediaBox}>>`,
      );
      return { pdf: file.finish(), unprintable: typesetter.unprintable() };
    },
  };
}

function prepareBundle(parts: DocumentParts) {
  const { objects, resources: shared } = beginDocument(parts);
  const resources = { ...shared, number: objects.reserve() };
  const tree = objects.reserve();
  const { catalog, info } = writeRoots(objects, { ...parts, pages: tree });
  const prefix = serializePrefix(objects, { plain: [catalog, info], catalog, info });
  return { prefix, resources, tree };
}

/** A file that grows by its objects: they are bytes at once, not texts to be joined at the end. */
function openFile(prefix: FilePrefix): PdfObjects & { readonly finish: () => Uint8Array } {
  const start = prefix.bytes.length;
  const numbers: number[] = [];
  const offsets: number[] = [];
  let bytes: Buffer = Buffer.allocUnsafeSlow(4 * start);
  let end = prefix.bytes.copy(bytes);
  const makeRoom = (length: number) => {
    if (end + length <= bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(2 * bytes.length, end + length));
    bytes.copy(larger, 0, 0, end);
    bytes = larger;
  };
  const objects = numberObjects(prefix.table.size, (number, body) => {
    const object = serializedObject(number, body);
    makeRoom(object.length);
    numbers.push(number);
    offsets.push(end - start);
    end += bytes.write(object, end, "latin1");
  });
  return {
    ...objects,
    finish: () => {
      const table = prefix.tableOfSize(objects.nextNumber());
      const length = end + endLength(table, end);
      makeRoom(length - end);
      endFile(bytes, { numbers, offsets, start, end }, table);
      return bytes.subarray(0, length);
    },
  };
}
