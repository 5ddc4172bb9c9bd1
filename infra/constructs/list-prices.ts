/**
 * What the dashboard reckons with: AWS's list prices on demand in Milan (eu-south-1), in dollars,
 * arm64. Rounded up, without free tiers and discounts: they tell a trend, not a bill.
 */
export const listPrices = {
  tableWriteUnit: 0.7625 / 1_000_000,
  lambdaGibSecond: 0.0000156138,
  lambdaRequest: 0.2 / 1_000_000,
} as const;
