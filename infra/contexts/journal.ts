import { Duration } from "aws-cdk-lib";
import { MathExpression } from "aws-cdk-lib/aws-cloudwatch";
import { Schedule } from "aws-cdk-lib/aws-events";
import { Construct } from "constructs";
import { environmentSchema as archiveJournal } from "../../functions/journal/archive-journal/environment.ts";
import { environmentSchema as readAudit } from "../../functions/journal/read-audit/environment.ts";
import * as auditOperations from "../../functions/journal/read-audit/operations.ts";
import { environmentSchema as readJournal } from "../../functions/journal/read-journal/environment.ts";
import * as journalOperations from "../../functions/journal/read-journal/operations.ts";
import { stateEnvironment, tokenEnvironment } from "../constructs/function-environment.ts";
import { HttpRoute } from "../constructs/http-route.ts";
import { ImpactAlarm } from "../constructs/impact-alarm.ts";
import { onlineFunction } from "../constructs/online-function.ts";
import { ownMetric } from "../constructs/own-metric.ts";
import { PortalFunction } from "../constructs/portal-function.ts";
import type { PortalPlatform } from "../constructs/portal-platform.ts";
import { ScheduledFunction } from "../constructs/scheduled-function.ts";

/** Functions that leave events in the journal. */
const recorders = {
  node: "pagopa-node/pa-for-node",
  debts: "debt-positions/create-debt-position",
  searches: "debt-positions/position-search",
  flows: "debt-positions/close-import-flow",
  debtors: "notifications/notify-debtors",
  receipts: "notifications/send-receipt",
} as const;

/** What happened to every position, and what was done to every configuration: read and archived. */
export class Journal extends Construct {
  constructor(scope: Construct, id: string, platform: PortalPlatform) {
    super(scope, id);
    this.addReadJournal(platform);
    this.addReadAudit(platform);
    this.addArchive(platform);
    this.addMissingAlarm(platform);
  }

  private addReadJournal(platform: PortalPlatform): void {
    const read = new PortalFunction(this, "ReadJournal", {
      ...onlineFunction,
      platform,
      path: "journal/read-journal",
      environmentSchema: readJournal,
      environment: {
        ...tokenEnvironment(platform.settings),
        TABLE_NAME: platform.table.tableName,
      },
    });
    read.allowTable("GetItem", "BatchGetItem", "Query");
    new HttpRoute(this, "ListPositionEventsRoute", {
      platform,
      operation: journalOperations.listPositionEvents,
      function: read,
      impact: "Gli enti non vedono che cosa è successo a una posizione.",
    });
    new HttpRoute(this, "ListEventsRoute", {
      platform,
      operation: journalOperations.listEvents,
      function: read,
      impact: "Gli enti non possono cercare nel giornale degli eventi.",
    });
    new HttpRoute(this, "SearchEventsRoute", {
      platform,
      operation: journalOperations.searchEvents,
      function: read,
      impact: "Gli enti non trovano gli eventi di un debitore.",
    });
  }

  private addReadAudit(platform: PortalPlatform): void {
    const read = new PortalFunction(this, "ReadAudit", {
      ...onlineFunction,
      platform,
      path: "journal/read-audit",
      environmentSchema: readAudit,
      environment: {
        ...tokenEnvironment(platform.settings),
        TABLE_NAME: platform.table.tableName,
      },
    });
    read.allowTable("Query");
    new HttpRoute(this, "ListOrganizationAuditRoute", {
      platform,
      operation: auditOperations.listOrganizationAudit,
      function: read,
      impact: "Gli enti non vedono chi ha cambiato la loro configurazione.",
    });
    new HttpRoute(this, "ListRegionAuditRoute", {
      platform,
      operation: auditOperations.listRegionAudit,
      function: read,
      impact: "La Regione non vede chi ha cambiato la sua configurazione.",
    });
  }

  /** In the night, when the day is over for all: Italy is an hour or two ahead of UTC. */
  private addArchive(platform: PortalPlatform): void {
    const { function: archiver } = new ScheduledFunction(this, "Archive", {
      function: {
        platform,
        path: "journal/archive-journal",
        environmentSchema: archiveJournal,
        environment: {
          ...stateEnvironment(platform),
          AUDIT_YEARS: String(platform.settings.retention.auditYears),
        },
        memoryMiB: 1_024,
        timeoutSeconds: 900,
      },
      schedule: Schedule.cron({ hour: "2", minute: "40" }),
      failed: {
        impact: "Giornale e audit di ieri non sono ancora in archivio: nulla va perso, ma tarda.",
        runbookHeading: "Archivio del giornale non riuscito",
      },
    });
    archiver.allowTable("Query", "PutItem", "UpdateItem");
    archiver.allowFiles("journal", "PutObject");
    archiver.allowFiles("audit", "PutObject");
  }

  private addMissingAlarm(platform: PortalPlatform): void {
    const period = Duration.minutes(5);
    const missing = Object.entries(recorders).map(
      ([name, path]) =>
        [name, ownMetric(path, { metricName: "journalFailed", statistic: "Sum", period })] as const,
    );
    new ImpactAlarm(this, "EventsMissing", {
      platform,
      impact: "Nel giornale mancano eventi: chi cerca che cosa è successo non li trova.",
      runbookHeading: "Eventi mancanti nel giornale",
      metric: new MathExpression({
        expression: "SUM(METRICS())",
        usingMetrics: Object.fromEntries(missing),
        label: "Eventi persi",
        period,
      }),
      threshold: 0,
    });
  }
}
