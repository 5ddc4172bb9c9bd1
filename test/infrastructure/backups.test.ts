import { describe, expect, it } from "vitest";
import * as z from "zod";
import { stageSettingsSchema } from "../../infra/stages/stage-schema.ts";
import { stageNames, stageSettings } from "../../infra/stages.ts";
import { synthesizedStage } from "../support/synthesized-stage.ts";

const withCopies = stageNames.filter((name) => stageSettings(name).backup !== undefined);
const planSchema = z.object({
  BackupPlan: z.object({
    BackupPlanRule: z.array(
      z.object({
        ScheduleExpression: z.string(),
        Lifecycle: z.object({ DeleteAfterDays: z.number() }),
        TargetBackupVault: z.unknown(),
      }),
    ),
  }),
});
const selectionSchema = z.object({
  BackupPlanId: z.unknown(),
  BackupSelection: z.object({ Resources: z.array(z.unknown()), IamRoleArn: z.unknown() }),
});

describe("copies", () => {
  it("are made where data is protected, and nowhere else", () => {
    expect(withCopies).toEqual(["collaudo", "prod"]);
    for (const name of ["local", "dev"] as const) {
      const types = synthesizedStage(name).resources.map(({ Type }) => Type);
      expect(types.filter((type) => type.startsWith("AWS::Backup"))).toEqual([]);
    }
  });

  it("that would go before the lock lets them go are refused", () => {
    const backup = { lockedDays: 30, tableDays: 35, filesDays: 14 };
    const { error } = stageSettingsSchema.safeParse({ ...stageSettings("prod"), backup });
    expect(error?.issues.map(({ message }) => message)).toEqual([
      "una copia non può durare meno del blocco del vault",
    ]);
  });
});

describe.each(withCopies)("the copies of stage %s", (name) => {
  const stage = synthesizedStage(name);
  const vaults = stage.ofType("AWS::Backup::BackupVault");
  const plans = stage.ofType("AWS::Backup::BackupPlan").map((plan) => {
    const selection = stage
      .ofType("AWS::Backup::BackupSelection")
      .map(({ Properties }) => selectionSchema.parse(Properties))
      .find(({ BackupPlanId }) => stage.referredBy(BackupPlanId) === plan);
    const resources = selection?.BackupSelection.Resources.map((one) => stage.referredBy(one).Type);
    const [rule] = planSchema.parse(plan.Properties).BackupPlan.BackupPlanRule;
    return { resources, rule, role: selection?.BackupSelection.IamRoleArn };
  });

  it("are in one vault that outlives its stack and gives nothing away before its time", () => {
    expect(vaults).toHaveLength(1);
    expect(vaults[0]?.DeletionPolicy).toBe("Retain");
    // No `ChangeableForDays`: governance mode, which whoever may can take off again.
    expect(vaults[0]?.Properties["LockConfiguration"]).toEqual({
      MinRetentionDays: stageSettings(name).backup?.lockedDays,
    });
  });

  it("are of the table every day for 35 days and of the files every week", () => {
    expect(
      plans.map(({ resources, rule }) => [
        resources,
        rule?.ScheduleExpression,
        rule?.Lifecycle.DeleteAfterDays,
      ]),
    ).toEqual([
      [["AWS::DynamoDB::Table"], "cron(0 1 * * ? *)", 35],
      [["AWS::S3::Bucket"], "cron(0 2 ? * SUN *)", 35],
    ]);
    for (const { rule } of plans) {
      expect(stage.referredBy(rule?.TargetBackupVault)).toBe(vaults[0]);
    }
  });

  it("are made by a role that only AWS Backup may take", () => {
    for (const { role } of plans) {
      const trust = JSON.stringify(stage.referredBy(role).Properties["AssumeRolePolicyDocument"]);
      expect(trust.match(/"[a-z]+\.amazonaws\.com"/gu)).toEqual(['"backup.amazonaws.com"']);
    }
  });

  it("find out what is new in the bucket, and keep the table's own recovery at 35 days", () => {
    const files = stage.ofType("AWS::S3::Bucket").find(({ id }) => id.startsWith("Files"));
    expect(files?.Properties["NotificationConfiguration"]).toEqual({
      EventBridgeConfiguration: { EventBridgeEnabled: true },
    });
    const [table] = stage.ofType("AWS::DynamoDB::Table");
    expect(table?.Properties["PointInTimeRecoverySpecification"]).toMatchObject({
      RecoveryPeriodInDays: 35,
    });
  });

  it("tell somebody when one is missing", () => {
    const alarm = stage
      .ofType("AWS::CloudWatch::Alarm")
      .find(({ Properties }) => String(Properties["AlarmName"]).endsWith("/BackupJobs"));
    const metrics = JSON.stringify(alarm?.Properties["Metrics"]);
    for (const outcome of ["Failed", "Aborted", "Expired"]) {
      expect(metrics).toContain(`"NumberOfBackupJobs${outcome}"`);
    }
    expect(metrics).toContain(`"Value":"${vaults[0]?.Properties["BackupVaultName"]}"`);
  });
});
