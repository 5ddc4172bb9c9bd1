/**
 * One engine in a process of its own, so that the garbage of one is not charged to another. Reads
 * a job a line from its input (`{"job","round"}`), answers each with a line of JSON: CPU
 * milliseconds a notice and bytes a notice.
 */
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { createNoticePrinter } from "../../shared/documents/notice-pdf/notice-printer.ts";
import type { Notice } from "../../shared/domain/notices/notice.ts";
import { euroCents } from "../../shared/domain/values/euro-cents.ts";
import { comuneWithSlip, plan, sampleNotice } from "../support/notices/sample-notices.ts";
import { debtPosition } from "../support/notifications/debts.ts";
import { type EngineAnswer, type EngineJob, engineJobShape } from "./notice-engines.ts";
import { noticeWithPdfLib } from "./notice-with-pdf-lib.ts";
import { picturesOf, withCodesOf } from "./page-picture.ts";

const { values: options } = parseArgs({
  options: {
    engine: { type: "string", default: "ours" },
    count: { type: "string", default: "4000" },
  },
});
const count = Number(options.count);
const packSize = 1_000;
const printer = createNoticePrinter();
const print = (notice: Notice) => printer.printNotice(comuneWithSlip, notice);

/** Debts of as many people, each of its own amount; in six instalments where the job says so. */
function distinctNotices(size: number, round: number, { job }: EngineJob): readonly Notice[] {
  return Array.from({ length: size }, (_, index) => {
    const number = round * size + index + 1;
    const debtor = { ...debtPosition(number % 999).debtor, fullName: `Rossi Maria ${number}` };
    const position = { amountCents: euroCents(1_000 + number), debtor };
    return job === "sixInstalments"
      ? sampleNotice(number, {
          type: { account: "bank" },
          position: { ...position, installmentPlans: [plan(6)] },
        })
      : sampleNotice(number, { position });
  });
}

async function ours(asked: EngineJob): Promise<EngineAnswer> {
  const size = asked.job === "single" ? count : packSize;
  const notices = distinctNotices(size, asked.round, asked);
  let bytes = 0;
  return measured(size, () => {
    if (asked.job === "pack") bytes = printer.printPack(comuneWithSlip, notices).length / size;
    else for (const notice of notices) bytes = print(notice).length;
    return bytes;
  });
}

async function pdfLib(asked: EngineJob): Promise<EngineAnswer> {
  const notices = distinctNotices(count, asked.round, asked);
  const [first] = notices;
  if (first === undefined) throw new RangeError("no notices to make");
  const pictures = await picturesOf(print(first), first);
  let bytes = 0;
  return measured(count, async () => {
    for (const notice of notices) {
      bytes = (await noticeWithPdfLib(withCodesOf(pictures, notice))).length;
    }
    return bytes;
  });
}

async function measured(size: number, work: () => Promise<number> | number): Promise<EngineAnswer> {
  globalThis.gc?.();
  const start = process.cpuUsage();
  const bytes = await work();
  const { user, system } = process.cpuUsage(start);
  return { cpuMs: (user + system) / 1_000 / size, bytes };
}

const engine = options.engine === "ours" ? ours : pdfLib;
for await (const line of createInterface({ input: process.stdin })) {
  const answer = await engine(engineJobShape.parse(JSON.parse(line)));
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
