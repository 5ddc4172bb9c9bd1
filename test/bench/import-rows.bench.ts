/**
 * Parse + validate + write back of a flow: ours against csv-parse + zod 4 + csv-stringify, on the
 * same bytes, by CPU time. The sides run in turn, each time in a fresh process and after a warm-up
 * of 20,000 rows, so that neither spoils the other's compiled code.
 *
 *   node test/bench/import-rows.bench.ts [--rows 200000] [--rounds 3] [--version 1_3]
 *
 * Prints one JSON object on stdout; fails when the two sides disagree on any row.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import * as z from "zod";
import { tracciatoVersions } from "../../shared/mypay/tracciato/flow-file-name.ts";
import { generateFlow } from "../support/generated-flow.ts";

const worker = fileURLToPath(new URL("./import-rows-side.ts", import.meta.url));
const sideSchema = z.object({ cpuSeconds: z.number(), rssMegabytes: z.number() });

type Side = "ours" | "zod";

function runSide(side: Side, csvPath: string, version: string) {
  const args = [worker, "--side", side, "--csv", csvPath, "--version", version];
  const output = execFileSync(process.execPath, args, { encoding: "utf8" });
  const verdicts = readFileSync(`${csvPath}.${side}`, "utf8").split("\n");
  return { ...sideSchema.parse(JSON.parse(output)), verdicts };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function assertSameVerdicts(ours: readonly string[], zod: readonly string[]): void {
  const differing = ours.findIndex((verdict, row) => verdict !== zod[row]);
  if (differing < 0 && ours.length === zod.length) return;
  throw new Error(`row ${differing + 1}: ${ours[differing]} / ${zod[differing]}`);
}

const { values: options } = parseArgs({
  options: {
    rows: { type: "string", default: "200000" },
    rounds: { type: "string", default: "3" },
    version: { type: "string", default: "1_3" },
  },
});
const version = tracciatoVersions.find((candidate) => candidate === options.version);
if (version === undefined) throw new Error("version must be 1_0 to 1_4");
const flow = generateFlow({ rows: options.rows, version, invalid: "0.02", "given-iuv": "0.05" });
const folder = mkdtempSync(join(tmpdir(), "import-rows-"));
const rounds: { ours: number; zod: number; oursRss: number; zodRss: number }[] = [];
try {
  const csvPath = join(folder, "flow.csv");
  writeFileSync(csvPath, flow.csv);
  for (let round = 0; round < Number(options.rounds); round += 1) {
    const ours = runSide("ours", csvPath, version);
    const zod = runSide("zod", csvPath, version);
    assertSameVerdicts(ours.verdicts, zod.verdicts);
    const rejected = ours.verdicts.filter((verdict) => verdict !== "").length;
    if (rejected !== flow.rejected.length) throw new Error(`${rejected} rows rejected`);
    rounds.push({
      ours: ours.cpuSeconds,
      zod: zod.cpuSeconds,
      oursRss: ours.rssMegabytes,
      zodRss: zod.rssMegabytes,
    });
  }
} finally {
  rmSync(folder, { recursive: true });
}
const ratios = rounds.map(({ ours, zod }) => Number((zod / ours).toFixed(2)));
const report = {
  bench: "import-rows",
  version,
  rows: flow.rows,
  rejected: flow.rejected.length,
  sameVerdictOnEveryRow: true,
  cpuSeconds: {
    ours: median(rounds.map(({ ours }) => ours)),
    csvParseZodCsvStringify: median(rounds.map(({ zod }) => zod)),
  },
  rssMegabytes: {
    ours: median(rounds.map(({ oursRss }) => oursRss)),
    csvParseZodCsvStringify: median(rounds.map(({ zodRss }) => zodRss)),
  },
  ratio: median(ratios),
  ratios,
};
console.log(JSON.stringify(report, null, 2));
