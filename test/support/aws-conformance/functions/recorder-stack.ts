import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { App, CfnOutput, Duration, RemovalPolicy, Stack } from "aws-cdk-lib";
import { HttpApi, HttpMethod } from "aws-cdk-lib/aws-apigatewayv2";
import { HttpLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations";
import { AttributeType, BillingMode, StreamViewType, Table } from "aws-cdk-lib/aws-dynamodb";
import { Rule, Schedule } from "aws-cdk-lib/aws-events";
import { LambdaFunction as FunctionTarget } from "aws-cdk-lib/aws-events-targets";
import {
  Code,
  FilterCriteria,
  FilterRule,
  Function as LambdaFunction,
  Runtime,
  StartingPosition,
} from "aws-cdk-lib/aws-lambda";
import { DynamoEventSource, SqsDlq, SqsEventSource } from "aws-cdk-lib/aws-lambda-event-sources";
import { Queue } from "aws-cdk-lib/aws-sqs";
import { build } from "esbuild";
import { entityAttribute } from "../../../../shared/persistence/table.ts";
import type { FixtureQueue } from "../aws-target.ts";

const recorderPath = fileURLToPath(new URL("./recorder.ts", import.meta.url));

/** Value of the entity attribute that the stream's filter lets through. */
export const wantedEntity = "Wanted";
/** Deliveries of a message of the fixture before it goes to the dead letters. */
export const deliveriesMax = 2;
export const functionTimeoutSeconds = 10;
export const apiIdOutput = "ApiId";

type RecorderSettings = {
  /** Begins the name of everything. */
  readonly prefix: string;
  readonly outputFolder: string;
  /** In the template, or in a folder beside it as the local runner wants it. */
  readonly codeIs: "inline" | "asset";
};

export function recorderTable(prefix: string): string {
  return `${prefix}-recorded`;
}

export function recorderQueue(prefix: string, name: FixtureQueue): string {
  return `${prefix}-${name}`;
}

/** Makes the assembly of one stack with the recording functions; gives its folder. */
export async function synthesizeRecorder(settings: RecorderSettings): Promise<string> {
  const { prefix, outputFolder } = settings;
  const app = new App({
    outdir: join(outputFolder, "cdk.out"),
    analyticsReporting: false,
    // A stack with its code inside is deployed where nothing was made ready for the CDK.
    context: { "@aws-cdk/core:newStyleStackSynthesis": settings.codeIs === "asset" },
  });
  const stack = new Stack(app, prefix);
  addRecorder(stack, prefix, await codeOf(settings));
  return app.synth().directory;
}

async function codeOf({ outputFolder, codeIs }: RecorderSettings): Promise<Code> {
  const { outputFiles } = await build({
    entryPoints: [recorderPath],
    write: false,
    bundle: true,
    minify: true,
    platform: "node",
    target: "node22",
    format: "cjs",
    logLevel: "error",
  });
  const text = outputFiles.map((file) => file.text).join("");
  if (codeIs === "inline") return Code.fromInline(text);
  const folder = join(outputFolder, "recorder");
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "index.js"), text);
  return Code.fromAsset(folder);
}

function addRecorder(stack: Stack, prefix: string, code: Code): void {
  const table = new Table(stack, "Recorded", {
    tableName: recorderTable(prefix),
    partitionKey: { name: "pk", type: AttributeType.STRING },
    sortKey: { name: "sk", type: AttributeType.STRING },
    billingMode: BillingMode.PAY_PER_REQUEST,
    stream: StreamViewType.NEW_AND_OLD_IMAGES,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const make = (exported: string) => {
    const made = new LambdaFunction(stack, `${exported}-function`, {
      runtime: Runtime.NODEJS_24_X,
      handler: `index.${exported}`,
      code,
      timeout: Duration.seconds(functionTimeoutSeconds),
      memorySize: 256,
      environment: { TABLE_NAME: table.tableName },
    });
    table.grantWriteData(made);
    return made;
  };
  addApi(stack, make("http"));
  addQueues(stack, prefix, make("queue"));
  const lostChanges = new Queue(stack, "lost-changes", {
    queueName: recorderQueue(prefix, "lost-changes"),
  });
  make("stream").addEventSource(
    // The typings of Table contradict those of ITable under exactOptionalPropertyTypes.
    new DynamoEventSource(
      Table.fromTableAttributes(stack, "TableStream", {
        tableName: table.tableName,
        tableStreamArn: table.tableStreamArn ?? "",
      }),
      {
        startingPosition: StartingPosition.TRIM_HORIZON,
        batchSize: 10,
        bisectBatchOnError: true,
        retryAttempts: 1,
        onFailure: new SqsDlq(lostChanges),
        filters: [
          FilterCriteria.filter({
            dynamodb: { NewImage: { [entityAttribute]: { S: FilterRule.or(wantedEntity) } } },
          }),
        ],
      },
    ),
  );
  new Rule(stack, "EveryMinute", {
    schedule: Schedule.rate(Duration.minutes(1)),
    targets: [new FunctionTarget(make("schedule"))],
  });
}

function addApi(stack: Stack, http: LambdaFunction): void {
  const api = new HttpApi(stack, "Api");
  const integration = new HttpLambdaIntegration("http-integration", http);
  const routes = ["/echo/{id}", "/pages/{proxy+}", "/bytes", "/failing"];
  for (const path of routes) {
    api.addRoutes({ path, methods: [HttpMethod.GET, HttpMethod.POST], integration });
  }
  new CfnOutput(stack, apiIdOutput, { value: api.apiId });
}

/** Two queues, so that a function that fails as a whole disturbs no other's batch. */
function addQueues(stack: Stack, prefix: string, consumer: LambdaFunction): void {
  for (const name of ["work", "failing"] as const) {
    const deadLetters = new Queue(stack, `${name}-dead-letters`, {
      queueName: recorderQueue(prefix, `${name}-dead-letters`),
    });
    const source = new Queue(stack, `${name}-queue`, {
      queueName: recorderQueue(prefix, name),
      visibilityTimeout: Duration.seconds(functionTimeoutSeconds),
      deadLetterQueue: { queue: deadLetters, maxReceiveCount: deliveriesMax },
    });
    consumer.addEventSource(
      new SqsEventSource(source, { batchSize: 10, reportBatchItemFailures: true }),
    );
  }
}
