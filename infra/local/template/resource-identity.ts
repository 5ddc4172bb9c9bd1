import { createHash } from "node:crypto";

/** Account and region that the local cloud pretends to be. */
export const localAccount = "000000000000";
export const localRegion = "eu-south-1";

/** Addresses that template values need: the emulator of SQS and the local HTTP API. */
export type LocalAddresses = {
  /** Base of queue URLs, for example "http://127.0.0.1:4567". */
  readonly queueEndpoint: string;
  /** Base URL of the HTTP API, for example "http://localhost:4400". */
  readonly apiUrl: string;
};

/** What `Ref` and `Fn::GetAtt` of a resource give. */
export type ResourceIdentity = {
  readonly reference: string;
  readonly attributes: Readonly<Record<string, string>>;
};

export type NamedResource = {
  readonly stackName: string;
  readonly logicalId: string;
  readonly type: string;
  /** The name written in the template, when there is one. */
  readonly explicitName: string | undefined;
  /** Resolved target function of an alias or a version. */
  readonly functionName: string | undefined;
};

/** Property that carries the physical name, for the types that may have one. */
export const namePropertyOf: Readonly<Record<string, string>> = {
  "AWS::DynamoDB::Table": "TableName",
  "AWS::DynamoDB::GlobalTable": "TableName",
  "AWS::S3::Bucket": "BucketName",
  "AWS::SQS::Queue": "QueueName",
  "AWS::Lambda::Function": "FunctionName",
};

/** Gives a resource the name and the ARNs that it has in the local cloud. */
export function identifyResource(
  resource: NamedResource,
  addresses: LocalAddresses,
): ResourceIdentity {
  const name = physicalNameOf(resource);
  const arn = (service: string, path: string) =>
    `arn:aws:${service}:${localRegion}:${localAccount}:${path}`;
  switch (resource.type) {
    case "AWS::DynamoDB::Table":
    case "AWS::DynamoDB::GlobalTable": {
      const tableArn = arn("dynamodb", `table/${name}`);
      return named(name, { Arn: tableArn, StreamArn: `${tableArn}/stream/local` });
    }
    case "AWS::S3::Bucket":
      return named(name, { Arn: `arn:aws:s3:::${name}` });
    case "AWS::SQS::Queue": {
      const queueUrl = `${addresses.queueEndpoint}/${localAccount}/${name}`;
      return named(queueUrl, {
        Arn: arn("sqs", name),
        QueueName: name,
        QueueUrl: queueUrl,
      });
    }
    case "AWS::Lambda::Function":
      return named(name, { Arn: arn("lambda", `function:${name}`) });
    case "AWS::Lambda::Alias":
    case "AWS::Lambda::Version": {
      const functionArn = arn("lambda", `function:${resource.functionName ?? name}:local`);
      return named(functionArn, { FunctionArn: functionArn, Version: "1" });
    }
    case "AWS::ApiGatewayV2::Api":
      return named(resource.logicalId, {
        ApiId: resource.logicalId,
        ApiEndpoint: addresses.apiUrl,
      });
    case "AWS::ApiGatewayV2::Integration":
      return named(resource.logicalId, { IntegrationId: resource.logicalId });
    default:
      return named(name, { Arn: arn("local", name), Name: name });
  }
}

/** Name of the function an ARN (also of an alias or a version) or a plain name points to. */
export function functionNameOf(arnOrName: string): string {
  return /:function:([^:/]+)/.exec(arnOrName)?.[1] ?? arnOrName;
}

/** Table that a stream ARN of the local cloud belongs to. */
export function tableNameOfStream(arn: string): string | undefined {
  return /:table\/([^/]+)\/stream\//.exec(arn)?.[1];
}

/** Queue that an SQS ARN names. */
export function queueNameOf(arn: string): string | undefined {
  return /^arn:[^:]+:sqs:[^:]*:[^:]*:([^:]+)$/.exec(arn)?.[1];
}

function named(reference: string, attributes: Readonly<Record<string, string>>): ResourceIdentity {
  return { reference, attributes };
}

function physicalNameOf(resource: NamedResource): string {
  if (resource.explicitName !== undefined) {
    return resource.explicitName;
  }
  const name = `${resource.stackName}-${resource.logicalId}`;
  return resource.type === "AWS::S3::Bucket"
    ? bounded(name.toLowerCase().replace(/[^a-z0-9-]/g, "-"), 63)
    : bounded(name, 64);
}

function bounded(name: string, lengthMax: number): string {
  if (name.length <= lengthMax) {
    return name;
  }
  const digest = createHash("sha256").update(name).digest("hex").slice(0, 8);
  return `${name.slice(0, lengthMax - 9)}-${digest}`;
}
