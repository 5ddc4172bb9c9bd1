/**
 * The notice with postal slip, ours against the usual way (pdf-lib 1.17.1, bwip-js PNG), both
 * making the same page in the same run: CPU seconds of the process per notice, rounds interleaved,
 * medians. Prints JSON and the line of RESULTS.md.
 */
import { parseArgs } from "node:util";
import { prepareNoticeTemplate } from "../../shared/documents/notice-pdf/notice-template.ts";
import { renderNotice, renderPrintPack } from "../../shared/documents/notice-pdf/render-notice.ts";
import type { Notice } from "../../shared/domain/notices/notice.ts";
import { euroCents } from "../../shared/domain/values/euro-cents.ts";
import { placedTexts } from "../support/notices/pdf-text.ts";
import { sampleNotice } from "../support/notices/sample-notices.ts";
import { debtPosition } from "../support/notifications/debts.ts";
import { noticeWithPdfLib } from "./notice-with-pdf-lib.ts";

const { values: options } = parseArgs({
  options: {
    rounds: { type: "string", default: "5" },
    ours: { type: "string", default: "2000" },
    theirs: { type: "string", default: "15" },
  },
});
const packSize = 1_000;

function distinctNotices(count: number, first: number): readonly Notice[] {
  return Array.from({ length: count }, (_, index) => {
    const number = first + index;
    const debtor = { ...debtPosition(number % 999).debtor, fullName: `Rossi Maria ${number}` };
    const position = { amountCents: euroCents(1_000 + number), debtor };
    return sampleNotice(number, { position });
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

const template = prepareNoticeTemplate({ creditor: sampleNotice(1).creditor });
const [texts = []] = await placedTexts(renderNotice(template, sampleNotice(1)).pdf);
const rounds: { ours: number; pack: number; theirs: number }[] = [];
let [ourBytes, packBytes, theirBytes] = [0, 0, 0];
for (let round = 0; round <= Number(options.rounds); round += 1) {
  const oursCount = Number(options.ours);
  const theirsCount = Number(options.theirs);
  const notices = distinctNotices(oursCount, round * oursCount);
  const theirs = await cpuPerNotice(theirsCount, async () => {
    for (const notice of notices.slice(0, theirsCount)) {
      theirBytes = (await noticeWithPdfLib(notice, texts)).length;
    }
  });
  const ours = await cpuPerNotice(oursCount, () => {
    for (const notice of notices) ourBytes = renderNotice(template, notice).pdf.length;
  });
  const pack = await cpuPerNotice(packSize, () => {
    const packed = renderPrintPack(template, notices.slice(0, packSize));
    packBytes = packed.pdf.length / packSize;
  });
  // The first round warms both sides up.
  if (round > 0) rounds.push({ ours, pack, theirs });
}
const ratios = rounds.map(({ ours, theirs }) => Math.round(theirs / ours));
const report = {
  bench: "notice-pdf",
  cpuMillisecondsPerNotice: {
    ours: median(rounds.map(({ ours }) => ours)),
    printPack: median(rounds.map(({ pack }) => pack)),
    pdfLibAndBwip: median(rounds.map(({ theirs }) => theirs)),
  },
  bytesPerNotice: { ours: ourBytes, printPack: packBytes, pdfLibAndBwip: theirBytes },
  ratio: median(ratios),
  ratios,
};
console.log(JSON.stringify(report, null, 2));
