import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readBaseline } from "../../../../../infra/cost/report/baseline.ts";
import {
  readmeCost,
  readmeTable,
  withReadmeCost,
} from "../../../../../infra/cost/report/readme-table.ts";

const readme = readFileSync(new URL("../../../../../README.md", import.meta.url), "utf8");
const baseline = await readBaseline();

describe("the costs in the README", () => {
  it("are those that were accepted", () => {
    expect(readmeCost(readme)).toBe(readmeTable(baseline));
  });

  it("are replaced between their marks, and nothing else is", () => {
    const replaced = withReadmeCost(readme, "| x |");
    expect(readmeCost(replaced)).toBe("| x |");
    expect(withReadmeCost(replaced, readmeTable(baseline))).toBe(readme);
    expect(() => withReadmeCost("nothing here", "| x |")).toThrow("<!-- cost -->");
  });

  it("add up to the totals", () => {
    for (const { bills } of Object.values(baseline.regions)) {
      for (const { usd, lines } of bills) {
        expect(lines.reduce((sum, line) => sum + line.usd, 0)).toBeCloseTo(usd, 3);
      }
    }
  });
});
