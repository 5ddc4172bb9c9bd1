import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { sdkEnvironment } from "./aws-clients.ts";
import type { LocalEndpoints } from "./options.ts";
import type { CloudPlan } from "./template/cloud-plan.ts";

/** Where the local cloud says how it is reached, for the commands of `portale ops`. */
export const connectionFileName = "connection.json";

/** Writes into the data folder how the local cloud is reached; returns what takes it away again. */
export async function tellConnection(
  folder: string,
  { endpoints, plan }: { readonly endpoints: LocalEndpoints; readonly plan: CloudPlan },
): Promise<() => Promise<void>> {
  const path = join(folder, connectionFileName);
  const connection = {
    environment: operatorEnvironment(endpoints),
    tableName: plan.tables[0]?.tableName,
    bucketName: plan.buckets.find(({ bucketName }) => bucketName.includes("files"))?.bucketName,
  };
  await writeFile(path, JSON.stringify(connection, null, 2));
  return () => rm(path, { force: true });
}

/** What a function finds in its environment, as far as it is about AWS, and what operators add. */
function operatorEnvironment(endpoints: LocalEndpoints): Readonly<Record<string, string>> {
  const ofAws = Object.entries(sdkEnvironment(endpoints)).filter(([name]) => /^AWS_/u.test(name));
  return {
    ...Object.fromEntries(ofAws),
    // The emulators serve the stream with the table, and identities with the queues.
    AWS_ENDPOINT_URL_DYNAMODB_STREAMS: endpoints.dynamoDb,
    AWS_ENDPOINT_URL_STS: endpoints.sqs,
  };
}
