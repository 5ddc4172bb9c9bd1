import { describe, expect, it } from "vitest";
import { costReport } from "../../../../../infra/cost/bill/cost-report.ts";
import { readPrices } from "../../../../../infra/cost/bill/prices.ts";
import { times } from "../../../../../infra/cost/measure/usage.ts";
import { baselineOf } from "../../../../../infra/cost/report/baseline.ts";
import { objectionsTo } from "../../../../../infra/cost/report/compare.ts";
import { sampleMeasurement } from "../../../../support/cost/sample-measurement.ts";

const prices = await readPrices();

function report(factor = 1) {
  const measurement = sampleMeasurement();
  const { size, usage } = measurement.payments;
  return costReport({ ...measurement, payments: { size, usage: times(usage, factor) } }, prices);
}
const baseline = baselineOf(report(), "2026-11-28");

describe("a cost held against the accepted one", () => {
  it.each([1, 0.5, 1.09])("may be %d times it", (factor) => {
    expect(objectionsTo(report(factor), baseline)).toEqual([]);
  });

  it("may not rise by more than a tenth, and the lines that rose are told, the worst first", () => {
    const objections = objectionsTo(report(1.2), baseline);
    expect(objections).toHaveLength(2);
    const [head, first, second] = objections[0]?.split("\n") ?? [];
    expect(head).toMatch(/1\.000\.000 di pagamenti.*eu-south-1.*\+20 %:$/u);
    expect(first).toMatch(/^ {4}S3, scritture: da 5,4 a 6,48 USD$/u);
    expect(second).toMatch(/^ {4}API Gateway, richieste HTTP: da 3,6 a 4,32 USD$/u);
  });

  it("may not miss a goal, however slowly it has come to it", () => {
    const dear = { ...report(), writeUnitsPerPosition: 3.5 };
    expect(objectionsTo(dear, { ...baseline, writeUnitsPerPosition: 3.4 })).toEqual([
      "unità di scrittura per posizione, con quelle del flusso: 3,5, al più 3,05.",
    ]);
  });
});
