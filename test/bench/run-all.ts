/**
 * `npm run bench`: runs every benchmark one after the other and writes RESULTS.md beside itself.
 * Figures are ratios of two sides measured in the same run: the machine's own speed cancels out.
 */
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import * as z from "zod";

const ratioFields = { ratio: z.number(), ratios: z.array(z.number()) };
const noticeReport = z.object({
  ...ratioFields,
  bytesPerNotice: z.object({
    ours: z.number(),
    printPack: z.number(),
    sixInstalments: z.number(),
    pdfLibAndBwip: z.number(),
  }),
  sixInstalments: z.object(ratioFields),
  chromium: z.object(ratioFields).nullable(),
  first: z.object({ firstMs: z.number(), peakMb: z.number() }),
});
const codeReport = z.object({ ...ratioFields, oursMicroseconds: z.number() });
const codesReport = z.object({ qr: codeReport, dataMatrix: codeReport });
const rowsReport = z.object({ ...ratioFields, rows: z.number(), version: z.string() });
const tableReport = z.object({ ...ratioFields, rows: z.number(), writeUnitsPerRow: z.number() });
const messagesReport = z.object({ ...ratioFields, messageBytes: z.number() });
const doorReport = z.object({
  rate: z.number(),
  calls: z.number(),
  errors: z.number(),
  p50Ms: z.number(),
  p95Ms: z.number(),
  p99Ms: z.number(),
});
const payingReport = doorReport.extend({
  operations: z.record(z.string(), doorReport.pick({ p50Ms: true, p95Ms: true, p99Ms: true })),
});
const startReport = z.object({
  emptyMs: z.number(),
  functions: z
    .array(
      z.object({
        ...ratioFields,
        function: z.string(),
        bundleBytes: z.number(),
        cpuRatio: z.number(),
      }),
    )
    .min(1),
});

function run<Report>(bench: string, shape: z.ZodType<Report>, ...args: string[]): Report {
  process.stderr.write(`${bench}…\n`);
  const script = fileURLToPath(new URL(`${bench}.bench.ts`, import.meta.url));
  const options = { encoding: "utf8", maxBuffer: 1 << 26 } as const;
  return shape.parse(JSON.parse(execFileSync(process.execPath, [script, ...args], options)));
}

const spread = ({ ratios }: { readonly ratios: readonly number[] }) =>
  `${Math.min(...ratios)}–${Math.max(...ratios)}`;
const kilobytes = (bytes: number) => (bytes / 1024).toFixed(1);

function againstChromium(chromium: z.infer<typeof noticeReport>["chromium"]): string {
  const side = "Debian's Chromium printing the same page as HTML";
  if (chromium === null) return `${side} | not there on this machine | –`;
  return `${side} | ${chromium.ratio} × less CPU | ${spread(chromium)}`;
}

const notice = run("notice-pdf", noticeReport);
const codes = run("bar-codes", codesReport);
const rows = run("import-rows", rowsReport);
const table = run("import-table", tableReport);
const messages = run("soap-messages", messagesReport);
const door = run("node-door", doorReport);
const paying = run("paying", payingReport);
const starts = run("cold-start", startReport);
const startLines = starts.functions.map(
  (start) =>
    `| ${start.function} | ${kilobytes(start.bundleBytes)} KB | ${start.ratio} × (${spread(start)}) | ` +
    `${start.cpuRatio} × | ≤ 600 KB, ≤ 1.6 × |`,
);

const loadGoal = "p95 ≤ 50 ms, p99 ≤ 100 ms, no errors";
const loadLine = ({ calls, errors, p50Ms, p95Ms, p99Ms }: z.infer<typeof doorReport>) =>
  `| ${calls} | ${errors} | ${p50Ms} ms | ${p95Ms} ms | ${p99Ms} ms | ${loadGoal} |`;
const payingLines = Object.entries(paying.operations).map(
  ([name, { p50Ms, p95Ms, p99Ms }]) => `| ${name} | ${p50Ms} ms | ${p95Ms} ms | ${p99Ms} ms |`,
);

