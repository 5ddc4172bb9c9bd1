import type { TestProject } from "vitest/node";
import { startLocalCloud } from "../../infra/local/local-cloud.ts";
import { prepareAssembly } from "../../infra/local/prepare-assembly.ts";

declare module "vitest" {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface can be added to.
  interface ProvidedContext {
    /** Where the cloud answers that a suite's files share; empty where there is none. */
    portalUrl: string;
  }
}

/** One throw-away cloud for all the journeys, which count on what is theirs only. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const assembly = await prepareAssembly(() => undefined);
  const cloud = await startLocalCloud({ port: 0, dataDir: undefined, assembly });
  project.provide("portalUrl", cloud.url);
  return cloud.stop;
}
