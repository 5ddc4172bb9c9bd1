import { readZippedCsv } from "./read-zipped-csv.ts";

const iuvPattern = /^\d{17}$/u;

/** The first IUVs of 17 digits in an enriched flow (a ZIP of one CSV, second column). */
export async function readIuvs(path: string, count: number): Promise<string[]> {
  const csv = await readZippedCsv(path);
  const cells = csv
    .split("\n")
    .slice(1)
    .map((line) => line.split(";")[1] ?? "");
  return cells.filter((cell) => iuvPattern.test(cell)).slice(0, count);
}
