import { Duration, RemovalPolicy, Validations } from "aws-cdk-lib";
import { BackupPlan, BackupPlanRule, BackupResource, BackupVault } from "aws-cdk-lib/aws-backup";
import type { Table } from "aws-cdk-lib/aws-dynamodb";
import { Schedule } from "aws-cdk-lib/aws-events";
import { ManagedPolicy, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { Key } from "aws-cdk-lib/aws-kms";
import { type Bucket, CfnBucket } from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import type { StageSettings } from "../stages.ts";

type DataBackupProps = {
  readonly settings: StageSettings;
  readonly days: NonNullable<StageSettings["backup"]>;
  readonly table: Table;
  readonly files: Bucket;
  readonly key: Key | undefined;
};

/** AWS's own policies: what a copy and a restore of tables and buckets take changes with it. */
const policies = [
  "service-role/AWSBackupServiceRolePolicyForBackup",
  "AWSBackupServiceRolePolicyForS3Backup",
];

/**
 * Copies that outlive a mistake or a theft of credentials: of the table every night, because its
 * recovery to any second dies with the table; of the files every week, because their replaced
 * versions go after a month. The lock is in governance mode: nobody deletes a copy before its
 * time, but whoever is allowed to may still take off the lock, which compliance mode forbids for
 * ever, even where the stage was a trial.
 */
export class DataBackup extends Construct {
  readonly vaultName: string;

  constructor(scope: Construct, id: string, props: DataBackupProps) {
    super(scope, id);
    const { settings, days, table, files, key } = props;
    this.vaultName = `portale-${settings.name}`;
    const backupVault = new BackupVault(this, "Vault", {
      backupVaultName: this.vaultName,
      lockConfiguration: { minRetention: Duration.days(days.lockedDays) },
      ...(key === undefined ? {} : { encryptionKey: key }),
      removalPolicy: RemovalPolicy.RETAIN,
    });
    announceChanges(files);
    const role = this.addRole();
    const plans = [
      {
        name: "Table",
        resource: BackupResource.fromDynamoDbTable(table),
        // In the night of Rome, in winter and in summer.
        schedule: Schedule.cron({ hour: "1", minute: "0" }),
        keptDays: days.tableDays,
      },
      {
        name: "Files",
        resource: BackupResource.fromArn(files.bucketArn),
        schedule: Schedule.cron({ weekDay: "SUN", hour: "2", minute: "0" }),
        keptDays: days.filesDays,
      },
    ];
    for (const { name, resource, schedule, keptDays } of plans) {
      const plan = new BackupPlan(this, `${name}Plan`, {
        backupPlanName: `${this.vaultName}-${name.toLowerCase()}`,
        backupPlanRules: [
          new BackupPlanRule({
            backupVault,
            scheduleExpression: schedule,
            startWindow: Duration.hours(1),
            deleteAfter: Duration.days(keptDays),
          }),
        ],
      });
      plan.addSelection(`${name}Selection`, { resources: [resource], role });
    }
  }

  private addRole(): Role {
    const role = new Role(this, "Role", {
      assumedBy: new ServicePrincipal("backup.amazonaws.com"),
      managedPolicies: policies.map((name) => ManagedPolicy.fromAwsManagedPolicyName(name)),
    });
    for (const name of policies) {
      Validations.of(role).acknowledge({
        id: `AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/${name}]`,
        reason:
          "È il ruolo del solo servizio AWS Backup: le sue politiche le mantiene AWS, che le " +
          "cambia quando cambia il servizio.",
      });
    }
    return role;
  }
}

/** AWS Backup hears through EventBridge of what is new in a bucket since the last copy. */
function announceChanges(bucket: Bucket): void {
  const resource = bucket.node.defaultChild;
  if (!(resource instanceof CfnBucket)) throw new Error("A bucket without its resource");
  resource.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
}
