import { GetQueueUrlCommand } from "@aws-sdk/client-sqs";
import type { AwsClients, AwsTarget, FixtureQueue, RecordingFunctions } from "../aws-target.ts";
import type { Belongings } from "../belongings.ts";
import { once } from "../eventually.ts";
import { recorderQueue, recorderTable } from "../functions/recorder-stack.ts";
import { makeBucket, makeTable } from "../shared-resources.ts";

type Parts = Pick<AwsTarget, "id" | "version" | "region" | "clients" | "mail" | "belongings"> & {
  /** Undefined on AWS. */
  readonly s3Endpoint: string | undefined;
  /** Deploys the recording functions, or finds them running. */
  readonly deploy: () => Promise<Pick<RecordingFunctions, "apiUrl" | "passMinute">>;
  /** Ends what answered, once nothing is left on it. */
  readonly stop: () => Promise<void>;
};

/** A target put together from what is particular to it; the functions are deployed meanwhile. */
export function openTarget({ deploy, stop, s3Endpoint, ...parts }: Parts): AwsTarget {
  const { region, clients, belongings } = parts;
  const functions = once(async () => ({ ...(await deploy()), ...namesOf(clients, belongings) }));
  // Whoever needs them will see the failure.
  functions().catch(() => undefined);
  return {
    ...parts,
    functions,
    async s3Connection() {
      const { accessKeyId, secretAccessKey, sessionToken } = await clients.s3.config.credentials();
      return {
        service: "s3",
        region,
        endpoint: new URL(s3Endpoint ?? `https://s3.${region}.amazonaws.com`),
        isAws: s3Endpoint === undefined,
        credentials: { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) },
      };
    },
    tableName: once(() => makeTable({ region, clients, belongings })),
    bucketName: once(() => makeBucket({ region, clients, belongings })),
    async close() {
      await functions().catch(() => undefined);
      try {
        await belongings.removeAll();
      } finally {
        for (const client of Object.values(clients)) client.destroy();
        await stop();
      }
    },
  };
}

function namesOf(
  { sqs }: AwsClients,
  { prefix }: Belongings,
): Pick<RecordingFunctions, "tableName" | "queueUrl"> {
  return {
    tableName: recorderTable(prefix),
    async queueUrl(name: FixtureQueue) {
      const QueueName = recorderQueue(prefix, name);
      const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName }));
      if (QueueUrl === undefined) throw new Error(`no queue ${QueueName}`);
      return QueueUrl;
    },
  };
}
