import { describe, expect, it } from "vitest";
import { greyImageOfPng } from "../../../../../shared/documents/images/grey-image.ts";
import { logoPngOfSvg } from "../../../../../shared/documents/images/svg-logo.ts";

function svg(content: string, attributes = 'viewBox="0 0 100 60"'): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${content}</svg>`;
}

async function problemOf(text: string): Promise<string> {
  const result = await logoPngOfSvg(text);
  return "problem" in result ? result.problem : "";
}

describe("a logo in SVG", () => {
  it("becomes a PNG on white, its longest side 30 mm at 300 dpi", async () => {
    const circle = '<circle cx="50" cy="30" r="20" fill="#000"/>';
    for (const [attributes, width, height] of [
      ['viewBox="0 0 100 60"', 354, 212],
      ['width="60mm" height="100mm" viewBox="0 0 100 60"', 212, 354],
    ] as const) {
      const png = await logoPngOfSvg(svg(circle, attributes));
      if ("problem" in png) throw new Error(png.problem);
      const image = greyImageOfPng(png);
      expect([image.width, image.height]).toEqual([width, height]);
      expect(image.samples[0]).toBe(255);
      expect(image.samples[(height >> 1) * width + (width >> 1)]).toBe(0);
    }
  });

  it("may begin with the declaration that drawing programs write, and refer to its own parts", async () => {
    const declaration =
      '<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" ' +
      '"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">';
    const parts =
      '<defs><linearGradient id="a"><stop stop-color="#000"/></linearGradient>' +
      '<rect id="r" width="9" height="9"/></defs><use href="#r" fill="url(#a)"/>';
    expect(await problemOf(declaration + svg(parts))).toBe("");
  });

  it.each([
    ["<script>alert(1)</script>", "programmi"],
    ['<rect width="9" height="9" onload="x()"/>', "programmi"],
    ['<image href="data:image/png;base64,AA=="/>', "immagini"],
    ["<foreignObject/>", "immagini"],
    ['<use href="http://example.org/a.svg#b"/>', "esterni"],
    ['<use xlink:href=" file:///etc/passwd"/>', "esterni"],
    ["<style>@import 'a.css';</style>", "esterni"],
    ['<rect fill="url(http://example.org/#a)"/>', "esterni"],
    ["<text>Comune</text>", "testo"],
    ['<filter id="f"/>', "filtri"],
  ])("is refused with %s, in words", async (content, word) => {
    expect(await problemOf(svg(content))).toContain(word);
  });

  it("is refused with entities, beyond its size, when it is something else or broken", async () => {
    expect(await problemOf(`<!DOCTYPE svg [<!ENTITY a "b">]>${svg("")}`)).toContain("entità");
    expect(await problemOf(svg(" ".repeat(256 * 1024)))).toContain("256 KB");
    expect(await problemOf("<html></html>")).toBe("Il logo non è un SVG.");
    expect(await problemOf("<svg >")).toContain("non valido");
    expect(await problemOf(svg("", 'width="1" height="1000"'))).toContain("troppo stretto");
  });
});
