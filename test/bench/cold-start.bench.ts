/**
 * How big functions are and how long they take to start, against a handler that does nothing: from
 * the start of Node.js until the bundle is loaded. Rounds are interleaved, ratios taken round by
 * round, the median told; on a busy machine that of CPU time says more than that of the clock.
 * Measures the functions named, or all that answer a route of the API. Prints JSON.
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

/** Says, once the bundle is loaded and before anything else can happen, what CPU time that took. */
const loader = `
  import { writeSync } from "node:fs";
  await import(process.argv[1]);
  const { user, system } = process.cpuUsage();
  writeSync(1, String((user + system) / 1_000));
  process.exit(0);
`;

type Start = { readonly clockMs: number; readonly cpuMs: number };

async function start(bundle: string): Promise<Start> {
  const startedMs = performance.now();
  const child = spawn(
    process.execPath,
    ["--input-type=module", "--eval", loader, pathToFileURL(bundle).href],
    { stdio: ["ignore", "pipe", "inherit"], env: { AWS_REGION: "eu-south-1" } },
  );
  const exited = once(child, "exit");
  const loaded = once(child.stdout, "data").then(([bytes]) => ({
    clockMs: performance.now() - startedMs,
    cpuMs: Number(bytes),
  }));
  const [code] = await exited;
  if (code !== 0) throw new Error(`${bundle} does not start`);
  return loaded;
}

/** Loaded only when asked: to know the routes, the stacks are synthesized. */
async function onlineFunctions(): Promise<readonly string[]> {
  const { onlineFunctionPaths } = await import("../support/online-functions.ts");
  return onlineFunctionPaths();
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
    only: options.function ?? (await onlineFunctions()),
  });
  await mkdir(join(folder, "empty"));
  const empty = join(folder, "empty/index.mjs");
  await writeFile(empty, "export const handler = async () => {};\n");
  const bundleOf = (path: string) => join(folder, path, "index.mjs");
  const rounds: { readonly empty: Start; readonly starts: readonly Start[] }[] = [];
  for (let round = 0; round <= Number(options.rounds); round += 1) {
    const emptyStart = await start(empty);
    const starts: Start[] = [];
    for (const path of functions) starts.push(await start(bundleOf(path)));
    // The first round fills the file cache of the operating system.
    if (round > 0) rounds.push({ empty: emptyStart, starts });
  }
  const reports = functions.map(async (path, index) => {
    const pairs = rounds.flatMap(({ empty: nothing, starts }) => {
      const one = starts[index];
      return one === undefined ? [] : [{ nothing, one }];
    });
    const ratios = pairs.map(({ nothing, one }) => rounded(one.clockMs / nothing.clockMs, 2));
    return {
      function: path,
      bundleBytes: (await stat(bundleOf(path))).size,
      startMs: rounded(median(pairs.map(({ one }) => one.clockMs)), 1),
      ratio: median(ratios),
      ratios,
      cpuRatio: median(pairs.map(({ nothing, one }) => rounded(one.cpuMs / nothing.cpuMs, 2))),
    };
  });
  const report = {
    bench: "cold-start",
    node: process.version,
    emptyMs: rounded(median(rounds.map(({ empty: { clockMs } }) => clockMs)), 1),
    functions: await Promise.all(reports),
  };
  console.log(JSON.stringify(report, null, 2));
} finally {
  await rm(folder, { recursive: true });
}
