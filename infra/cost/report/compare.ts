import type { Bill, CostReport, RegionCost } from "../bill/cost-report.ts";
import { type RegionName, regionNames } from "../bill/prices.ts";
import type { Baseline } from "./baseline.ts";
import { billTitles } from "./cost-text.ts";
import { goalsOf } from "./goals.ts";

/** A bill may rise by so much before somebody has to accept it. */
const riseMax = 0.1;
/** Smaller rises of a line are the noise of what was measured. */
const lineRiseUsdMin = 0.005;
const watchedBills = ["notices", "payments"] as const;

/**
 * What stands against accepting a cost, in Italian: bills that have risen by more than a tenth,
 * with the lines that made them rise, and goals that are missed.
 */
export function objectionsTo(report: CostReport, baseline: Baseline): readonly string[] {
  const rises = regionNames.flatMap((region) =>
    watchedBills.flatMap((name) => {
      const [before, after] = [baseline.regions[region], report.regions[region]].map((each) =>
        billNamed(each, name),
      );
      return before && after ? riseOf(before, after, region) : [];
    }),
  );
  const missed = goalsOf(report).filter(({ reached }) => !reached);
  return [
    ...rises,
    ...missed.map(
      ({ name, measured, max }) => `${name}: ${figure(measured)}, al più ${figure(max)}.`,
    ),
  ];
}

function billNamed({ bills }: RegionCost, name: Bill["name"]): Bill | undefined {
  return bills.find((bill) => bill.name === name);
}

function riseOf(before: Bill, after: Bill, region: RegionName): string[] {
  if (after.usd <= before.usd * (1 + riseMax)) return [];
  const percent = Math.round((after.usd / before.usd - 1) * 100);
  const risen = after.lines
    .map((line) => ({
      ...line,
      usdBefore: before.lines.find(({ id }) => id === line.id)?.usd ?? 0,
    }))
    .filter(({ usd, usdBefore }) => usd - usdBefore >= lineRiseUsdMin)
    .toSorted((left, right) => right.usd - right.usdBefore - (left.usd - left.usdBefore))
    .map(
      ({ service, label, usd, usdBefore }) =>
        `    ${service}, ${label}: da ${figure(usdBefore)} a ${figure(usd)} USD`,
    );
  const head = `${billTitles[after.name]} (${region}): da ${figure(before.usd)} a`;
  return [[`${head} ${figure(after.usd)} USD, +${percent} %:`, ...risen].join("\n")];
}

function figure(value: number): string {
  return value.toLocaleString("it-IT", { maximumFractionDigits: 3 });
}
