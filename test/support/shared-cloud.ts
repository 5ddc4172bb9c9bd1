import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { demoClients } from "../../infra/local/demo-clients.ts";
import { startLocalCloud } from "../../infra/local/local-cloud.ts";
import { prepareAssembly } from "../../infra/local/prepare-assembly.ts";
import { stageSettings } from "../../infra/stages.ts";
import { secretsInLogs } from "./logs/find-secrets.ts";

declare module "vitest" {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface can be added to.
  interface ProvidedContext {
    /** Where the cloud answers that a suite's files share; empty where there is none. */
    portalUrl: string;
  }
}

/**
 * One throw-away cloud for all the files of a suite, which count on what is theirs only. At its end
 * every line that its functions have logged is read: none may hold a secret or a person's data.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const assembly = await prepareAssembly(() => undefined);
  const cloud = await startLocalCloud({ port: 0, dataDir: undefined, assembly });
  project.provide("portalUrl", cloud.url);
  return async () => {
    const { lines, found } = await secretsInLogs(join(cloud.dataDirectory, "logs"), canaries());
    await cloud.stop();
    process.stdout.write(`${lines} lines of logs hold ${found.length} secrets\n`);
    if (found.length > 0) throw new Error(`secrets in logs: ${JSON.stringify(found.slice(0, 20))}`);
  };
}

/** The secrets that the cloud and its clients work with. */
function canaries(): readonly string[] {
  const { access, appIo } = stageSettings("local");
  const secrets = [
    access.tokenSeed,
    appIo.stubKey,
    ...demoClients.map((each) => each.clientSecret),
  ];
  return secrets.filter((secret) => secret !== undefined);
}
