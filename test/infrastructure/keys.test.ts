import { describe, expect, it } from "vitest";
import * as z from "zod";
import { stageSettingsSchema } from "../../infra/stages/stage-schema.ts";
import { stageNames, stageSettings } from "../../infra/stages.ts";
import { templateNames } from "../support/permissions/template-names.ts";
import { type SynthesizedStage, synthesizedStage } from "../support/synthesized-stage.ts";

const withOwnKey = stageNames.filter((name) => stageSettings(name).encryption === "ownKey");
const withoutOwnKey = stageNames.filter((name) => !withOwnKey.includes(name));

const statementSchema = z.object({
  Action: z.union([z.string().transform((one) => [one]), z.array(z.string())]),
  Resource: z.unknown(),
  Condition: z.unknown().optional(),
});
const policySchema = z.object({
  Roles: z.array(z.unknown()),
  PolicyDocument: z.object({ Statement: z.array(statementSchema) }),
});

/** For each role, which actions it may do on what, and on which condition. */
function rolesOf(stage: SynthesizedStage) {
  return stage.ofType("AWS::IAM::Policy").map(({ id, Properties }) => {
    const { Statement } = policySchema.parse(Properties).PolicyDocument;
    return { id, statements: Statement };
  });
}

describe("the stages that protect data", () => {
  it("are those with a key of their own", () => {
    expect(withOwnKey).toEqual(stageNames.filter((name) => stageSettings(name).protectsData));
    expect(withOwnKey).toContain("prod");
  });

  it("are refused with a key that AWS owns, and without copies", () => {
    const production = stageSettings("prod");
    for (const wrong of [{ encryption: "awsOwned" }, { backup: undefined }]) {
      const { error } = stageSettingsSchema.safeParse({ ...production, ...wrong });
      expect(error?.issues.map(({ message }) => message)).toEqual([
        "i dati protetti vogliono una chiave propria e copie di sicurezza",
      ]);
    }
  });
});

describe.each(withoutOwnKey)("stage %s", (name) => {
  it("has no key and asks nobody for one", () => {
    const stage = synthesizedStage(name);
    expect(stage.ofType("AWS::KMS::Key")).toEqual([]);
    expect(JSON.stringify(stage.ofType("AWS::IAM::Policy"))).not.toContain('"kms:');
  });
});

describe.each(withOwnKey)("the key of stage %s", (name) => {
  const stage = synthesizedStage(name);
  const nameOf = templateNames(stage);
  const keys = stage.ofType("AWS::KMS::Key");
  const keyId = keys[0]?.id ?? "";

  it("is one, renewed by AWS every year, and outlives its stack", () => {
    expect(keys).toHaveLength(1);
    expect(keys[0]).toMatchObject({
      DeletionPolicy: "Retain",
      Properties: { EnableKeyRotation: true, PendingWindowInDays: 30 },
    });
  });

  it("encrypts the table, the files, every secret and the copies", () => {
    const [table] = stage.ofType("AWS::DynamoDB::Table");
    expect(table?.Properties["SSESpecification"]).toMatchObject({ SSEEnabled: true });
    const files = stage.ofType("AWS::S3::Bucket").find(({ id }) => id.startsWith("Files"));
    expect(files?.Properties["BucketEncryption"]).toMatchObject({
      ServerSideEncryptionConfiguration: [{ BucketKeyEnabled: true }],
    });
    const secrets = stage.ofType("AWS::SecretsManager::Secret");
    expect(secrets.length).toBeGreaterThan(0);
    const [vault] = stage.ofType("AWS::Backup::BackupVault");
    for (const encrypted of [table, files, vault, ...secrets]) {
      const { Properties } = encrypted ?? { Properties: {} };
      const text = JSON.stringify(Properties);
      const imported = [...text.matchAll(/"Fn::ImportValue":"([^"]+)"/gu)].map(([, from]) =>
        nameOf(stage.exports.get(from ?? "")),
      );
      expect(text.includes(`"${keyId}"`) || imported.includes(keyId)).toBe(true);
    }
  });

  it("lets nobody in but through the service that keeps the data", () => {
    const uses = rolesOf(stage).flatMap(({ statements }) =>
      statements.filter(({ Action }) => Action.some((action) => action.startsWith("kms:"))),
    );
    expect(uses.length).toBeGreaterThan(20);
    for (const { Action, Resource, Condition } of uses) {
      expect(Action.filter((action) => !/^kms:[A-Z][A-Za-z]+$/u.test(action))).toEqual([]);
      expect(nameOf(Resource)).toBe(keyId);
      expect(JSON.stringify(Condition)).toMatch(
        /^\{"StringEquals":\{"kms:ViaService":"(dynamodb|s3|secretsmanager)\.eu-south-1\.amazonaws\.com"\}\}$/u,
      );
    }
  });

  it("is asked for by each role exactly where it works with what the key encrypts", () => {
    for (const { id, statements } of rolesOf(stage)) {
      const actions = new Set(statements.flatMap(({ Action }) => Action));
      const has = (...wanted: string[]) => wanted.some((action) => actions.has(action));
      const via = (service: string) =>
        statements
          .filter(({ Condition }) => JSON.stringify(Condition ?? "").includes(`"${service}.`))
          .flatMap(({ Action }) => Action)
          .sort();
      const reads = has("dynamodb:GetItem", "dynamodb:Query", "dynamodb:GetRecords");
      const writes = has("dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:PartiQLInsert");
      expect(via("dynamodb"), id).toEqual([
        ...(reads || writes ? ["kms:Decrypt", "kms:DescribeKey"] : []),
        ...(writes
          ? ["kms:Encrypt", "kms:GenerateDataKey", "kms:ReEncryptFrom", "kms:ReEncryptTo"]
          : []),
      ]);
      expect(via("s3"), id).toEqual([
        ...(has("s3:GetObject", "s3:AbortMultipartUpload") ? ["kms:Decrypt"] : []),
        ...(has("s3:PutObject") ? ["kms:GenerateDataKey"] : []),
      ]);
      const opensSecrets = has("secretsmanager:GetSecretValue");
      expect(via("secretsmanager"), id).toEqual(opensSecrets ? ["kms:Decrypt"] : []);
    }
  });
});
