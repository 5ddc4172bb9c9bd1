import { XMLParser, XMLValidator } from "fast-xml-parser";
import { expect } from "vitest";

/** An element of a page: its name, its attributes, what it says and its elements. */
export type PageElement = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
  readonly children: readonly PageElement[];
};

type ParsedNode = Readonly<Record<string, unknown>>;

/** Reads a page that is well-formed XML too; fails the test for one that is not. */
export function parsedPage(page: string): PageElement {
  expect(XMLValidator.validate(page)).toBe(true);
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: "",
    parseTagValue: false,
    trimValues: false,
    htmlEntities: true,
  });
  const [root] = elementsOf(parser.parse(page));
  return root ?? expect.fail("the page has no element");
}

/** The element and all within it, as they are read. */
export function everyElement(element: PageElement): readonly PageElement[] {
  return [element, ...element.children.flatMap(everyElement)];
}

function elementsOf(nodes: readonly ParsedNode[]): readonly PageElement[] {
  return nodes.flatMap((node) => {
    const name = Object.keys(node).find((key) => key !== ":@" && !key.startsWith("?"));
    if (name === undefined || name === "#text") return [];
    const inside = node[name];
    const content: readonly ParsedNode[] = Array.isArray(inside) ? inside : [];
    const given = node[":@"] ?? {};
    const attributes = Object.fromEntries(
      Object.entries(given).map(([key, value]) => [key, String(value)]),
    );
    return [{ name, attributes, text: textOf(content), children: elementsOf(content) }];
  });
}

function textOf(nodes: readonly ParsedNode[]): string {
  return nodes
    .map((node) => {
      const own = node["#text"];
      if (own !== undefined) return String(own);
      return Object.values(node)
        .map((inside) => (Array.isArray(inside) ? textOf(inside) : ""))
        .join("");
    })
    .join("");
}
