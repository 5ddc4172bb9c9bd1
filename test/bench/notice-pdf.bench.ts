/**
 * Notices as PDF, ours against the usual ways, all making the same pages in the same run: pdf-lib
 * 1.17.1 with bwip-js PNG for one payment with both codes and for six instalments; Debian's
 * Chromium printing the first as a page of HTML whose codes it is handed. CPU seconds of the
 * processes per notice, rounds interleaved, medians. Prints one JSON object.
 */
import { parseArgs } from "node:util";
import { encodeDataMatrix } from "../../shared/documents/barcodes/data-matrix.ts";
import { encodeQrCode } from "../../shared/documents/barcodes/qr-code.ts";
import { codePicture } from "../../shared/documents/notice-html/code-picture.ts";
import { createNoticePrinter } from "../../shared/documents/notice-pdf/notice-printer.ts";
import type { Notice } from "../../shared/domain/notices/notice.ts";
import { euroCents } from "../../shared/domain/values/euro-cents.ts";
import { comuneWithSlip, plan, sampleNotice } from "../support/notices/sample-notices.ts";
import { debtPosition } from "../support/notifications/debts.ts";
import { measureFirstNotice } from "./first-notice.ts";
import { htmlOf, startChromium } from "./notice-with-chromium.ts";
import { noticeWithPdfLib } from "./notice-with-pdf-lib.ts";
import { type PagePicture, picturesOf, withCodesOf } from "./page-picture.ts";

const { values: options } = parseArgs({
  options: {
    rounds: { type: "string", default: "5" },
    ours: { type: "string", default: "4000" },
    theirs: { type: "string", default: "12" },
  },
});
const packSize = 1_000;
const oursCount = Number(options.ours);
const theirsCount = Number(options.theirs);
const printer = createNoticePrinter();
const withBankAccount = { account: "bank" } as const;

function distinctNotices(count: number, first: number, isInParts: boolean): readonly Notice[] {
  return Array.from({ length: count }, (_, index) => {
    const number = first + index;
    const debtor = { ...debtPosition(number % 999).debtor, fullName: `Rossi Maria ${number}` };
    const installmentPlans = isInParts ? { installmentPlans: [plan(6)] } : {};
    const position = { amountCents: euroCents(1_000 + number), debtor, ...installmentPlans };
    return sampleNotice(number, { position, ...(isInParts && { type: withBankAccount }) });
  });
}

async function cpuPerNotice(count: number, work: () => Promise<void> | void): Promise<number> {
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000 / count;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

const printed = (notice: Notice) => printer.printNotice(comuneWithSlip, notice);
const [single] = distinctNotices(1, 1, false);
const [inParts] = distinctNotices(1, 1, true);
if (single === undefined || inParts === undefined) throw new Error("no notice was made");
const singlePictures = await picturesOf(printed(single), single);
const inPartsPictures = await picturesOf(printed(inParts), inParts);

const bytes = { ours: 0, printPack: 0, pdfLibAndBwip: 0, sixInstalments: 0, chromium: 0 };

async function withPdfLib(notices: readonly Notice[], pictures: readonly PagePicture[]) {
  for (const notice of notices.slice(0, theirsCount)) {
    bytes.pdfLibAndBwip = (await noticeWithPdfLib(withCodesOf(pictures, notice))).length;
  }
}

const chromium = await startChromium();

/** Codes come to the browser as our own drawings: its own work alone is measured. */
function drawnCode({ kind, text }: PagePicture["codes"][number]): string {
  const matrix = kind === "qr" ? encodeQrCode(text) : encodeDataMatrix(text);
  const name = kind === "qr" ? "qr" : "data-matrix";
  return codePicture({ matrix, quietZone: 0, kind: name, id: name, title: name }).html;
}

async function cpuInChromium(notices: readonly Notice[]): Promise<number> {
  if (chromium === undefined) return Number.NaN;
  const before = await chromium.cpuSeconds();
  for (const notice of notices.slice(0, theirsCount)) {
    const html = htmlOf(withCodesOf(singlePictures, notice), drawnCode);
    bytes.chromium = (await chromium.print(html)).length;
  }
  return ((await chromium.cpuSeconds()) - before) * (1_000 / theirsCount);
}

async function measureRound(round: number) {
  const notices = distinctNotices(oursCount, round * oursCount, false);
  const plans = distinctNotices(oursCount / 4, round * oursCount, true);
  const theirs = await cpuPerNotice(theirsCount, () => withPdfLib(notices, singlePictures));
  const ours = await cpuPerNotice(oursCount, () => {
    for (const notice of notices) bytes.ours = printed(notice).length;
  });
  const theirPlans = await cpuPerNotice(theirsCount, () => withPdfLib(plans, inPartsPictures));
  const ourPlans = await cpuPerNotice(plans.length, () => {
    for (const notice of plans) bytes.sixInstalments = printed(notice).length;
  });
  const browser = await cpuInChromium(notices);
  const pack = await cpuPerNotice(packSize, () => {
    const packed = printer.printPack(comuneWithSlip, notices.slice(0, packSize));
    bytes.printPack = packed.length / packSize;
  });
  return { ours, theirs, ourPlans, theirPlans, browser, pack };
}

const rounds: Awaited<ReturnType<typeof measureRound>>[] = [];
for (let round = 0; round <= Number(options.rounds); round += 1) {
  const measured = await measureRound(round);
  // The first round warms both sides up.
  if (round > 0) rounds.push(measured);
}
await chromium?.close();

function compared(ratioOf: (round: (typeof rounds)[number]) => number) {
  const ratios = rounds.map((round) => Math.round(ratioOf(round)));
  return { ratio: median(ratios), ratios };
}

const report = {
  bench: "notice-pdf",
  cpuMillisecondsPerNotice: {
    ours: median(rounds.map(({ ours }) => ours)),
    printPack: median(rounds.map(({ pack }) => pack)),
    sixInstalments: median(rounds.map(({ ourPlans }) => ourPlans)),
    pdfLibAndBwip: median(rounds.map(({ theirs }) => theirs)),
    chromium: median(rounds.map(({ browser }) => browser)),
  },
  bytesPerNotice: bytes,
  ...compared(({ ours, theirs }) => theirs / ours),
  sixInstalments: compared(({ ourPlans, theirPlans }) => theirPlans / ourPlans),
  chromium: chromium === undefined ? null : compared(({ ours, browser }) => browser / ours),
  first: await measureFirstNotice(),
};
console.log(JSON.stringify(report, null, 2));
