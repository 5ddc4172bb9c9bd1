import { expect } from "vitest";
import type { ShownPage } from "../../../../support/checkout/pages-world.ts";
import { everyElement, type PageElement } from "../../../../support/notices/parsed-page.ts";

/** Every element of a page; fails for what is no page. */
export function elementsOf({ page }: ShownPage): readonly PageElement[] {
  return everyElement(page ?? expect.fail("this is no page"));
}

/** The one heading of a page. */
export function titleOf(shown: ShownPage): string {
  const headings = elementsOf(shown).filter(({ name }) => name === "h1");
  expect(headings).toHaveLength(1);
  return headings[0]?.text ?? "";
}

/** What the forms of a page send, by the names of their fields. */
export function fieldsOf(shown: ShownPage): Readonly<Record<string, string>> {
  const inputs = elementsOf(shown).filter(({ name }) => name === "input");
  const fields = inputs.map(({ attributes }) => [attributes["name"], attributes["value"] ?? ""]);
  return Object.fromEntries(fields);
}

export function linksOf(shown: ShownPage): readonly string[] {
  const links = elementsOf(shown).filter(({ name }) => name === "a");
  return links.map(({ attributes }) => attributes["href"] ?? "");
}
