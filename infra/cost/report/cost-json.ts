import type { CostReport } from "../bill/cost-report.ts";
import { regionNames } from "../bill/prices.ts";
import type { Measurement } from "../measure/measure-portal.ts";
import { goalsOf } from "./goals.ts";
import { uncounted } from "./uncounted.ts";

/** The report for programs: figures and lines of the first Region, then all of them. */
export function costJson(report: CostReport, { flows, toldFlow, payments }: Measurement) {
  const [region] = regionNames;
  const { bills, ...figures } = report.regions[region];
  return {
    region,
    ...figures,
    writeUnitsPerPosition: report.writeUnitsPerPosition,
    goals: goalsOf(report),
    lines: bills.flatMap(({ name, lines }) => lines.map((line) => ({ bill: name, ...line }))),
    regions: report.regions,
    uncounted,
    measured: { flows, toldFlow, payments },
  };
}
