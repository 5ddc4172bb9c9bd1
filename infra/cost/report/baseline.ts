import { readFile, writeFile } from "node:fs/promises";
import * as z from "zod";
import type { CostReport } from "../bill/cost-report.ts";
import { regionNames } from "../bill/prices.ts";

const baselineFile = new URL("../baseline.json", import.meta.url);

const lineSchema = z.strictObject({
  id: z.string(),
  service: z.string(),
  label: z.string(),
  unit: z.string(),
  quantity: z.number(),
  usd: z.number(),
});
const billSchema = z.strictObject({
  name: z.enum(["notices", "debtorsTold", "filesAfterwards", "payments", "receiptMails"]),
  usd: z.number(),
  lines: z.array(lineSchema),
});
const regionSchema = z.strictObject({
  usdPerMillionNotices: z.number(),
  usdPerMillionPayments: z.number(),
  bills: z.array(billSchema),
});
const baselineSchema = z.strictObject({
  /** Day on which the figures were accepted. */
  date: z.iso.date(),
  writeUnitsPerPosition: z.number(),
  regions: z.record(z.enum(regionNames), regionSchema),
});

/** The cost that was last accepted, which a new one is held against. */
export type Baseline = z.infer<typeof baselineSchema>;

export async function readBaseline(): Promise<Baseline> {
  return baselineSchema.parse(JSON.parse(await readFile(baselineFile, "utf8")));
}

export function baselineOf(report: CostReport, date: string): Baseline {
  return baselineSchema.parse(
    JSON.parse(JSON.stringify({ date, ...report }, (_key, value) => rounded(value))),
  );
}

export async function writeBaseline(baseline: Baseline): Promise<void> {
  await writeFile(baselineFile, `${JSON.stringify(baseline, undefined, 2)}\n`);
}

/** So that a difference that means nothing does not show in the file. */
function rounded(value: unknown): unknown {
  return typeof value === "number" ? Number(value.toPrecision(6)) : value;
}
