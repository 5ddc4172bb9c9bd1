/**
 * Entry point of `npm run deploy:local`: deploys every stack to an emulator of AWS, runs the smoke
 * journey on it and takes it down again.
 */
import { parseArgs } from "node:util";
import { deployAndTry } from "./deploy-and-try.ts";
import { EmulatorUnavailable } from "./emulator-unavailable.ts";

/** EX_UNAVAILABLE of sysexits.h: what it takes is not on this machine. */
const unavailable = 69;

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "4400" },
    endpoint: { type: "string" },
    keep: { type: "boolean", default: false },
    test: { type: "boolean", default: false },
    results: { type: "string" },
  },
});

try {
  const { port, endpoint, results, ...flags } = values;
  const options = { ...flags, port: Number(port), endpoint, results, environment: process.env };
  process.exitCode = (await deployAndTry(options)) ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = error instanceof EmulatorUnavailable ? unavailable : 1;
}
