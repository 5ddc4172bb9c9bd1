import { prepareAssembly } from "../../infra/local/prepare-assembly.ts";

/** Bundles and synthesizes once, before the first journey: the journeys find it done. */
export async function setup(): Promise<void> {
  await prepareAssembly(() => undefined);
}
