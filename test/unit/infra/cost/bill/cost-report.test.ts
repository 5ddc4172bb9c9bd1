import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { costReport } from "../../../../../infra/cost/bill/cost-report.ts";
import { readPrices, regionNames } from "../../../../../infra/cost/bill/prices.ts";
import { times } from "../../../../../infra/cost/measure/usage.ts";
import { flowUsage, sampleMeasurement, used } from "../../../../support/cost/sample-measurement.ts";

const prices = await readPrices();

function bill(name: string, measurement = sampleMeasurement()) {
  const { bills } = costReport(measurement, prices).regions["eu-central-1"];
  const found = bills.find((each) => each.name === name) ?? expect.fail(`no bill ${name}`);
  const line = (id: string) => found.lines.find((each) => each.id === id);
  return { usd: found.usd, lines: found.lines, line };
}

describe("the bill of a million notices", () => {
  it("spreads what is paid once a flow over the notices of a flow", () => {
    expect(bill("notices").line("lambda.requests")?.quantity).toBe(100 * (1 + 30));
    expect(costReport(sampleMeasurement(), prices).writeUnitsPerPosition).toBeCloseTo(2);
    expect(bill("notices").line("dynamodb.writes")?.usd).toBeCloseTo(2 * 0.7625);
  });

  it("asks for the state of a flow as often as assumed, however often it was asked for", () => {
    const often = sampleMeasurement();
    const [small, large] = often.flows;
    const busy = times(
      large.usage.filter(({ who }) => who.endsWith("get-import-flow")),
      20,
    );
    const rest = large.usage.filter(({ who }) => !who.endsWith("get-import-flow"));
    const flows = [small, { ...large, usage: [...rest, ...busy] }] as const;
    expect(bill("notices", { ...often, flows }).usd).toBeCloseTo(bill("notices").usd);
  });

  it("leaves telling debtors, keeping the files and the test node to themselves", () => {
    expect(bill("notices").line("sqs.sends")).toBeUndefined();
    expect(bill("debtorsTold").line("ses.mails")?.quantity).toBe(300_000);
    expect(bill("debtorsTold").line("dynamodb.writes")).toBeUndefined();
    const gigabytes = 3e9 / 1024 ** 3;
    expect(bill("filesAfterwards").line("s3.laterMonths")?.quantity).toBeCloseTo(gigabytes);
    expect(bill("payments").line("dynamodb.writes")).toBeUndefined();
    expect(bill("payments").line("dynamodb.storage")).toBeUndefined();
    expect(bill("receiptMails").line("ses.mails")?.quantity).toBe(600_000);
  });
});

describe("the bill of a million payments", () => {
  it("pays measured processor time as that of whole processors, waits by memory", () => {
    expect(bill("payments").line("lambda.cpu")?.quantity).toBeCloseTo(30_000 * (2_048 / 1_024));
    const small = sampleMeasurement();
    const functions = small.deployment.functions.map((each) => ({ ...each, memoryMib: 512 }));
    const slow = { ...small, deployment: { ...small.deployment, functions } };
    expect(bill("payments", slow).line("lambda.cpu")?.quantity).toBeCloseTo(
      30_000 * (1_769 / 1_024),
    );
    const waitSeconds = 1_000_000 * 0.03 + 3_000_000 * 0.000_5;
    expect(bill("payments", slow).line("lambda.waits")?.quantity).toBeCloseTo(waitSeconds / 2);
  });

  it("grows in line with what was used, and is never negative", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 100, noNaN: true }), (factor) => {
        const measurement = sampleMeasurement();
        const { size, usage } = measurement.payments;
        const more = { ...measurement, payments: { size, usage: times(usage, factor) } };
        const grown = bill("payments", more);
        expect(grown.usd).toBeCloseTo(factor * bill("payments").usd, 6);
        for (const { usd } of grown.lines) expect(usd).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it("does not guess how long a service takes that nobody has estimated", () => {
    const measurement = sampleMeasurement();
    const usage = [...flowUsage(1), used("pa-for-node", ["calls", 1, "kms.Decrypt"])];
    const payments = { size: 1, usage };
    expect(() => costReport({ ...measurement, payments }, prices)).toThrow("kms.Decrypt");
  });
});

describe("the price list", () => {
  it("says of every price its unit, its day, its source, and whether it was verified", () => {
    for (const region of regionNames) {
      const { name, prices: list } = prices.regions[region];
      expect(name).not.toBe("");
      for (const { verified, source } of Object.values(list)) {
        expect(verified || /a memoria/u.test(source)).toBe(true);
      }
    }
  });
});
