/**
 * `npm run cost`: what a million notices and a million payments cost on AWS, from what the portal
 * uses on a throw-away local cloud.
 */
import { parseArgs } from "node:util";
import { runCost } from "./run-cost.ts";

const { values } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    accept: { type: "boolean", default: false },
    check: { type: "boolean", default: false },
  },
});

try {
  const isGood = await runCost({ ...values, dynamoDbEndpoint: process.env["DYNAMODB_ENDPOINT"] });
  process.exitCode = isGood ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
