import * as z from "zod";
import type { Emulator } from "./emulator.ts";
import { EmulatorUnavailable } from "./emulator-unavailable.ts";

const healthSchema = z.object({ version: z.string() });

/**
 * An emulator that somebody else runs, such as LocalStack (compose.yaml): it is neither started nor
 * stopped, and enforces what it enforces.
 *
 * @throws EmulatorUnavailable, in Italian, where nothing answers at the address.
 */
export async function runningEndpoint(endpoint: string): Promise<Emulator> {
  const answer = await fetch(new URL("/_localstack/health", endpoint)).catch(() => undefined);
  const health = healthSchema.safeParse(await answer?.json().catch(() => undefined));
  if (!health.success) {
    throw new EmulatorUnavailable(`A ${endpoint} non risponde un emulatore di AWS.`);
  }
  const nothing = async () => undefined;
  return {
    endpoint,
    name: "Endpoint già avviato",
    version: health.data.version,
    certificateFile: undefined,
    stop: nothing,
    kill: nothing,
  };
}
