import {
  CreateTableCommand,
  DeleteTableCommand,
  UpdateTimeToLiveCommand,
  waitUntilTableExists,
} from "@aws-sdk/client-dynamodb";
import {
  AbortMultipartUploadCommand,
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutBucketCorsCommand,
  PutBucketVersioningCommand,
} from "@aws-sdk/client-s3";
import {
  CreateQueueCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
} from "@aws-sdk/client-sqs";
import { timeToLiveAttribute } from "../../../shared/persistence/table.ts";
import { tableDefinition } from "../table-definition.ts";
import type { AwsClients, AwsTarget } from "./aws-target.ts";

type Maker = Pick<AwsTarget, "region" | "clients" | "belongings">;

export const browserOrigin = "https://portale.example";

/** A table as the portal's: keys, stream with both images, time to live. */
export async function makeTable({ clients: { dynamoDb }, belongings }: Maker): Promise<string> {
  const TableName = belongings.uniqueName("table");
  await dynamoDb.send(new CreateTableCommand(tableDefinition(TableName)));
  belongings.removeLater(() => dynamoDb.send(new DeleteTableCommand({ TableName })));
  await waitUntilTableExists({ client: dynamoDb, maxWaitTime: 120, minDelay: 1 }, { TableName });
  await dynamoDb.send(
    new UpdateTimeToLiveCommand({
      TableName,
      TimeToLiveSpecification: { AttributeName: timeToLiveAttribute, Enabled: true },
    }),
  );
  return TableName;
}

/** A bucket as the portal's: versions are kept, one origin's browsers may upload. */
export async function makeBucket({ region, clients, belongings }: Maker): Promise<string> {
  const Bucket = belongings.uniqueName("bucket");
  const { s3 } = clients;
  await s3.send(
    new CreateBucketCommand({
      Bucket,
      // The one Region that AWS wants unsaid.
      ...(region !== "us-east-1" && {
        CreateBucketConfiguration: { LocationConstraint: constraintOf(region) },
      }),
    }),
  );
  belongings.removeLater(() => removeBucket(s3, Bucket));
  await s3.send(
    new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: "Enabled" } }),
  );
  await s3.send(
    new PutBucketCorsCommand({
      Bucket,
      CORSConfiguration: {
        CORSRules: [
          {
            AllowedMethods: ["PUT", "GET"],
            AllowedOrigins: [browserOrigin],
            AllowedHeaders: ["content-type"],
            ExposeHeaders: ["etag"],
          },
        ],
      },
    }),
  );
  return Bucket;
}

function constraintOf(region: string): "eu-south-1" | "eu-central-1" {
  if (region === "eu-south-1" || region === "eu-central-1") return region;
  throw new Error(`the portal is for eu-south-1 or eu-central-1, not ${region}`);
}

async function removeBucket(s3: AwsClients["s3"], Bucket: string): Promise<void> {
  const { Uploads = [] } = await s3.send(new ListMultipartUploadsCommand({ Bucket }));
  for (const { Key, UploadId } of Uploads) {
    await s3.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }));
  }
  const { Versions = [], DeleteMarkers = [] } = await s3.send(
    new ListObjectVersionsCommand({ Bucket }),
  );
  await removeObjects(s3, Bucket, [...Versions, ...DeleteMarkers]);
  // Where no versions are kept, the objects are still there.
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket }));
  await removeObjects(s3, Bucket, Contents);
  await s3.send(new DeleteBucketCommand({ Bucket }));
}

type Listed = { readonly Key?: string | undefined; readonly VersionId?: string | undefined };

/** One by one: not every target finds an odd key in a list. */
async function removeObjects(
  s3: AwsClients["s3"],
  Bucket: string,
  listed: readonly Listed[],
): Promise<void> {
  await Promise.all(
    listed.map(({ Key, VersionId }) =>
      s3.send(new DeleteObjectCommand({ Bucket, Key, VersionId })),
    ),
  );
}

export type Queue = { readonly url: string; readonly arn: string; readonly name: string };

/** A queue of its own for one behaviour. */
export async function makeQueue(
  { clients: { sqs }, belongings }: AwsTarget,
  attributes: Readonly<Record<string, string>> = {},
): Promise<Queue> {
  const name = belongings.uniqueName("queue");
  const { QueueUrl: url } = await sqs.send(
    new CreateQueueCommand({ QueueName: name, Attributes: attributes }),
  );
  if (url === undefined) throw new Error("a queue without address");
  belongings.removeLater(() => sqs.send(new DeleteQueueCommand({ QueueUrl: url })));
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ["QueueArn"] }),
  );
  return { url, name, arn: Attributes?.QueueArn ?? "" };
}
