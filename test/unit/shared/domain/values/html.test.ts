import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escapeHtml, html } from "../../../../../shared/domain/values/html.ts";

describe("html", () => {
  it("writes nothing as HTML that was handed in as text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const { html: written } = html`<p title="${text}">${text}</p>`;
        const inside = written.slice('<p title="'.length, -"</p>".length);
        const [attribute, content] = inside.split('">', 2);
        for (const part of [attribute, content]) expect(part).not.toMatch(/[<>"']/u);
      }),
    );
  });

  it("takes HTML as it is, lists part by part, and what is missing as nothing", () => {
    const items = ["a<b", 2].map((item) => html`<li>${item}</li>`);
    expect(html`<ul>${items}${undefined}${false}</ul>`.html).toBe(
      "<ul><li>a&lt;b</li><li>2</li></ul>",
    );
  });
});

describe("escapeHtml", () => {
  it("leaves nothing that could open a tag, an entity or close an attribute", () => {
    expect(escapeHtml(`<a href="x" title='y'>&amp;`)).toBe(
      "&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;amp;",
    );
  });
});
