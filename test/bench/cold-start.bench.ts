/**
 * How big functions are and how long they take to start, against a handler that does nothing: from
 * the start of Node.js until the bundle is loaded. Rounds are interleaved, ratios taken round by round, the median told. Prints JSON.
 *
 *   node test/bench/cold-start.bench.ts --function pagopa-node/pa-for-node --rounds 25
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { bundleFunctions } from "../../infra/build/bundle.ts";

const { values: options } = parseArgs({
  options: {
    function: { type: "string", multiple: true },
    rounds: { type: "string", default: "25" },
  },
});

/** Says when it is done by one byte, before anything else can happen. */
const loader = `
  import { writeSync } from "node:fs";
  await import(process.argv[1]);
  writeSync(1, ".");
  process.exit(0);
`;

async function startMilliseconds(bundle: string): Promise<number> {
  const startedMs = performance.now();
  const child = spawn(
    process.execPath,
    ["--input-type=module", "--eval", loader, pathToFileURL(bundle).href],
    {
      stdio: ["ignore", "pipe", "inherit"],
      env: { AWS_REGION: "eu-south-1" },
    },
  );
  const exited = once(child, "exit");
  const loaded = once(child.stdout, "data").then(() => performance.now() - startedMs);
  const [code] = await exited;
  if (code !== 0) throw new Error(`${bundle} does not start`);
  return loaded;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

const rounded = (value: number, digits: number) => Number(value.toFixed(digits));

const folder = await mkdtemp(join(tmpdir(), "portale-cold-start-"));
try {
  const { functions } = await bundleFunctions({
    outputFolder: folder,
    ...(options.function === undefined ? {} : { only: options.function }),
  });
  await mkdir(join(folder, "empty"));
  const empty = join(folder, "empty/index.mjs");
  await writeFile(empty, "export const handler = async () => {};\n");
  const bundleOf = (path: string) => join(folder, path, "index.mjs");
  const emptyMs: number[] = [];
  const startsMs = new Map(functions.map((path) => [path, [] as number[]]));
  for (let round = 0; round <= Number(options.rounds); round += 1) {
    const emptyStart = await startMilliseconds(empty);
    // The first round fills the file cache of the operating system.
    if (round > 0) emptyMs.push(emptyStart);
    for (const path of functions) {
      const start = await startMilliseconds(bundleOf(path));
      if (round > 0) startsMs.get(path)?.push(start);
    }
  }
  const reports = functions.map(async (path) => {
    const starts = startsMs.get(path) ?? [];
    const ratios = starts.map((start, round) => start / (emptyMs[round] ?? Number.NaN));
    return {
      function: path,
      bundleBytes: (await stat(bundleOf(path))).size,
      startMs: rounded(median(starts), 1),
      ratio: rounded(median(ratios), 2),
      ratios: ratios.map((ratio) => rounded(ratio, 2)),
    };
  });
  const report = {
    bench: "cold-start",
    node: process.version,
    emptyMs: rounded(median(emptyMs), 1),
    functions: await Promise.all(reports),
  };
  console.log(JSON.stringify(report, null, 2));
} finally {
  await rm(folder, { recursive: true });
}
