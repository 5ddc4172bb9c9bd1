import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { App, Duration, Stack } from "aws-cdk-lib";
import { HttpApi, HttpMethod } from "aws-cdk-lib/aws-apigatewayv2";
import { HttpLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations";
import { AttributeType, StreamViewType, Table } from "aws-cdk-lib/aws-dynamodb";
import {
  Code,
  FilterCriteria,
  FilterRule,
  Function as LambdaFunction,
  Runtime,
  StartingPosition,
} from "aws-cdk-lib/aws-lambda";
import { DynamoEventSource, SqsDlq, SqsEventSource } from "aws-cdk-lib/aws-lambda-event-sources";
import { Bucket } from "aws-cdk-lib/aws-s3";
import { Queue } from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";
import { build } from "esbuild";

const handlersFolder = fileURLToPath(new URL("./handlers/", import.meta.url));

/** Makes the assembly of a small application with everything the local cloud can run. */
export async function synthesizeFixture(outputFolder: string): Promise<string> {
  const bundles = join(outputFolder, "bundles");
  await mkdir(bundles, { recursive: true });
  await build({
    entryPoints: [`${handlersFolder}*.ts`],
    outdir: bundles,
    entryNames: "[name]/index",
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    target: "node24",
    format: "esm",
    banner: {
      js: 'import { createRequire as __make } from "node:module"; const require = __make(import.meta.url);',
    },
    logLevel: "error",
  });
  const app = new App({ outdir: join(outputFolder, "cdk.out"), analyticsReporting: false });
  const env = { account: "000000000000", region: "eu-south-1" };
  const state = new Stack(app, "fixture-state", { env });
  const table = new Table(state, "Table", {
    partitionKey: { name: "pk", type: AttributeType.STRING },
    sortKey: { name: "sk", type: AttributeType.STRING },
    stream: StreamViewType.NEW_AND_OLD_IMAGES,
    timeToLiveAttribute: "expiresAt",
  });
  table.addGlobalSecondaryIndex({
    indexName: "byEntity",
    partitionKey: { name: "entity", type: AttributeType.STRING },
  });
  const bucket = new Bucket(state, "Files");
  const portal = new Stack(app, "fixture-portal", { env });
  addFunctions(portal, { table, bucket, bundles });
  return app.synth().directory;
}

function addFunctions(
  portal: Construct,
  context: { readonly table: Table; readonly bucket: Bucket; readonly bundles: string },
): void {
  const { table, bucket, bundles } = context;
  const api = new HttpApi(portal, "Api");
  const make = (name: string, timeoutSeconds: number, reserved?: number) =>
    new LambdaFunction(portal, name, {
      runtime: Runtime.NODEJS_24_X,
      handler: "index.handler",
      code: Code.fromAsset(join(bundles, name)),
      timeout: Duration.seconds(timeoutSeconds),
      memorySize: 256,
      environment: { TABLE_NAME: table.tableName, BUCKET_NAME: bucket.bucketName },
      ...(reserved !== undefined && { reservedConcurrentExecutions: reserved }),
    });
  const route = (method: HttpMethod, path: string, target: LambdaFunction) =>
    api.addRoutes({
      path,
      methods: [method],
      integration: new HttpLambdaIntegration(`${target.node.id}-integration`, target),
    });
  route(HttpMethod.PUT, "/items/{id}", make("store-item", 10));
  route(HttpMethod.GET, "/never-end", make("never-end", 1));
  route(HttpMethod.GET, "/work-alone", make("work-alone", 5, 1));
  route(HttpMethod.GET, "/answer-large", make("answer-large", 5));

  const deadLetters = new Queue(portal, "DeadLetters", { queueName: "fixture-dead-letters" });
  const work = new Queue(portal, "Work", {
    queueName: "fixture-work",
    visibilityTimeout: Duration.seconds(60),
    deadLetterQueue: { queue: deadLetters, maxReceiveCount: 2 },
  });
  make("work-queue", 10).addEventSource(
    new SqsEventSource(work, { batchSize: 10, reportBatchItemFailures: true, maxConcurrency: 2 }),
  );
  const lostRecords = new Queue(portal, "LostRecords", { queueName: "fixture-lost-records" });
  make("follow-stream", 10).addEventSource(
    // The typings of Table contradict those of ITable under exactOptionalPropertyTypes.
    new DynamoEventSource(
      Table.fromTableAttributes(portal, "TableStream", {
        tableName: table.tableName,
        tableStreamArn: table.tableStreamArn ?? "",
      }),
      {
        startingPosition: StartingPosition.TRIM_HORIZON,
        batchSize: 100,
        bisectBatchOnError: true,
        retryAttempts: 1,
        onFailure: new SqsDlq(lostRecords),
        filters: [
          FilterCriteria.filter({
            eventName: FilterRule.isEqual("INSERT"),
            dynamodb: { NewImage: { entity: { S: FilterRule.isEqual("Wanted") } } },
          }),
        ],
      },
    ),
  );
}
