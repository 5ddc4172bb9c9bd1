import { describe, expect, it } from "vitest";
import { costReport } from "../../../../../infra/cost/bill/cost-report.ts";
import { readPrices } from "../../../../../infra/cost/bill/prices.ts";
import { costJson } from "../../../../../infra/cost/report/cost-json.ts";
import { costText } from "../../../../../infra/cost/report/cost-text.ts";
import { sampleMeasurement } from "../../../../support/cost/sample-measurement.ts";

const prices = await readPrices();
const measurement = sampleMeasurement();
const report = costReport(measurement, prices);

describe("the bill to read", () => {
  const lines = costText(report, prices).split("\n");

  it("has its columns under each other", () => {
    const rows = lines.slice(0, lines.indexOf("Obiettivi")).filter((line) => line.startsWith("  "));
    expect(new Set(rows.map(({ length }) => length)).size).toBe(1);
  });

  it("says whether the goals are reached, what is assumed and what is not counted", () => {
    expect(lines).toContain(
      "  ok  unità di scrittura per posizione, con quelle del flusso: 2,000 (al più 3,050)",
    );
    const dear = costText({ ...report, writeUnitsPerPosition: 3.06 }, prices);
    expect(dear).toContain(
      "  NO  unità di scrittura per posizione, con quelle del flusso: 3,060 (al più 3,050)",
    );
    expect(lines.join("\n")).toMatch(/Flussi da 10\.000 avvisi[\s\S]*da\n {2}verificare/u);
    expect(lines).toContain("Non contati");
  });
});

describe("the bill for programs", () => {
  it("has Milan's figures at its head, with the lines behind them", () => {
    const json = costJson(report, measurement);
    expect(json).toMatchObject({
      region: "eu-south-1",
      usdPerMillionNotices: report.regions["eu-south-1"].usdPerMillionNotices,
      usdPerMillionPayments: report.regions["eu-south-1"].usdPerMillionPayments,
    });
    const sum = json.lines
      .filter(({ bill }) => bill === "payments")
      .reduce((total, { usd }) => total + usd, 0);
    expect(sum).toBeCloseTo(json.usdPerMillionPayments);
    expect(Object.keys(json.regions)).toEqual(["eu-south-1", "eu-central-1"]);
  });
});
