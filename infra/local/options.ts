import type { DemoClient } from "./demo-clients.ts";
import type { FunctionFigures } from "./lambda/function-statistics.ts";

export type LocalCloudOptions = {
  /** Port of the HTTP API; 0 takes a free one. */
  readonly port: number;
  /** Folder that keeps everything between runs; undefined for one to throw away. */
  readonly dataDir: string | undefined;
  /**
   * Whether a folder that is thrown away may keep the table in memory, where there are 4 GiB of it
   * free: true when left out. For flows beyond some 300,000 rows say false.
   */
  readonly tableInMemory?: boolean;
  /** Forget what an earlier run left in the folder. */
  readonly fresh?: boolean;
  /** Folder of the synthesized CDK application (cdk.out). */
  readonly assembly: string;
  /** Address of a DynamoDB to use in place of the native binary. */
  readonly dynamoDbEndpoint?: string | undefined;
  /** Calls that App IO allows every 5 seconds for each key; undefined for no limit. */
  readonly appIoCallsPerWindowMax?: number;
  readonly clients?: readonly DemoClient[];
  /**
   * Lets who starts the cloud stand between a function and what it calls: gets the variables that
   * the function would find and gives those that it finds.
   */
  readonly functionVariables?: FunctionVariables;
  readonly log?: (line: string) => void;
};

export type Variables = Readonly<Record<string, string>>;
type FunctionVariables = (functionName: string, variables: Variables) => Variables;

/** Addresses of what runs. */
export type LocalEndpoints = {
  readonly dynamoDb: string;
  readonly sqs: string;
  readonly s3: string;
  readonly mail: string;
  readonly appIo: string;
  readonly identityProvider: string;
};

export type LocalCloud = {
  /** Base URL of the HTTP API. */
  readonly url: string;
  readonly endpoints: LocalEndpoints;
  /** Where data and logs lie. */
  readonly dataDirectory: string;
  /** Access token of a demo client, ready for an Authorization header ("Bearer …"). */
  readonly tokenFor: (clientId: string) => Promise<string>;
  /** What every function has done and used so far, by its name. */
  readonly figures: () => Readonly<Record<string, FunctionFigures>>;
  readonly stop: () => Promise<void>;
};
