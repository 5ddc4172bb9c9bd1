import { existsSync } from "node:fs";
import { join } from "node:path";
import { Duration, RemovalPolicy, Stack, Validations } from "aws-cdk-lib";
import { type IAlarm, Metric } from "aws-cdk-lib/aws-cloudwatch";
import { PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import {
  Architecture,
  Code,
  FunctionBase,
  type IFunction,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  Tracing,
} from "aws-cdk-lib/aws-lambda";
import { LogGroup } from "aws-cdk-lib/aws-logs";
import type { Secret } from "aws-cdk-lib/aws-secretsmanager";
import type { IQueue } from "aws-cdk-lib/aws-sqs";
import { Construct, type IConstruct } from "constructs";
import type * as z from "zod";
import { bucketFolders } from "../../shared/files/import-flow-files.ts";
import { debtorIndex } from "../../shared/persistence/table.ts";
import { FunctionAlarms } from "./function-alarms.ts";
import type { ReleasePace } from "./gradual-release.ts";
import { nameInFindings } from "./name-in-findings.ts";
import type { PortalPlatform } from "./portal-platform.ts";
import { RollbackAlarms } from "./rollback-alarms.ts";

export type EnvironmentSchema = z.core.$ZodType<unknown, Record<string, unknown>>;
type EnvironmentVariables = Readonly<Record<string, string | undefined>>;

/** Permissions of DynamoDB that functions of the portal may hold on the table. */
export type TableAction =
  | "GetItem"
  | "BatchGetItem"
  | "Query"
  | "Scan"
  | "PutItem"
  | "UpdateItem"
  | "DeleteItem"
  | "ConditionCheckItem"
  | "PartiQLInsert";

export type FilesAction = "GetObject" | "PutObject" | "AbortMultipartUpload";
/** First part of the keys in the files bucket, as its lifecycle rules know them. */
export type FilesFolder = keyof typeof bucketFolders;

export type PortalFunctionProps<Schema extends EnvironmentSchema> = {
  readonly platform: PortalPlatform;
  /** `<context>/<function>`: its folder under functions/ and its bundle. */
  readonly path: `${string}/${string}`;
  /** The schema the function checks its environment with: here it types `environment`. */
  readonly environmentSchema: Schema;
  readonly environment: z.input<Schema> & EnvironmentVariables;
  readonly memoryMiB: number;
  readonly timeoutSeconds: number;
  /** How a new version takes over where the stage releases gradually; a canary if left out. */
  readonly releasePace?: ReleasePace;
};

/** What reading from the table or the stream, and what writing to it, asks of its key. */
const keyActionsOfReads = ["Decrypt", "DescribeKey"] as const;
const keyActionsOfWrites = [
  ...keyActionsOfReads,
  "Encrypt",
  "GenerateDataKey",
  "ReEncryptFrom",
  "ReEncryptTo",
] as const;
const readingActions: readonly string[] = ["GetItem", "BatchGetItem", "Query"];

/**
 * A Lambda function with the house standards: Node.js 24 on arm64, its own role with nothing but
 * what is granted here, its own log group with an end, tracing where the stage wants it, and an
 * environment that does not compile unless it is complete.
 */
export class PortalFunction<Schema extends EnvironmentSchema> extends Construct {
  /** `<context>/<function>`. */
  readonly path: string;
  readonly functionName: string;
  readonly memoryMiB: number;
  readonly timeoutSeconds: number;
  /**
   * What routes, queues, streams and schedules call, and nothing else is called: the alias `live`
   * where new versions take over gradually, the function itself where they do at once.
   */
  readonly target: IFunction;
  private readonly lambda: LambdaFunction;
  private readonly platform: PortalPlatform;
  private readonly role: Role;
  private readonly rollbackAlarms: RollbackAlarms | undefined;

  constructor(scope: Construct, id: string, props: PortalFunctionProps<Schema>) {
    super(scope, id);
    const { platform, path } = props;
    const { settings } = platform;
    this.platform = platform;
    this.path = path;
    this.memoryMiB = props.memoryMiB;
    this.timeoutSeconds = props.timeoutSeconds;
    const functionName = `portale-${settings.name}-${path.slice(path.indexOf("/") + 1)}`;
    this.functionName = functionName;
    const logGroup = new LogGroup(this, "Logs", {
      logGroupName: `/aws/lambda/${functionName}`,
      retention: settings.logRetentionDays,
      removalPolicy: settings.protectsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    this.role = new Role(this, "Role", { assumedBy: new ServicePrincipal("lambda.amazonaws.com") });
    logGroup.grantWrite(this.role);
    this.lambda = this.addLambda(props, logGroup);
    if (settings.tracing) {
      this.acceptsWildcard("*", "X-Ray non offre permessi per singola risorsa.");
    }
    const { releasePace = "canary" } = props;
    const alias = platform.release && this.lambda.addAlias("live");
    this.target = alias ? callable(alias) : this.lambda;
    const deployments = alias && platform.release?.addAlias(alias, releasePace);
    this.rollbackAlarms = deployments && new RollbackAlarms(this, deployments);
    const alarms = new FunctionAlarms(this, "Alarms", {
      platform,
      path,
      online: releasePace === "canary",
      metrics: {
        errors: this.target.metricErrors({ statistic: "Sum", period: Duration.minutes(1) }),
        throttles: this.metric("Throttles", "Sum"),
      },
    });
    this.rollsBackOn(alarms.errors);
  }

  /** What Lambda measures of the function, its versions and aliases together. */
  metric(metricName: string, statistic: string, period = Duration.minutes(5)): Metric {
    const dimensionsMap = { FunctionName: this.functionName };
    return new Metric({ namespace: "AWS/Lambda", metricName, dimensionsMap, statistic, period });
  }

  /** Where a release is gradual, the old version comes back when this alarm rings meanwhile. */
  rollsBackOn(alarm: IAlarm): void {
    this.rollbackAlarms?.add(alarm);
  }

  /** Exactly these actions on items of the table; indexes are not included. */
  allowTable(...actions: readonly TableAction[]): void {
    this.allow({
      actions: actions.map((action) => `dynamodb:${action}`),
      resources: [this.platform.table.tableArn],
    });
    const onlyReads = actions.every((action) => readingActions.includes(action));
    this.allowKey("dynamodb", onlyReads ? keyActionsOfReads : keyActionsOfWrites);
  }

  /** Reading the index by debtor, and the table the same way. */
  allowDebtorIndex(): void {
    const { tableArn } = this.platform.table;
    this.allow({
      actions: ["dynamodb:Query"],
      resources: [tableArn, `${tableArn}/index/${debtorIndex.name}`],
    });
    this.allowKey("dynamodb", keyActionsOfReads);
  }

  /** What every function does that answers a route for which a token is asked. */
  allowCallProtection(): void {
    this.allowTable("GetItem", "PutItem", "UpdateItem", "DeleteItem");
  }

  /** What every function does that counts the calls of nobody in particular. */
  allowVisitors(): void {
    this.allowTable("PutItem", "UpdateItem");
    const { tokenSeed } = this.platform;
    if (tokenSeed !== undefined) this.allowSecret(tokenSeed);
  }

  /** Reading the changes of the table, batch after batch. */
  allowStream(streamArn: string): void {
    this.allow({
      actions: ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"],
      resources: [streamArn],
    });
    this.allow({ actions: ["dynamodb:ListStreams"], resources: ["*"] });
    this.acceptsWildcard("*", "dynamodb:ListStreams non ha permessi per singola tabella.");
    this.allowKey("dynamodb", keyActionsOfReads);
  }

  /** These actions on the objects of one folder of the files bucket. */
  allowFiles(folder: FilesFolder, ...actions: readonly FilesAction[]): void {
    const { files } = this.platform;
    const keys = `${bucketFolders[folder]}/*`;
    this.allow({
      actions: actions.map((action) => `s3:${action}`),
      resources: [files.arnForObjects(keys)],
    });
    if (actions.includes("GetObject")) {
      // Without it S3 answers 403 instead of 404 for an object that does not exist.
      this.allow({
        actions: ["s3:ListBucket"],
        resources: [files.bucketArn],
        conditions: { StringLike: { "s3:prefix": keys } },
      });
      this.allowKey("s3", ["Decrypt"]);
    }
    if (actions.includes("PutObject")) this.allowKey("s3", ["GenerateDataKey"]);
    // The parts of an upload are put together, for which S3 opens the first one's key again.
    if (actions.includes("AbortMultipartUpload")) this.allowKey("s3", ["Decrypt"]);
    this.acceptsWildcard(
      `${nameInFindings(files)}/${keys}`,
      `La funzione lavora sugli oggetti della sola cartella ${folder}/, con nomi non noti prima.`,
    );
  }

  /** A secret of the portal's: all of them are encrypted like the data. */
  allowSecret(secret: Secret): void {
    this.allow({ actions: ["secretsmanager:GetSecretValue"], resources: [secret.secretArn] });
    this.allowKey("secretsmanager", ["Decrypt"]);
  }

  allowSend(queue: IQueue): void {
    this.allow({ actions: ["sqs:SendMessage"], resources: [queue.queueArn] });
  }

  allow(statement: {
    readonly actions: string[];
    readonly resources: string[];
    readonly conditions?: Record<string, Record<string, string>>;
  }): void {
    this.role.addToPolicy(new PolicyStatement(statement));
  }

  /** The data's key, through that one service and never by itself. */
  private allowKey(
    service: "dynamodb" | "s3" | "secretsmanager",
    actions: readonly string[],
  ): void {
    const { dataKey } = this.platform;
    if (dataKey === undefined) return;
    this.allow({
      actions: actions.map((action) => `kms:${action}`),
      resources: [dataKey.keyArn],
      conditions: {
        StringEquals: { "kms:ViaService": `${service}.${Stack.of(this).region}.amazonaws.com` },
      },
    });
  }

  private addLambda(props: PortalFunctionProps<Schema>, logGroup: LogGroup): LambdaFunction {
    const { platform, path } = props;
    return new LambdaFunction(this, "Function", {
      functionName: this.functionName,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: "index.handler",
      code: Code.fromAsset(bundleFolder(platform, path)),
      role: this.role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      tracing: platform.settings.tracing ? Tracing.ACTIVE : Tracing.DISABLED,
      memorySize: props.memoryMiB,
      timeout: Duration.seconds(props.timeoutSeconds),
      environment: {
        ...definedEntries(props.environment),
        POWERTOOLS_SERVICE_NAME: path,
      },
      // Replaced versions stay: the runbook goes back to one without building anything.
      currentVersionOptions: { removalPolicy: RemovalPolicy.RETAIN },
    });
  }

  /** Accepts one wildcard resource in the role, for a written reason. */
  acceptsWildcard(resource: string, reason: string): void {
    Validations.of(this.role).acknowledge({
      id: `AwsSolutions-IAM5[Resource::${resource}]`,
      reason,
    });
  }
}

/** CDK knows an alias for a function; its type does not, under `exactOptionalPropertyTypes`. */
function callable(alias: IConstruct): IFunction {
  if (!(alias instanceof FunctionBase)) throw new Error("An alias that cannot be called");
  return alias;
}

function bundleFolder(platform: PortalPlatform, path: string): string {
  const folder = join(platform.bundlesFolder, path);
  if (!existsSync(folder)) {
    throw new Error(`Manca il bundle ${folder}: eseguire prima "npm run build".`);
  }
  return folder;
}

function definedEntries(variables: EnvironmentVariables): Record<string, string> {
  const defined: Record<string, string> = {};
  for (const [name, value] of Object.entries(variables)) {
    if (value !== undefined) defined[name] = value;
  }
  return defined;
}
