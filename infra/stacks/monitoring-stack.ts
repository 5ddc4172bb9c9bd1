import { Duration, Stack, type StackProps } from "aws-cdk-lib";
import { MathExpression } from "aws-cdk-lib/aws-cloudwatch";
import type { Construct } from "constructs";
import { backupMetric, tableMetric } from "../constructs/aws-metrics.ts";
import { ImpactAlarm } from "../constructs/impact-alarm.ts";
import { listPrices } from "../constructs/list-prices.ts";
import { takeInventory } from "../constructs/portal-inventory.ts";
import { ResourceDashboard } from "../constructs/resource-dashboard.ts";
import { ServiceDashboard } from "../constructs/service-dashboard.ts";
import type { StageSettings } from "../stages.ts";
import type { BackofficeStack } from "./backoffice-stack.ts";
import type { PaymentsStack } from "./payments-stack.ts";
import type { PortalStack } from "./portal-stack.ts";
import type { StateStack } from "./state-stack.ts";

type MonitoringStackProps = StackProps & {
  readonly settings: StageSettings;
  readonly state: StateStack;
  readonly portal: PortalStack;
  readonly backoffice: BackofficeStack;
  readonly payments: PaymentsStack;
};

/** Errors that DynamoDB makes now and then, and that every call of ours tries again. */
const systemErrorsMax = 10;
/** Operations whose errors are summed: one alarm takes at most ten metrics. */
const watchedOperations = [
  "GetItem",
  "BatchGetItem",
  "Query",
  "PutItem",
  "UpdateItem",
  "DeleteItem",
  "BatchExecuteStatement",
  "TransactWriteItems",
];

/** The portal as a whole: dashboards, and the alarms on what belongs to no function or queue. */
export class MonitoringStack extends Stack {
  private readonly platform: Pick<PortalStack, "alarmTopic">;

  constructor(scope: Construct, id: string, props: MonitoringStackProps) {
    const { settings, state, portal, backoffice, payments, ...stackProps } = props;
    super(scope, id, stackProps);
    this.platform = portal;
    const { tableName } = state.table;
    const dashboard = {
      name: `portale-${settings.name}`,
      inventory: takeInventory([portal, backoffice, payments], { portal, tableName }),
    };
    new ServiceDashboard(this, "Service", { ...dashboard, prices: listPrices(settings.region) });
    new ResourceDashboard(this, "Resources", dashboard);
    this.addThrottleAlarms(tableName);
    this.addSystemErrorsAlarm(tableName);
    if (state.backup !== undefined) this.addBackupAlarm(state.backup.vaultName);
  }

  /** A bulk load may well be slowed down for a while; whoever reads is waiting. */
  private addThrottleAlarms(tableName: string): void {
    new ImpactAlarm(this, "TableWritesThrottled", {
      platform: this.platform,
      impact: "I flussi si caricano più lentamente, e a volte una scrittura in linea fallisce.",
      runbookHeading: "Tabella limitata",
      metric: tableMetric(tableName, { metricName: "WriteThrottleEvents", statistic: "Sum" }),
      threshold: 0,
      evaluationPeriods: 3,
    });
    new ImpactAlarm(this, "TableReadsThrottled", {
      platform: this.platform,
      impact: "Chi paga e gli enti aspettano, e a volte ricevono un errore.",
      runbookHeading: "Tabella limitata",
      metric: tableMetric(tableName, { metricName: "ReadThrottleEvents", statistic: "Sum" }),
      threshold: 0,
    });
  }

  private addSystemErrorsAlarm(tableName: string): void {
    const metrics = watchedOperations.map((operation, index) => [
      `m${index}`,
      tableMetric(tableName, { metricName: "SystemErrors", statistic: "Sum", operation }),
    ]);
    new ImpactAlarm(this, "TableErrors", {
      platform: this.platform,
      impact: "Pagamenti, caricamenti e consultazioni falliscono o rallentano.",
      runbookHeading: "Tabella in errore",
      metric: new MathExpression({
        expression: "SUM(METRICS())",
        usingMetrics: Object.fromEntries(metrics),
        label: "errori di DynamoDB",
        period: Duration.minutes(5),
      }),
      threshold: systemErrorsMax,
    });
  }

  private addBackupAlarm(vaultName: string): void {
    const jobs = (outcome: string) =>
      backupMetric(vaultName, { metricName: `NumberOfBackupJobs${outcome}`, statistic: "Sum" });
    new ImpactAlarm(this, "BackupJobs", {
      platform: this.platform,
      impact: "Manca una copia di sicurezza: un disastro farebbe perdere più di un giorno di dati.",
      runbookHeading: "Backup non riuscito",
      metric: new MathExpression({
        expression: "SUM(METRICS())",
        usingMetrics: {
          failed: jobs("Failed"),
          aborted: jobs("Aborted"),
          expired: jobs("Expired"),
        },
        label: "copie non riuscite",
        period: Duration.hours(1),
      }),
      threshold: 0,
    });
  }
}
