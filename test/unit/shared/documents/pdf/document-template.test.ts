import { inflateSync } from "node:zlib";
import { PDFDocument } from "@cantoo/pdf-lib";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { describe, expect, it } from "vitest";
import {
  prepareDocumentTemplate,
  renderDocument,
} from "../../../../../shared/documents/pdf/document-template.ts";
import { type Letter, letter, letterPages } from "../../../../support/documents/letter.ts";
import { objectOffsets } from "../../../../support/documents/object-offsets.ts";
import { joinedText, placedTexts } from "../../../../support/notices/pdf-text.ts";

const options = { title: "Lettera & più", language: "it-IT", pages: letterPages };
const template = prepareDocumentTemplate<Letter>(options);

function latin1(pdf: Uint8Array): string {
  return Buffer.from(pdf).toString("latin1");
}

/** The XMP of a file. */
function metadataOf(file: string): string {
  const head = /\/Subtype\/XML\/Filter\/FlateDecode\/Length (\d+)>>\nstream\n/.exec(file);
  if (head === null) throw new Error("no metadata");
  const start = head.index + head[0].length;
  const packed = Buffer.from(file.slice(start, start + Number(head[1])), "latin1");
  return inflateSync(packed).toString("utf8");
}

type Node = {
  readonly role?: string;
  readonly type?: string;
  readonly id?: string;
  readonly alt?: string;
  readonly lang?: string;
  readonly children?: readonly Node[];
};

/** What pdf.js tells assistive programs of each page, and the marks its content has. */
async function structureOf(pdf: Uint8Array) {
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
  const document = await task.promise;
  const pages = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const tree: Node = (await page.getStructTree()) ?? {};
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    const marks = items.flatMap((item) => ("id" in item && item.id !== undefined ? [item.id] : []));
    pages.push({ tree, marks });
  }
  await task.destroy();
  return pages;
}

function leaves(node: Node): readonly string[] {
  return [
    ...(node.type === "content" && node.id !== undefined ? [node.id] : []),
    ...(node.children ?? []).flatMap(leaves),
  ];
}

function outline({ role = "", lang, alt, children = [] }: Node): string {
  const kids = children.filter(({ role: kidRole }) => kidRole !== undefined).map(outline);
  const words = [role, lang === undefined ? "" : `:${lang}`, alt === undefined ? "" : `“${alt}”`];
  return words.join("") + (kids.length === 0 ? "" : `(${kids.join(" ")})`);
}

describe("a document made from a template", () => {
  it("says what each of its texts is, in reading order, with languages and alternative texts", async () => {
    const [first, last] = await structureOf(renderDocument(template, letter).pdf);
    expect(outline(first?.tree ?? {})).toBe(
      "Root(Document(H1 H2(Span:de) P(Span:de) Figure“Una striscia è qui” P:en))",
    );
    expect(outline(last?.tree ?? {})).toBe("Root(Document(Figure:de“Ein Zeichen”))");
  });

  it("marks each piece of content once, and each mark is in the structure", async () => {
    for (const { tree, marks } of await structureOf(renderDocument(template, letter).pdf)) {
      expect(marks.length).toBeGreaterThan(0);
      expect(new Set(marks).size).toBe(marks.length);
      expect([...leaves(tree)].sort()).toEqual([...marks].sort());
    }
  });

  it("shows its own texts beside those of all", async () => {
    const [first, last] = await placedTexts(renderDocument(template, letter).pdf);
    expect(joinedText(first)).toBe(
      "AVVISO Ϣ ENTE CREDITORE Gläubiger Importo All English 1.234,56 Euro Rossi Maria",
    );
    expect(joinedText(last)).toBe("Rossi Maria");
  });

  it("says where each of its objects begins", () => {
    for (const name of ["Rossi Maria", "Жуков Ϣ"]) {
      const file = latin1(renderDocument(template, { ...letter, name }).pdf);
      const offsets = objectOffsets(file);
      expect(offsets.size).toBeGreaterThan(10);
      for (const [number, offset] of offsets) {
        expect(file.startsWith(`${number} 0 obj\n`, offset)).toBe(true);
      }
    }
  });

  it("opens in another PDF library", async () => {
    const document = await PDFDocument.load(renderDocument(template, letter).pdf, {
      throwOnInvalidObject: true,
      updateMetadata: false,
    });
    expect(document.getPageCount()).toBe(2);
    expect(document.getTitle()).toBe("Lettera & più");
    expect(document.getProducer()).toBe("Portale Pagamenti");
  });

  it("says the same of itself in both places where viewers look", () => {
    const file = latin1(renderDocument(template, letter).pdf);
    const metadata = metadataOf(file);
    expect(metadata).toContain('<rdf:li xml:lang="x-default">Lettera &amp; più</rdf:li>');
    expect(metadata).toContain("<pdf:Producer>Portale Pagamenti</pdf:Producer>");
    expect(metadata).toContain("<pdfaid:conformance>A</pdfaid:conformance>");
    expect(file).toContain("/Lang(it-IT)");
  });

  it("is the same file for the same facts, made by whichever template, and no other's", () => {
    const { pdf } = renderDocument(template, letter);
    const other = renderDocument(template, { ...letter, name: "Жуков" }).pdf;
    const again = renderDocument(prepareDocumentTemplate<Letter>(options), letter).pdf;
    expect(Buffer.compare(pdf, again)).toBe(0);
    const identityOf = (file: Uint8Array) => /\/ID\[<(\w{32})><\1>\]/.exec(latin1(file))?.[1];
    expect(identityOf(pdf)).toMatch(/^[0-9a-f]{32}$/);
    expect(identityOf(other)).toMatch(/^[0-9a-f]{32}$/);
    expect(identityOf(other)).not.toBe(identityOf(pdf));
  });

  it("brings fonts of its own where its texts need them, and the next one does not", async () => {
    const plain = renderDocument(template, letter).pdf;
    const rendered = renderDocument(template, { ...letter, name: "Жуков Ϣ 𒀀" });
    expect(rendered.unprintable).toEqual(["𒀀"]);
    const [first] = await placedTexts(rendered.pdf);
    expect(joinedText(first)).toContain("AVVISO Ϣ ENTE CREDITORE");
    expect(joinedText(first)).toContain("Жуков Ϣ �");
    const next = renderDocument(template, letter);
    expect(Buffer.compare(next.pdf, plain)).toBe(0);
    expect(next.unprintable).toEqual([]);
  });

  it("tells of fixed texts that no font has", () => {
    const { unprintable } = prepareDocumentTemplate<Letter>({
      ...options,
      pages: (typesetter) => [
        ...letterPages(typesetter),
        { blocks: [{ role: "P", pieces: [{ fixed: typesetter.show("regular", 10, "𒀀") }] }] },
      ],
    });
    expect(unprintable).toEqual(["𒀀"]);
  });

  it("does not share its bytes with another", () => {
    const files = Array.from({ length: 60 }, (_, index) => {
      const facts = { ...letter, name: `Rossi ${index}` };
      return { facts, pdf: renderDocument(template, facts).pdf };
    });
    for (const { facts, pdf } of files) {
      expect(Buffer.compare(pdf, renderDocument(template, facts).pdf)).toBe(0);
    }
  });

  it("carries no script, no link and no date", () => {
    const file = latin1(renderDocument(template, letter).pdf);
    expect(file).not.toMatch(/\/(JavaScript|JS|URI|OpenAction|AA|CreationDate|ModDate)\b/);
  });
});
