import type { Deployment } from "../measure/deployment.ts";
import type { Measurement } from "../measure/measure-portal.ts";
import { amountOf, type Usage } from "../measure/usage.ts";
import { keepingRules } from "./keeping-rules.ts";
import { type LineRule, lineRules } from "./line-rules.ts";
import { type PriceFile, type PriceList, type RegionName, usdOf } from "./prices.ts";
import { type UsageOfAMillion, usageOfAMillion } from "./usage-of-a-million.ts";

export type BillLine = {
  readonly id: string;
  readonly service: string;
  readonly label: string;
  readonly quantity: number;
  readonly unit: string;
  readonly usd: number;
};

export type BillName = keyof UsageOfAMillion | "filesAfterwards";
export type Bill = {
  readonly name: BillName;
  readonly usd: number;
  readonly lines: readonly BillLine[];
};

/** Bills of a million, by a Region's prices; the two figures are those of `notices`, `payments`. */
export type RegionCost = {
  readonly usdPerMillionNotices: number;
  readonly usdPerMillionPayments: number;
  readonly bills: readonly Bill[];
};

export type CostReport = {
  readonly writeUnitsPerPosition: number;
  readonly regions: Readonly<Record<RegionName, RegionCost>>;
};

const million = 1_000_000;

/** What was measured, at the prices of every Region. */
export function costReport(measurement: Measurement, { regions }: PriceFile): CostReport {
  const { deployment } = measurement;
  const usage = usageOfAMillion(measurement);
  const at = (name: RegionName) => regionCost(usage, deployment, regions[name]);
  const writes = amountOf(usage.notices, ({ measure }) => measure === "writeUnits");
  return {
    writeUnitsPerPosition: writes / million,
    regions: { "eu-south-1": at("eu-south-1"), "eu-central-1": at("eu-central-1") },
  };
}

function regionCost(usage: UsageOfAMillion, deployment: Deployment, list: PriceList): RegionCost {
  const of = (name: keyof UsageOfAMillion) =>
    billOf(name, linesOf({ usage: usage[name], deployment, list, rules: lineRules }));
  const [notices, payments] = [of("notices"), of("payments")];
  const kept = { usage: usage.notices, deployment, list, rules: keepingRules };
  return {
    usdPerMillionNotices: notices.usd,
    usdPerMillionPayments: payments.usd,
    bills: [
      notices,
      of("debtorsTold"),
      billOf("filesAfterwards", linesOf(kept)),
      payments,
      of("receiptMails"),
    ],
  };
}

function billOf(name: BillName, lines: readonly BillLine[]): Bill {
  return { name, usd: lines.reduce((sum, { usd }) => sum + usd, 0), lines };
}

/** The lines of a bill, those that came to nothing left out. */
function linesOf(settings: {
  readonly usage: Usage;
  readonly deployment: Deployment;
  readonly list: PriceList;
  readonly rules: readonly LineRule[];
}): BillLine[] {
  const { usage, deployment, list, rules } = settings;
  return rules
    .map(({ id, service, label, unit, price, quantity: of }) => {
      const quantity = of(usage, deployment);
      return { id, service, label, unit, quantity, usd: usdOf(list, price, quantity) };
    })
    .filter(({ quantity }) => quantity > 0);
}
