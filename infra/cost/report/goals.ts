import type { CostReport } from "../bill/cost-report.ts";
import { regionNames } from "../bill/prices.ts";

export type Goal = {
  readonly name: string;
  readonly measured: number;
  readonly max: number;
  readonly reached: boolean;
};

const usdPerMillionNoticesMax = 4;
/** Three a row, its entry in the index included, and what the flow itself writes. */
const writeUnitsPerPositionMax = 3.05;

/** What the bill must stay below, whatever it was before. */
export function goalsOf({ regions, writeUnitsPerPosition }: CostReport): readonly Goal[] {
  const [region] = regionNames;
  return [
    goal("USD per 1.000.000 di avvisi, senza posta", {
      measured: regions[region].usdPerMillionNotices,
      max: usdPerMillionNoticesMax,
    }),
    goal("unità di scrittura per posizione, con quelle del flusso", {
      measured: writeUnitsPerPosition,
      max: writeUnitsPerPositionMax,
    }),
  ];
}

function goal(name: string, { measured, max }: Pick<Goal, "measured" | "max">): Goal {
  return { name, measured, max, reached: measured <= max };
}
