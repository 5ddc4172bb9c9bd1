import * as z from "zod";
import { stageSettings } from "../../../infra/stages.ts";
import type { Resource, SynthesizedStage } from "../synthesized-stage.ts";
import { type Permission, type PermissionParts, permissionText } from "./granted-permissions.ts";
import { templateNames } from "./template-names.ts";

const tableReading = ["Decrypt", "DescribeKey"];
/** DynamoDB User Guide, "Encryption at rest: usage notes", permissions of the caller. */
const tableWriting = [
  ...tableReading,
  "Encrypt",
  "GenerateDataKey",
  "ReEncryptFrom",
  "ReEncryptTo",
];

/** What an action on something encrypted asks of its key, through the service it belongs to. */
const keyActions: Readonly<Record<string, readonly string[]>> = {
  "dynamodb:GetItem": tableReading,
  "dynamodb:BatchGetItem": tableReading,
  "dynamodb:Query": tableReading,
  "dynamodb:PartiQLSelect": tableReading,
  "dynamodb:GetRecords": tableReading,
  "dynamodb:PutItem": tableWriting,
  "dynamodb:UpdateItem": tableWriting,
  "dynamodb:DeleteItem": tableWriting,
  "dynamodb:ConditionCheckItem": tableWriting,
  "dynamodb:PartiQLInsert": tableWriting,
  "dynamodb:PartiQLUpdate": tableWriting,
  "dynamodb:PartiQLDelete": tableWriting,
  "s3:GetObject": ["Decrypt"],
  "s3:PutObject": ["GenerateDataKey"],
  // Who may abort an upload makes it in parts, which S3 can only put together when it can read.
  "s3:AbortMultipartUpload": ["Decrypt"],
  "sqs:SendMessage": ["GenerateDataKey", "Decrypt"],
  "sqs:ReceiveMessage": ["Decrypt"],
  "secretsmanager:GetSecretValue": ["Decrypt"],
};

/**
 * The rule: a role may use the key of what it reads and writes, for that and through that service,
 * and no other key. What has no key of its own asks for nothing.
 */
export function keyPermissions(
  needed: readonly PermissionParts[],
  stage: SynthesizedStage,
): Permission[] {
  const { region } = stageSettings(stage.stage);
  return needed.flatMap(({ action, resource }) => {
    const key = keyOf(resource, stage);
    if (key === undefined) return [];
    const service = action.slice(0, action.indexOf(":"));
    return (keyActions[action] ?? []).map((keyAction) =>
      permissionText({
        action: `kms:${keyAction}`,
        resource: key,
        condition: `kms:ViaService StringEquals ${service}.${region}.amazonaws.com`,
      }),
    );
  });
}

const bucketKeySchema = z.object({
  BucketEncryption: z.object({
    ServerSideEncryptionConfiguration: z.array(
      z.object({
        ServerSideEncryptionByDefault: z.object({ KMSMasterKeyID: z.unknown().optional() }),
      }),
    ),
  }),
});
const tableKeySchema = z.object({ SSESpecification: z.object({ KMSMasterKeyId: z.unknown() }) });

const keyReaders: Readonly<Record<string, (properties: Resource["Properties"]) => unknown>> = {
  "AWS::DynamoDB::Table": (properties) =>
    tableKeySchema.safeParse(properties).data?.SSESpecification.KMSMasterKeyId,
  "AWS::S3::Bucket": (properties) =>
    bucketKeySchema.safeParse(properties).data?.BucketEncryption
      .ServerSideEncryptionConfiguration[0]?.ServerSideEncryptionByDefault.KMSMasterKeyID,
  "AWS::SQS::Queue": (properties) => properties["KmsMasterKeyId"],
  "AWS::SecretsManager::Secret": (properties) => properties["KmsKeyId"],
};

/** The key that encrypts a resource, where it is one of the stage's own. */
function keyOf(resource: string, stage: SynthesizedStage): string | undefined {
  const [id = ""] = resource.split(/[/.]/u);
  const encrypted = stage.resources.find((candidate) => candidate.id === id);
  const key = encrypted && keyReaders[encrypted.Type]?.(encrypted.Properties);
  return key === undefined ? undefined : templateNames(stage)(key);
}
