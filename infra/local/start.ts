/** Entry point of `npm start [-- --fresh] [-- --port N]`: the whole portal on this machine. */
import { join } from "node:path";
import { parseArgs } from "node:util";
import { projectFolder } from "../build/bundle.ts";
import { demoClients } from "./demo-clients.ts";
import { startLocalCloud } from "./local-cloud.ts";
import { registerTestPeople } from "./oidc/register-test-people.ts";
import { prepareAssembly } from "./prepare-assembly.ts";
import { welcomeText } from "./welcome-text.ts";

const { values } = parseArgs({
  options: {
    fresh: { type: "boolean", default: false },
    port: { type: "string", default: "4400" },
  },
});

try {
  const startedMs = performance.now();
  const cloud = await startLocalCloud({
    port: Number(values.port),
    dataDir: join(projectFolder, ".local"),
    fresh: values.fresh,
    assembly: await prepareAssembly(console.log),
    dynamoDbEndpoint: process.env["DYNAMODB_ENDPOINT"],
    log: console.error,
  });
  await registerTestPeople(cloud);
  const seconds = (performance.now() - startedMs) / 1_000;
  console.log(welcomeText(cloud, { clients: demoClients, seconds }));
  const stop = () => {
    console.log("\nFermo il cloud locale…");
    void cloud.stop().then(() => process.exit(0));
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
