import type { Resvg as ResvgClass } from "@resvg/resvg-wasm";

/** Why an SVG is not taken as a logo, in words for the ente. */
export type SvgProblem = { readonly problem: string };

/** Largest SVG that is looked at. */
export const svgLengthMax = 256 * 1024;
/** Longest side of the picture: 30 mm at 300 dpi. */
const sideMax = 354;
/** A logo is at most so many times as long as it is high, or the other way. */
const ratioMax = 20;

/**
 * Draws an SVG as a PNG on white, for the 30 × 30 mm box of the notice: done once, when the logo is
 * registered. What could reach out of the file, or keep a drawing program busy, is refused unread.
 */
export async function logoPngOfSvg(svg: string): Promise<Uint8Array | SvgProblem> {
  const refused = refusal(svg);
  if (refused !== undefined) return { problem: refused };
  const { Resvg } = await loadedRenderer();
  try {
    return drawn(Resvg, svg);
  } catch {
    return { problem: "Il logo SVG non si può disegnare: il file è incompleto o non valido." };
  }
}

type Rule = { readonly pattern: RegExp; readonly problem: string };

const outsideFiles = "Il logo SVG rinvia a file esterni: deve contenere tutto il disegno.";

const rules: readonly Rule[] = [
  { pattern: /<!ENTITY/i, problem: "Il logo SVG dichiara entità: vanno tolte." },
  {
    pattern: /<(?:\w+:)?script\b|\bjavascript:|\son\w+\s*=/i,
    problem: "Il logo SVG contiene programmi (script): vanno tolti.",
  },
  {
    pattern: /<(?:\w+:)?(?:image|foreignObject|iframe|feImage)\b/i,
    problem: "Il logo SVG contiene immagini o pagine incorporate: serve un disegno vettoriale.",
  },
  { pattern: /\bhref\s*=\s*(?:["']\s*[^#"'\s]|[^"'\s])/i, problem: outsideFiles },
  { pattern: /url\(\s*["']?\s*[^#"'\s]|@import|<\?xml-stylesheet/i, problem: outsideFiles },
  {
    pattern: /<(?:\w+:)?(?:text|tspan|textPath)\b/i,
    problem: "Il logo SVG contiene testo: va convertito in tracciati.",
  },
  {
    pattern: /<(?:\w+:)?filter\b/i,
    problem: "Il logo SVG contiene filtri: vanno sostituiti con tracciati.",
  },
];

function refusal(svg: string): string | undefined {
  if (new TextEncoder().encode(svg).length > svgLengthMax) {
    return `Il logo SVG supera ${svgLengthMax / 1024} KB.`;
  }
  if (!/<(?:\w+:)?svg[\s>]/i.test(svg)) return "Il logo non è un SVG.";
  return rules.find(({ pattern }) => pattern.test(svg))?.problem;
}

function drawn(Resvg: typeof ResvgClass, svg: string): Uint8Array | SvgProblem {
  const measured = new Resvg(svg);
  const { width, height } = measured;
  measured.free();
  if (Math.max(width, height) > ratioMax * Math.min(width, height)) {
    return { problem: `Il logo SVG è troppo stretto: un lato supera ${ratioMax} volte l'altro.` };
  }
  const mode = width >= height ? "width" : "height";
  const picture = new Resvg(svg, { background: "white", fitTo: { mode, value: sideMax } });
  const rendered = picture.render();
  const png = Uint8Array.from(rendered.asPng());
  rendered.free();
  picture.free();
  return png;
}

let loading: Promise<typeof import("@resvg/resvg-wasm")> | undefined;

/** The program that draws is loaded with the first SVG; a failure is not kept. */
function loadedRenderer(): Promise<typeof import("@resvg/resvg-wasm")> {
  loading ??= loadRenderer().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function loadRenderer(): Promise<typeof import("@resvg/resvg-wasm")> {
  const { existsSync, readFileSync } = process.getBuiltinModule("node:fs");
  const { createRequire } = process.getBuiltinModule("node:module");
  const renderer = await import("@resvg/resvg-wasm");
  const besideBundle = new URL("./wasm/index_bg.wasm", import.meta.url);
  const file = existsSync(besideBundle)
    ? besideBundle
    : createRequire(import.meta.url).resolve("@resvg/resvg-wasm/index_bg.wasm");
  await renderer.initWasm(readFileSync(file));
  return renderer;
}
