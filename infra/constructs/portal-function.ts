import { existsSync } from "node:fs";
import { join } from "node:path";
import { Duration, RemovalPolicy, Stack, Validations } from "aws-cdk-lib";
import { PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import {
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  Tracing,
} from "aws-cdk-lib/aws-lambda";
import { LogGroup } from "aws-cdk-lib/aws-logs";
import type { Bucket } from "aws-cdk-lib/aws-s3";
import type { IQueue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import * as z from "zod";
import { bucketFolders } from "../../shared/files/import-flow-files.ts";
import type { PortalPlatform } from "./portal-platform.ts";

export type EnvironmentSchema = z.core.$ZodType<unknown, Record<string, unknown>>;
type EnvironmentVariables = Readonly<Record<string, string | undefined>>;

/** Permissions of DynamoDB that functions of the portal may hold on the table. */
export type TableAction =
  | "GetItem"
  | "BatchGetItem"
  | "Query"
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
};

/**
 * A Lambda function with the house standards: Node.js 24 on arm64, its own role with nothing but
 * what is granted here, its own log group with an end, tracing where the stage wants it, and an
 * environment that does not compile unless it is complete.
 */
export class PortalFunction<Schema extends EnvironmentSchema> extends Construct {
  readonly lambda: LambdaFunction;
  private readonly platform: PortalPlatform;
  private readonly role: Role;

  constructor(scope: Construct, id: string, props: PortalFunctionProps<Schema>) {
    super(scope, id);
    const { platform, path } = props;
    const { settings } = platform;
    this.platform = platform;
    const functionName = `portale-${settings.name}-${path.slice(path.indexOf("/") + 1)}`;
    const logGroup = new LogGroup(this, "Logs", {
      logGroupName: `/aws/lambda/${functionName}`,
      retention: settings.logRetentionDays,
      removalPolicy: settings.protectsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    this.role = new Role(this, "Role", { assumedBy: new ServicePrincipal("lambda.amazonaws.com") });
    logGroup.grantWrite(this.role);
    this.lambda = new LambdaFunction(this, "Function", {
      functionName,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: "index.handler",
      code: Code.fromAsset(bundleFolder(platform, path)),
      role: this.role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      tracing: settings.tracing ? Tracing.ACTIVE : Tracing.DISABLED,
      memorySize: props.memoryMiB,
      timeout: Duration.seconds(props.timeoutSeconds),
      environment: {
        ...definedEntries(props.environment),
        POWERTOOLS_SERVICE_NAME: path,
      },
    });
    if (settings.tracing) {
      this.acceptsWildcard("*", "X-Ray non offre permessi per singola risorsa.");
    }
  }

  /** Exactly these actions on items of the table; indexes are not included. */
  allowTable(...actions: readonly TableAction[]): void {
    this.allow({
      actions: actions.map((action) => `dynamodb:${action}`),
      resources: [this.platform.table.tableArn],
    });
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
    }
    this.acceptsWildcard(
      `${nameInFindings(files)}/${keys}`,
      `La funzione lavora sugli oggetti della sola cartella ${folder}/, con nomi non noti prima.`,
    );
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

  /** Accepts one wildcard resource in the role, for a written reason. */
  acceptsWildcard(resource: string, reason: string): void {
    Validations.of(this.role).acknowledge({
      id: `AwsSolutions-IAM5[Resource::${resource}]`,
      reason,
    });
  }
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

const importedValue = z.object({ "Fn::ImportValue": z.string() });

/** cdk-nag names a resource of another stack after the export through which it is reached. */
function nameInFindings(bucket: Bucket): string {
  const stack = Stack.of(bucket);
  return importedValue.parse(stack.resolve(stack.exportValue(bucket.bucketArn)))["Fn::ImportValue"];
}
