import type { AwsCredentials } from "./sign-request.ts";

/** A service, and what the variables with its endpoint call it. */
const endpointNames = {
  dynamodb: "DYNAMODB",
  s3: "S3",
  secretsmanager: "SECRETS_MANAGER",
  sqs: "SQS",
} as const;
export type AwsService = keyof typeof endpointNames;

/** Where a service is reached, and as whom. */
export type AwsConnection = {
  readonly service: AwsService;
  readonly region: string;
  readonly endpoint: URL;
  /** AWS itself, not an emulator. */
  readonly isAws: boolean;
  readonly credentials: AwsCredentials;
};

/**
 * The settings that the Lambda service gives to every function, under the names that all SDKs of
 * AWS read: region, the role's credentials, and the endpoint where it is not AWS's own.
 */
export function readAwsConnection(service: AwsService): AwsConnection {
  const region = setting("AWS_REGION");
  const endpoint =
    process.env[`AWS_ENDPOINT_URL_${endpointNames[service]}`] || process.env["AWS_ENDPOINT_URL"];
  const sessionToken = process.env["AWS_SESSION_TOKEN"];
  return {
    service,
    region,
    endpoint: new URL(endpoint || `https://${service}.${region}.amazonaws.com`),
    isAws: !endpoint,
    credentials: {
      accessKeyId: setting("AWS_ACCESS_KEY_ID"),
      secretAccessKey: setting("AWS_SECRET_ACCESS_KEY"),
      ...(sessionToken && { sessionToken }),
    },
  };
}

function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`environment variable missing: ${name}`);
  return value;
}
