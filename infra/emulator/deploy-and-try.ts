import { spawn } from "node:child_process";
import { once } from "node:events";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { projectFolder } from "../build/bundle.ts";
import { prepareAssembly } from "../local/prepare-assembly.ts";
import { clientEnvironment } from "./client-environment.ts";
import { type DeployedPortal, deployPortal } from "./deployed-portal.ts";
import { programVersions } from "./program-versions.ts";
import { type JourneySeconds, resultsReport } from "./results-report.ts";
import { runSmokeJourney, type SmokeStep } from "./smoke-journey.ts";

const folder = join(projectFolder, ".local", "emulator");
const suiteLinesMax = 250;

export type DeployOptions = {
  /** Port of the portal. */
  readonly port: number;
  /** An emulator that is running already; where it is left out one is started. */
  readonly endpoint: string | undefined;
  /** Stay until Ctrl-C. */
  readonly keep: boolean;
  /** Run the suite of a deployed portal. */
  readonly test: boolean;
  /** File for the results, in Markdown. */
  readonly results: string | undefined;
  readonly environment: NodeJS.ProcessEnv;
};

/**
 * Deploys every stack, does the smoke journey, and what else is asked for; takes all down again.
 * @returns whether all went well.
 * @throws EmulatorUnavailable where the emulator cannot be had.
 */
export async function deployAndTry(options: DeployOptions): Promise<boolean> {
  const startedMs = performance.now();
  const seconds = () => (performance.now() - startedMs) / 1_000;
  const portal = await deployPortal({
    port: options.port,
    folder,
    assembly: await prepareAssembly(console.log),
    endpoint: options.endpoint,
    log: console.log,
  });
  try {
    console.log(`Installato in ${seconds().toFixed(0)} s. Viaggio di prova…`);
    const journeyFrom = seconds();
    const steps = await runSmokeJourney(portal.url, portal.mails);
    const journey = { journey: seconds() - journeyFrom, total: seconds() };
    for (const { step, found, ok } of steps) console.log(`${ok ? "ok" : "NO"}  ${step}: ${found}`);
    console.log(`Viaggio finito dopo ${journey.total.toFixed(0)} s dall'inizio.`);
    const suite = options.test ? await runSuite(portal, options.environment) : undefined;
    if (options.results !== undefined) {
      await writeFile(options.results, await resultsOf(portal, { steps, journey, suite }));
    }
    if (options.keep) await keepUntilStopped(portal);
    return steps.every(({ ok }) => ok) && suite?.passed !== false;
  } finally {
    await portal.stop();
    if (!options.keep) await rm(folder, { recursive: true, force: true });
  }
}

type Suite = { readonly passed: boolean; readonly output: string };

/** `npm run test:deployed` against the portal just deployed. */
async function runSuite(portal: DeployedPortal, environment: NodeJS.ProcessEnv): Promise<Suite> {
  const vitest = join(projectFolder, "node_modules/vitest/vitest.mjs");
  const report = environment["DEPLOYED_REPORT"];
  const reporters = [
    "--reporter=verbose",
    ...(report === undefined ? [] : ["--reporter=json", `--outputFile.json=${report}`]),
  ];
  const child = spawn(process.execPath, [vitest, "run", "--project", "deployed", ...reporters], {
    cwd: projectFolder,
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...environment, ...clientEnvironment(portal), NO_COLOR: "1" },
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
    readonly journey: JourneySeconds;
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
    suite: found.suite === undefined ? undefined : verdictsIn(found.suite.output),
  });
}

/** The tests, one a line, and how many passed; not where the suite was run. */
function verdictsIn(output: string): string {
  const isVerdict = (line: string) => /^ +(✓|×|❯|Test Files|Tests|Duration)/u.test(line);
  const lines = output.split("\n").filter(isVerdict);
  return lines.slice(-suiteLinesMax).join("\n");
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
