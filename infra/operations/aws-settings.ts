import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { S3Client } from "@aws-sdk/client-s3";
import * as z from "zod";
import { connectionFileName } from "../local/connection-file.ts";
import { type AwsCaller, readStackOutputs } from "./aws-query-api.ts";
import { OperationRefused } from "./operation-refused.ts";

/** Table and bucket of a stage, under their physical names. */
export type StateNames = {
  readonly tableName: string;
  readonly bucketName: string;
  /** The secret of people's pseudonyms; a local stage has it in its settings. */
  readonly personSeedArn?: string | undefined;
};

export type StageAddress = {
  readonly stage: string;
  readonly region: string;
  /** Folder of the local cloud that `npm start` runs. */
  readonly localFolder: string;
};

const connectionShape = z.object({
  environment: z.record(z.string(), z.string()),
  tableName: z.string(),
  bucketName: z.string(),
});
const outputNames = {
  table: "TableName",
  bucket: "FilesBucketName",
  personSeed: "PersonSeedArn",
} as const;

/**
 * Completes the process's environment, so that every client finds region, credentials and
 * endpoints there, and finds the names of table and bucket. Stage `local` is the cloud that
 * `npm start` runs, unless the environment names an endpoint of AWS.
 * @throws OperationRefused when there are no credentials, no such stage, no local cloud.
 */
export async function settleEnvironment(
  { stage, region, localFolder }: StageAddress,
  environment: NodeJS.ProcessEnv,
): Promise<{ readonly names: StateNames; readonly caller: AwsCaller }> {
  const namesAnEndpoint =
    environment["AWS_ENDPOINT_URL"] !== undefined ||
    environment["AWS_ENDPOINT_URL_SQS"] !== undefined;
  if (stage === "local" && !namesAnEndpoint) {
    const { environment: local, ...names } = await readConnection(localFolder);
    Object.assign(environment, local);
    return { names, caller: await callerOf(environment) };
  }
  const tableEndpoint = environment["AWS_ENDPOINT_URL_DYNAMODB"];
  // Emulators serve the stream with its table.
  if (tableEndpoint) environment["AWS_ENDPOINT_URL_DYNAMODB_STREAMS"] ??= tableEndpoint;
  environment["AWS_REGION"] ??= environment["AWS_DEFAULT_REGION"] ?? region;
  const caller = await callerOf(environment);
  return { names: await findNames(stage, caller), caller };
}

async function readConnection(localFolder: string): Promise<z.infer<typeof connectionShape>> {
  try {
    const text = await readFile(join(localFolder, connectionFileName), "utf8");
    return connectionShape.parse(JSON.parse(text));
  } catch (error) {
    throw new OperationRefused(
      `Il cloud locale di ${localFolder} non è avviato: npm start. Per un ambiente su AWS: --stage.`,
      { cause: error },
    );
  }
}

/** Whatever way AWS's own tools know the operator by: keys, profile, single sign-on, role. */
async function callerOf(environment: NodeJS.ProcessEnv): Promise<AwsCaller> {
  const region = environment["AWS_REGION"] ?? "";
  const credentials = await new S3Client({ region }).config.credentials().catch((error) => {
    throw new OperationRefused(
      "Mancano le credenziali AWS: aws sso login, AWS_PROFILE o AWS_ACCESS_KEY_ID.",
      { cause: error },
    );
  });
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  Object.assign(environment, {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    ...(sessionToken === undefined ? {} : { AWS_SESSION_TOKEN: sessionToken }),
  });
  return {
    region,
    credentials: {
      accessKeyId,
      secretAccessKey,
      ...(sessionToken === undefined ? {} : { sessionToken }),
    },
    endpointOf: (service) =>
      environment[`AWS_ENDPOINT_URL_${service.toUpperCase()}`] ??
      environment["AWS_ENDPOINT_URL"] ??
      `https://${service}.${region}.amazonaws.com`,
  };
}

async function findNames(stage: string, caller: AwsCaller): Promise<StateNames> {
  const stackName = `portale-${stage}-state`;
  const outputs = await readStackOutputs(caller, stackName).catch((error) => {
    throw new OperationRefused(
      `Lo stack ${stackName} non si legge (regione ${caller.region}): ambiente o credenziali?`,
      { cause: error },
    );
  });
  const tableName = outputs.get(outputNames.table);
  const bucketName = outputs.get(outputNames.bucket);
  if (tableName === undefined || bucketName === undefined) {
    throw new OperationRefused(`Lo stack ${stackName} non dice tabella e bucket.`);
  }
  return { tableName, bucketName, personSeedArn: outputs.get(outputNames.personSeed) };
}
