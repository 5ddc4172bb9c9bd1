import type {
  AttributeDefinition,
  GlobalSecondaryIndex,
  KeySchemaElement,
} from "@aws-sdk/client-dynamodb";

/** Everything the local cloud has to create and run, read from the template alone. */
export type CloudPlan = {
  readonly tables: readonly TablePlan[];
  readonly buckets: readonly BucketPlan[];
  readonly queues: readonly QueuePlan[];
  readonly functions: readonly FunctionPlan[];
  readonly queueSources: readonly QueueSourcePlan[];
  readonly streamSources: readonly StreamSourcePlan[];
  readonly routes: readonly RoutePlan[];
  readonly crossOrigin: CrossOriginPlan | undefined;
  readonly schedules: readonly SchedulePlan[];
};

export type TablePlan = {
  readonly tableName: string;
  readonly keySchema: readonly KeySchemaElement[];
  readonly attributeDefinitions: readonly AttributeDefinition[];
  readonly globalSecondaryIndexes: readonly GlobalSecondaryIndex[];
  readonly streamViewType:
    | "KEYS_ONLY"
    | "NEW_IMAGE"
    | "OLD_IMAGE"
    | "NEW_AND_OLD_IMAGES"
    | undefined;
  readonly timeToLiveAttribute: string | undefined;
};

export type BucketPlan = { readonly bucketName: string };

export type QueuePlan = {
  readonly queueName: string;
  readonly queueUrl: string;
  /** Attributes in the form SQS wants them: names of the API, values as text. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly visibilityTimeoutSeconds: number;
  /** Queue that receives what failed too often; undefined for a dead-letter queue itself. */
  readonly deadLetterQueueName: string | undefined;
};

export type FunctionPlan = {
  readonly functionName: string;
  readonly logicalId: string;
  /** Folder with the bundle. */
  readonly codePath: string;
  /** "index.handler": file without extension and name of the export. */
  readonly handler: string;
  readonly timeoutSeconds: number;
  readonly memoryMib: number;
  readonly environment: Readonly<Record<string, string>>;
  readonly reservedConcurrency: number | undefined;
};

export type QueueSourcePlan = {
  readonly functionName: string;
  readonly queueName: string;
  readonly batchSize: number;
  readonly windowSeconds: number;
  readonly reportsBatchItemFailures: boolean;
  readonly concurrencyMax: number | undefined;
};

export type StreamSourcePlan = {
  readonly sourceId: string;
  readonly functionName: string;
  readonly tableName: string;
  readonly batchSize: number;
  readonly windowSeconds: number;
  readonly reportsBatchItemFailures: boolean;
  readonly bisectOnError: boolean;
  /** Retries after the first attempt; undefined means until the record expires. */
  readonly retriesMax: number | undefined;
  readonly filterPatterns: readonly unknown[];
  readonly failureQueueName: string | undefined;
};

export type RoutePlan = {
  /** "GET /v1/organizations/{fiscalCode}" or "$default". */
  readonly routeKey: string;
  readonly functionName: string;
  readonly timeoutMs: number;
};

/** Which web pages may call the API, and how. */
export type CrossOriginPlan = {
  readonly origins: readonly string[];
  readonly methods: readonly string[];
  readonly requestHeaders: readonly string[];
  readonly answerHeaders: readonly string[];
  readonly allowsCredentials: boolean;
  readonly maxAgeSeconds: number | undefined;
};

export type SchedulePlan = {
  readonly scheduleId: string;
  readonly functionName: string;
  readonly expression: string;
  readonly input: string | undefined;
};
