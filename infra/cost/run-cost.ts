import { readFile, writeFile } from "node:fs/promises";
import { costReport } from "./bill/cost-report.ts";
import { readPrices } from "./bill/prices.ts";
import { measurePortal } from "./measure/measure-portal.ts";
import { baselineOf, readBaseline, writeBaseline } from "./report/baseline.ts";
import { objectionsTo } from "./report/compare.ts";
import { costJson } from "./report/cost-json.ts";
import { costText } from "./report/cost-text.ts";
import { readmeTable, withReadmeCost } from "./report/readme-table.ts";

const readmeFile = new URL("../../README.md", import.meta.url);

export type CostOptions = {
  /** One JSON object instead of the table. */
  readonly json: boolean;
  /** Keeps the cost as the one to hold later ones against, also in the README. */
  readonly accept: boolean;
  /** Fails where the cost has risen by more than a tenth, or a goal is missed. */
  readonly check: boolean;
  /** A DynamoDB already running, where the platform has no native one. */
  readonly dynamoDbEndpoint: string | undefined;
};

/**
 * Measures what the portal uses of AWS and tells what it costs.
 * @returns whether nothing stands against that cost.
 */
export async function runCost(options: CostOptions): Promise<boolean> {
  const say = (text: string) => process.stderr.write(`${text}\n`);
  const prices = await readPrices();
  const { dynamoDbEndpoint } = options;
  const measurement = await measurePortal({ say, dynamoDbEndpoint });
  const report = costReport(measurement, prices);
  process.stdout.write(
    options.json
      ? `${JSON.stringify(costJson(report, measurement), undefined, 2)}\n`
      : costText(report, prices),
  );
  if (options.accept) {
    const baseline = baselineOf(report, new Date().toISOString().slice(0, 10));
    await writeBaseline(baseline);
    const readme = await readFile(readmeFile, "utf8");
    await writeFile(readmeFile, withReadmeCost(readme, readmeTable(baseline)));
    say("Costo accettato: infra/cost/baseline.json e la tabella del README sono aggiornati.");
  }
  if (!options.check) return true;
  const baseline = await readBaseline();
  const objections = objectionsTo(report, baseline);
  if (objections.length === 0) {
    say(`Il costo non supera di oltre il 10 % quello accettato il ${baseline.date}.`);
    return true;
  }
  say(["Il costo non va:", ...objections, "Se è voluto: npm run cost -- --accept"].join("\n"));
  return false;
}
