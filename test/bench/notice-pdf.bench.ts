/**
 * Notices as PDF, ours against the usual ways, all making the same pages in the same run: pdf-lib
 * 1.17.1 with bwip-js PNG for one payment with both codes and for six instalments; Debian's
 * Chromium printing the first as a page of HTML whose codes it is handed. Each engine has
 * processes of its own: CPU seconds of these per notice, rounds interleaved, medians. Prints one
 * JSON object.
 */
import { parseArgs } from "node:util";
import { encodeDataMatrix } from "../../shared/documents/barcodes/data-matrix.ts";
import { encodeQrCode } from "../../shared/documents/barcodes/qr-code.ts";
import { codePicture } from "../../shared/documents/notice-html/code-picture.ts";
import { createNoticePrinter } from "../../shared/documents/notice-pdf/notice-printer.ts";
import { comuneWithSlip, sampleNotice } from "../support/notices/sample-notices.ts";
import { measureFirstNotice } from "./first-notice.ts";
import { startEngine } from "./notice-engines.ts";
import { htmlOf, startChromium } from "./notice-with-chromium.ts";
import { type PagePicture, picturesOf, withCodesOf } from "./page-picture.ts";

const { values: options } = parseArgs({
  options: {
    rounds: { type: "string", default: "5" },
    ours: { type: "string", default: "4000" },
    theirs: { type: "string", default: "12" },
  },
});
const theirsCount = Number(options.theirs);
const ours = startEngine("ours", Number(options.ours));
const pdfLib = startEngine("pdf-lib", theirsCount);
const chromium = await startChromium();

/** Codes come to the browser as our own drawings: its own work alone is measured. */
function drawnCode({ kind, text }: PagePicture["codes"][number]): string {
  const matrix = kind === "qr" ? encodeQrCode(text) : encodeDataMatrix(text);
  const name = kind === "qr" ? "qr" : "data-matrix";
  return codePicture({ matrix, quietZone: 0, kind: name, id: name, title: name }).html;
}

const sample = sampleNotice(1);
const pictures = await picturesOf(
  createNoticePrinter().printNotice(comuneWithSlip, sample),
  sample,
);
let chromiumBytes = 0;

async function cpuInChromium(round: number): Promise<number> {
  if (chromium === undefined) return Number.NaN;
  const before = await chromium.cpuSeconds();
  for (let index = 0; index < theirsCount; index += 1) {
    const notice = sampleNotice(round * theirsCount + index + 1);
    const html = htmlOf(withCodesOf(pictures, notice), drawnCode);
    chromiumBytes = (await chromium.print(html)).length;
  }
  return ((await chromium.cpuSeconds()) - before) * (1_000 / theirsCount);
}

async function measureRound(round: number) {
  return {
    theirs: await pdfLib.run({ job: "single", round }),
    ours: await ours.run({ job: "single", round }),
    theirPlans: await pdfLib.run({ job: "sixInstalments", round }),
    ourPlans: await ours.run({ job: "sixInstalments", round }),
    browser: await cpuInChromium(round),
    pack: await ours.run({ job: "pack", round }),
  };
}

type Round = Awaited<ReturnType<typeof measureRound>>;
const rounds: Round[] = [];
for (let round = 0; round <= Number(options.rounds) + 1; round += 1) {
  const measured = await measureRound(round);
  // The first two rounds warm all sides up.
  if (round > 1) rounds.push(measured);
}
await Promise.all([ours.close(), pdfLib.close(), chromium?.close()]);

function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

const medianOf = (figure: (round: Round) => number) => median(rounds.map(figure));

function compared(ratioOf: (round: Round) => number) {
  const ratios = rounds.map((round) => Math.round(ratioOf(round)));
  return { ratio: median(ratios), ratios };
}

const report = {
  bench: "notice-pdf",
  cpuMillisecondsPerNotice: {
    ours: medianOf((round) => round.ours.cpuMs),
    printPack: medianOf((round) => round.pack.cpuMs),
    sixInstalments: medianOf((round) => round.ourPlans.cpuMs),
    pdfLibAndBwip: medianOf((round) => round.theirs.cpuMs),
    sixInstalmentsPdfLibAndBwip: medianOf((round) => round.theirPlans.cpuMs),
    chromium: medianOf((round) => round.browser),
  },
  bytesPerNotice: {
    ours: medianOf((round) => round.ours.bytes),
    printPack: medianOf((round) => round.pack.bytes),
    sixInstalments: medianOf((round) => round.ourPlans.bytes),
    pdfLibAndBwip: medianOf((round) => round.theirs.bytes),
    chromium: chromiumBytes,
  },
  ...compared((round) => round.theirs.cpuMs / round.ours.cpuMs),
  sixInstalments: compared((round) => round.theirPlans.cpuMs / round.ourPlans.cpuMs),
  chromium:
    chromium === undefined ? null : compared(({ browser, ours: { cpuMs } }) => browser / cpuMs),
  first: await measureFirstNotice(),
};
console.log(JSON.stringify(report, null, 2));
