import { describe, expect, it } from "vitest";
import { stageNames, stageSettings } from "../../infra/stages.ts";
import { timeToLiveAttribute } from "../../shared/persistence/table.ts";
import { synthesizedStage } from "../support/synthesized-stage.ts";

describe.each(stageNames)("the state of stage %s", (name) => {
  const stage = synthesizedStage(name);
  const protectedData = name === "collaudo" || name === "prod";
  const [table] = stage.ofType("AWS::DynamoDB::Table");
  const files = stage.ofType("AWS::S3::Bucket").find(({ id }) => id.startsWith("Files"));

  it("is one table on demand, with backup to any second and a stream", () => {
    expect(stage.ofType("AWS::DynamoDB::Table")).toHaveLength(1);
    expect(table?.Properties).toMatchObject({
      BillingMode: "PAY_PER_REQUEST",
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      StreamSpecification: { StreamViewType: "NEW_AND_OLD_IMAGES" },
    });
  });

  it(protectedData ? "cannot be deleted by mistake" : "goes away with its stack", () => {
    expect(stageSettings(name).protectsData).toBe(protectedData);
    expect(table?.Properties["DeletionProtectionEnabled"]).toBe(protectedData);
    expect(table?.DeletionPolicy).toBe(protectedData ? "Retain" : "Delete");
    expect(files?.DeletionPolicy).toBe(protectedData ? "Retain" : "Delete");
  });

  it("keeps files encrypted, versioned and closed to the public", () => {
    expect(files?.Properties).toMatchObject({
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          { ServerSideEncryptionByDefault: { SSEAlgorithm: protectedData ? "aws:kms" : "AES256" } },
        ],
      },
      VersioningConfiguration: { Status: "Enabled" },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    });
    expect(files?.Properties["LoggingConfiguration"]).toBeDefined();
  });

  it("keeps uploads 90 days, work files 30, longer than dead letters, and results 400", () => {
    expect(files?.Properties["LifecycleConfiguration"]).toMatchObject({
      Rules: expect.arrayContaining([
        expect.objectContaining({ Prefix: "uploads/", ExpirationInDays: 90 }),
        expect.objectContaining({ Prefix: "work/", ExpirationInDays: 30 }),
        expect.objectContaining({ Prefix: "results/", ExpirationInDays: 400 }),
      ]),
    });
  });

  it("lets only the portal's own pages upload from a browser", () => {
    expect(files?.Properties["CorsConfiguration"]).toMatchObject({
      CorsRules: [{ AllowedOrigins: stageSettings(name).api.browserOrigins }],
    });
  });

  it("forgets by itself only what says when it may be forgotten", () => {
    expect(table?.Properties["TimeToLiveSpecification"]).toEqual({
      AttributeName: timeToLiveAttribute,
      Enabled: true,
    });
  });

  it("holds the App IO keys in a secret wherever App IO is the real one", () => {
    const secrets = stage.ofType("AWS::SecretsManager::Secret");
    const keys = secrets.filter(({ id }) => id.startsWith("AppIoKeys"));
    expect(keys).toHaveLength(name === "local" ? 0 : 1);
  });

  it("shuts the sandbox with a key wherever others than its developer reach it", () => {
    const secrets = stage.ofType("AWS::SecretsManager::Secret");
    const keys = secrets.filter(({ id }) => id.startsWith("SandboxKey"));
    expect(keys).toHaveLength(name === "dev" || name === "collaudo" ? 1 : 0);
  });
});
