import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import * as z from "zod";
import { bundleAssets } from "../../infra/build/bundle-assets.ts";

const measuredShape = z.object({ firstMs: z.number(), peakMb: z.number() });
export type FirstNotice = z.infer<typeof measuredShape>;

const runs = 7;
const source = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/**
 * In processes of their own, from the start of loading the bundled printer: milliseconds until the
 * first notice is there (median of seven processes), and the peak of memory, in MiB, after a
 * thousand single notices and a print pack of as many (the highest).
 */
export async function measureFirstNotice(): Promise<FirstNotice> {
  const folder = await mkdtemp(join(tmpdir(), "primo-avviso-"));
  try {
    const printer = join(folder, "printer.mjs");
    const bundling = { bundle: true, platform: "node", format: "esm", minify: true } as const;
    const entry = source("shared/documents/notice-pdf/notice-printer.ts");
    await build({ ...bundling, entryPoints: [entry], outfile: printer });
    const samples = join(folder, "samples.mjs");
    const sampleEntry = source("test/support/notices/sample-notices.ts");
    await build({ ...bundling, entryPoints: [sampleEntry], outfile: samples });
    await copyFonts(folder);
    const script = join(folder, "first.mjs");
    await writeFile(script, measuringScript(printer, samples));
    const measured: FirstNotice[] = [];
    for (let run = 0; run < runs; run += 1) measured.push(await runOnce(script));
    const firsts = measured.map(({ firstMs }) => firstMs).sort((left, right) => left - right);
    return {
      firstMs: firsts[Math.floor(runs / 2)] ?? Number.NaN,
      peakMb: Math.max(...measured.map(({ peakMb }) => peakMb)),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** As the build does: the fonts lie beside the bundle. */
async function copyFonts(folder: string): Promise<void> {
  for (const path of bundleAssets["notices/get-notice"]?.["fonts"] ?? []) {
    await cp(source(`node_modules/${path}`), join(folder, "fonts", basename(path)));
  }
}

function measuringScript(printer: string, samples: string): string {
  return `
    const { sampleNotice, comuneWithSlip } = await import(${JSON.stringify(pathToFileURL(samples).href)});
    const notices = Array.from({ length: 1000 }, (_, index) => sampleNotice(index + 1));
    const started = performance.now();
    const { createNoticePrinter } = await import(${JSON.stringify(pathToFileURL(printer).href)});
    const printer = createNoticePrinter();
    printer.printNotice(comuneWithSlip, notices[0]);
    const firstMs = performance.now() - started;
    for (const notice of notices) printer.printNotice(comuneWithSlip, notice);
    printer.printPack(comuneWithSlip, notices);
    const peakMb = process.resourceUsage().maxRSS / 1024;
    console.log(JSON.stringify({ firstMs, peakMb }));`;
}

async function runOnce(script: string): Promise<FirstNotice> {
  const child = spawn(process.execPath, [script], { stdio: ["ignore", "pipe", "inherit"] });
  const [output] = await Promise.all([text(child.stdout), once(child, "exit")]);
  return measuredShape.parse(JSON.parse(output));
}
