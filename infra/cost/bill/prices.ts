import { readFile } from "node:fs/promises";
import * as z from "zod";

const pricesFile = new URL("../prices.json", import.meta.url);

/** What AWS charges for; a price list has them all. */
const priceNames = [
  "lambdaGbSecond",
  "lambdaRequest",
  "dynamoDbWriteUnit",
  "dynamoDbReadUnit",
  "dynamoDbStorage",
  "dynamoDbBackup",
  "s3Put",
  "s3Get",
  "s3Storage",
  "sqsRequest",
  "httpApiRequest",
  "logs",
  "xRayTrace",
  "sesMail",
  "sesAttachment",
  "dataOut",
] as const;
export type PriceName = (typeof priceNames)[number];

/** The Regions that have a price list; the first is the one that is meant where none is named. */
export const regionNames = ["eu-south-1", "eu-central-1"] as const;
export type RegionName = (typeof regionNames)[number];

const priceSchema = z.strictObject({
  usd: z.number().nonnegative(),
  /** The price is for so many of the unit. */
  per: z.int().positive(),
  unit: z.string().min(1),
  source: z.string().min(1),
  /** Day on which the price was noted. */
  date: z.iso.date(),
  /** Read in AWS's own list; false where it comes from memory or from another Region. */
  verified: z.boolean(),
});

const priceListSchema = z.strictObject({
  name: z.string().min(1),
  prices: z.record(z.enum(priceNames), priceSchema),
});
export type PriceList = z.infer<typeof priceListSchema>;

const priceFileSchema = z.strictObject({
  currency: z.literal("USD"),
  regions: z.record(z.enum(regionNames), priceListSchema),
});
export type PriceFile = z.infer<typeof priceFileSchema>;

/** The dated price lists of all Regions, checked. */
export async function readPrices(): Promise<PriceFile> {
  return priceFileSchema.parse(JSON.parse(await readFile(pricesFile, "utf8")));
}

/** What an amount costs by a price list, in dollars. */
export function usdOf(list: PriceList, name: PriceName, quantity: number): number {
  const { usd, per } = list.prices[name];
  return (quantity / per) * usd;
}
