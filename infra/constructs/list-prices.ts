import { readFileSync } from "node:fs";
import * as z from "zod";

const priceSchema = z
  .object({ usd: z.number().positive(), per: z.int().positive() })
  .transform(({ usd, per }) => usd / per);
const listSchema = z.object({
  prices: z.object({
    dynamoDbWriteUnit: priceSchema,
    lambdaGbSecond: priceSchema,
    lambdaRequest: priceSchema,
  }),
});
const fileSchema = z.object({
  regions: z.object({ "eu-south-1": listSchema }).catchall(listSchema),
});

/** In dollars, of one unit each. */
export type ListPrices = z.infer<typeof listSchema>["prices"];

/**
 * The prices that the cost model reckons with too; those of Milan for a region that has no list,
 * because a dashboard that is a little wrong is better than a stage that cannot be deployed.
 */
export function listPrices(region: string): ListPrices {
  const file = readFileSync(new URL("../cost/prices.json", import.meta.url), "utf8");
  const { regions } = fileSchema.parse(JSON.parse(file));
  return (regions[region] ?? regions["eu-south-1"]).prices;
}
