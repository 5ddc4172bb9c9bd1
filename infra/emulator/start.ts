/**
 * Entry point of `npm run deploy:local`: deploys every stack to an emulator of AWS, runs the smoke
 * journey on it and takes it down again.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { projectFolder } from "../build/bundle.ts";
import { prepareAssembly } from "../local/prepare-assembly.ts";
import { clientEnvironment } from "./client-environment.ts";
import { type DeployedPortal, deployPortal } from "./deployed-portal.ts";
import { EmulatorUnavailable } from "./emulator-unavailable.ts";
import { programVersions } from "./program-versions.ts";
import { resultsReport } from "./results-report.ts";
import { runSmokeJourney, type SmokeStep } from "./smoke-journey.ts";

/** EX_UNAVAILABLE of sysexits.h: what it takes is not on this machine. */
const unavailable = 69;
const folder = join(projectFolder, ".local", "emulator");
const suiteLinesMax = 60;

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "4400" },
    endpoint: { type: "string" },
    keep: { type: "boolean", default: false },
    test: { type: "boolean", default: false },
    results: { type: "string" },
  },
});

try {
  process.exitCode = (await run()) ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = error instanceof EmulatorUnavailable ? unavailable : 1;
}

async function run(): Promise<boolean> {
  const startedMs = performance.now();
  const seconds = () => (performance.now() - startedMs) / 1_000;
  const portal = await deployPortal({
    port: Number(values.port),
    folder,
    assembly: await prepareAssembly(console.log),
    endpoint: values.endpoint,
    log: console.log,
  });
  try {
    console.log(`Installato in ${seconds().toFixed(0)} s. Viaggio di prova…`);
    const journeyFrom = seconds();
    const steps = await runSmokeJourney(portal.url, portal.mails);
    const journey = { journey: seconds() - journeyFrom, total: seconds() };
    for (const { step, found, ok } of steps) console.log(`${ok ? "ok" : "NO"}  ${step}: ${found}`);
    console.log(`Viaggio finito dopo ${journey.total.toFixed(0)} s dall'inizio.`);
    const suite = values.test ? await runSuite(portal) : undefined;
    if (values.results !== undefined) {
      await writeFile(values.results, await resultsOf(portal, { steps, journey, suite }));
    }
    if (values.keep) await keepUntilStopped(portal);
    return steps.every(({ ok }) => ok) && suite?.passed !== false;
  } finally {
    await portal.stop();
    if (!values.keep) await rm(folder, { recursive: true, force: true });
  }
}

type Suite = { readonly passed: boolean; readonly output: string };

/** `npm run test:deployed` against the portal just deployed. */
async function runSuite(portal: DeployedPortal): Promise<Suite> {
  const vitest = join(projectFolder, "node_modules/vitest/vitest.mjs");
  const report = process.env["DEPLOYED_REPORT"];
  const reporters =
    report === undefined
      ? []
      : ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const child = spawn(process.execPath, [vitest, "run", "--project", "deployed", ...reporters], {
    cwd: projectFolder,
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, ...clientEnvironment(portal), NO_COLOR: "1" },
  });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
    process.stdout.write(text);
  });
  const [code] = await once(child, "close");
  return { passed: code === 0, output };
}

async function resultsOf(
  { deployment }: DeployedPortal,
  found: {
    readonly steps: readonly SmokeStep[];
    readonly journey: { readonly journey: number; readonly total: number };
    readonly suite: Suite | undefined;
  },
): Promise<string> {
  return resultsReport({
    date: new Date(),
    versions: await programVersions(deployment.emulator),
    through: deployment.through,
    stacks: await deployment.stacks(),
    leftOut: deployment.leftOut,
    seconds: { ...deployment.seconds, ...found.journey },
    steps: found.steps,
    suite: found.suite?.output.trimEnd().split("\n").slice(-suiteLinesMax).join("\n"),
  });
}

/** Waits for Ctrl-C, having told how to work with what is deployed. */
async function keepUntilStopped(portal: DeployedPortal): Promise<void> {
  const exports = Object.entries(clientEnvironment(portal));
  console.log(
    [
      "",
      `Il portale risponde a ${portal.url}, il pannello a ${portal.url}/_local/.`,
      "In un altro terminale:",
      ...exports.map(([name, value]) => `  export ${name}=${value}`),
      "  npm run test:deployed",
      "Ctrl-C per fermare; i dati restano in .local/emulator fino alla prossima installazione.",
    ].join("\n"),
  );
  const stopped = Promise.withResolvers<void>();
  process.once("SIGINT", stopped.resolve);
  process.once("SIGTERM", stopped.resolve);
  await stopped.promise;
}
