/** One side of the import-rows bench, in a process of its own; started by `import-rows.bench.ts`. */
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { tracciatoVersions } from "../../shared/mypay/tracciato/flow-file-name.ts";
import { importOurWay } from "./import-rows-our-way.ts";
import { importWithZod } from "./import-rows-with-zod.ts";

const WARM_UP_ROWS = 20_000;
const LINE_FEED = 0x0a;
const SEPARATOR = 0x3b;

type Lines = { readonly end: number; readonly repeatedRows: ReadonlySet<number> };

/** Where the first `rows` rows of a flow end, and which of them repeat an earlier IUD. */
function firstRows(csv: Buffer, rows: number): Lines {
  const seen = new Set<string>();
  const repeatedRows = new Set<number>();
  let end = csv.indexOf(LINE_FEED) + 1;
  for (let row = 1; row <= rows && end < csv.length; row += 1) {
    const iud = csv.toString("utf8", end, csv.indexOf(SEPARATOR, end));
    if (seen.has(iud)) repeatedRows.add(row);
    seen.add(iud);
    end = csv.indexOf(LINE_FEED, end) + 1;
  }
  return { end, repeatedRows };
}

const { values: options } = parseArgs({
  options: {
    side: { type: "string", default: "ours" },
    csv: { type: "string", default: "" },
    version: { type: "string", default: "1_3" },
  },
});
const version = tracciatoVersions.find((candidate) => candidate === options.version) ?? "1_3";
const importRows = options.side === "ours" ? importOurWay : importWithZod;
const csv = readFileSync(options.csv);
const { repeatedRows } = firstRows(csv, Number.POSITIVE_INFINITY);
const warmUp = csv.subarray(0, firstRows(csv, WARM_UP_ROWS).end);
await importRows({ csv: warmUp, version, repeatedRows });
const before = process.cpuUsage();
const imported = await importRows({ csv, version, repeatedRows });
const { user, system } = process.cpuUsage(before);
writeFileSync(`${options.csv}.${options.side}`, imported.verdicts.join("\n"));
const rssMegabytes = Math.round((process.resourceUsage().maxRSS / 1024) * 10) / 10;
console.log(JSON.stringify({ cpuSeconds: (user + system) / 1e6, rssMegabytes }));
