import { prepareAssembly } from "../../infra/local/prepare-assembly.ts";

/** Bundles and synthesizes once, before the first cloud: those that start find it done. */
export async function setup(): Promise<void> {
  await prepareAssembly(() => undefined);
}