const { bytesPerNotice: bytes } = notice;
const results = `# Results of the benchmarks

Written by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${availableParallelism()} cores. Each line compares two
sides in the same run, in alternating rounds; the figure is the median ratio, with the lowest and highest round.

| Job | Compared with | Ratio | Rounds | Goal |
|---|---|---|---|---|
| notice PDF with both codes, tagged PDF/A-2a, CPU a notice | pdf-lib 1.17.1 + bwip-js PNG, the same page, untagged | ${notice.ratio} × less CPU | ${spread(notice)} | ≥ 1,000 × |
| notice PDF of six instalments, tagged PDF/A-2a, CPU a notice | pdf-lib 1.17.1 + bwip-js PNG, the same pages, untagged | ${notice.sixInstalments.ratio} × less CPU | ${spread(notice.sixInstalments)} | ≥ 200 × |
| notice PDF with both codes, CPU a notice | ${againstChromium(notice.chromium)} | – |
| QR code with the search of the mask, CPU a symbol | bwip-js, raw modules | ${codes.qr.ratio} × less CPU | ${spread(codes.qr)} | ≥ 100 × |
| Data Matrix of 256 characters, CPU a symbol | bwip-js, raw modules | ${codes.dataMatrix.ratio} × less CPU | ${spread(codes.dataMatrix)} | ≥ 200 × |
| parse + validate + write back, ${rows.rows} rows of tracciato ${rows.version}, CPU | csv-parse + zod 4 + csv-stringify, same verdict on every row | ${rows.ratio} × less CPU | ${spread(rows)} | ≥ 5 × |
| parse + validate a receipt of ${messages.messageBytes} bytes, CPU | fast-xml-parser 5 + zod 4, the same rules | ${messages.ratio} × less CPU | ${spread(messages)} | ≥ 2 × |
| import of ${table.rows} rows into the local DynamoDB, rows a second | bare batch inserts of the same items | ${table.ratio} of their rate | ${spread(table)} | ≥ 0.6 |

| Size or cost | Measured | Goal |
|---|---|---|
| notice PDF, one file | ${kilobytes(bytes.ours)} KB (pdf-lib: ${kilobytes(bytes.pdfLibAndBwip)} KB) | ≤ 35 KB |
| notice PDF of six instalments, one file | ${kilobytes(bytes.sixInstalments)} KB | – |
| print pack, a notice | ${kilobytes(bytes.printPack)} KB | ≤ 4 KB |
| first notice, from the start of loading the printer | ${Math.round(notice.first.firstMs)} ms | ≤ 100 ms |
| peak of memory after 1,000 notices and a print pack of 1,000 | ${Math.round(notice.first.peakMb)} MiB | ≤ 128 MiB |
| DynamoDB write units a row, indexes included | ${table.writeUnitsPerRow} | ≤ 3 |

Functions that answer a route of the API: their bundle, and the time from the start of Node.js until it is loaded, against an empty
handler (${starts.emptyMs} ms) in the same round.

| Function | Bundle | Start (rounds) | CPU | Goal |
|---|---|---|---|---|
${startLines.join("\n")}

The node's door in one process over the local DynamoDB and S3: verify, activation and receipt in turn, ${door.rate} calls a second for
${door.calls / door.rate} seconds, each timed from the instant it was due.

| Calls | Errors | p50 | p95 | p99 | Goal |
|---|---|---|---|---|---|
${loadLine(door)}

Paying, in one process over the local DynamoDB: a position is created, verified by the node, and sent to Checkout (a server that
answers at once) in a cart, in turn, ${paying.rate} calls a second for ${paying.calls / paying.rate} seconds, each timed from the instant it was due.

| Calls | Errors | p50 | p95 | p99 | Goal |
|---|---|---|---|---|---|
${loadLine(paying)}

| Call | p50 | p95 | p99 |
|---|---|---|---|
${payingLines.join("\n")}
`;
writeFileSync(new URL("RESULTS.md", import.meta.url), results);
process.stdout.write(results);
