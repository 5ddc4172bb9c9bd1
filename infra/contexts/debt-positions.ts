import { Duration } from "aws-cdk-lib";
import { MathExpression } from "aws-cdk-lib/aws-cloudwatch";
import type { IQueue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { environmentSchema as closeImportFlow } from "../../functions/debt-positions/close-import-flow/environment.ts";
import { environmentSchema as createDebtPosition } from "../../functions/debt-positions/create-debt-position/environment.ts";
import { operation as createDebtPositionOperation } from "../../functions/debt-positions/create-debt-position/operation.ts";
import { environmentSchema as getDebtPosition } from "../../functions/debt-positions/get-debt-position/environment.ts";
import { operation as getDebtPositionOperation } from "../../functions/debt-positions/get-debt-position/operation.ts";
import { environmentSchema as getImportFlow } from "../../functions/debt-positions/get-import-flow/environment.ts";
import { operation as getImportFlowOperation } from "../../functions/debt-positions/get-import-flow/operation.ts";
import { environmentSchema as importBlock } from "../../functions/debt-positions/import-block/environment.ts";
import { environmentSchema as requestImportFlow } from "../../functions/debt-positions/request-import-flow/environment.ts";
import { operation as requestImportFlowOperation } from "../../functions/debt-positions/request-import-flow/operation.ts";
import { environmentSchema as splitImportFlow } from "../../functions/debt-positions/split-import-flow/environment.ts";
import { environmentSchema as startImportFlow } from "../../functions/debt-positions/start-import-flow/environment.ts";
import { operation as startImportFlowOperation } from "../../functions/debt-positions/start-import-flow/operation.ts";
import {
  journalEnvironment,
  stateEnvironment,
  tokenEnvironment,
} from "../constructs/function-environment.ts";
import { HttpRoute } from "../constructs/http-route.ts";
import { ImpactAlarm } from "../constructs/impact-alarm.ts";
import { onlineFunction } from "../constructs/online-function.ts";
import { ownMetric } from "../constructs/own-metric.ts";
import { PortalFunction } from "../constructs/portal-function.ts";
import type { PortalPlatform } from "../constructs/portal-platform.ts";
import { QueueConsumer } from "../constructs/queue-consumer.ts";

/** Import flows: asked for and followed over the API; cut, imported and closed by queues. */
export class DebtPositions extends Construct {
  /** Flows whose file is to be checked and cut into blocks. */
  readonly flowSplits: IQueue;
  /** Flows whose blocks are all done. */
  readonly flowClosings: IQueue;

  constructor(scope: Construct, id: string, platform: PortalPlatform) {
    super(scope, id);
    this.addCreateDebtPosition(platform);
    this.addGetDebtPosition(platform);
    this.addRequestImportFlow(platform);
    this.addStartImportFlow(platform);
    this.addGetImportFlow(platform);
    this.flowSplits = this.addSplitImportFlow(platform, this.addImportBlock(platform));
    this.flowClosings = this.addCloseImportFlow(platform);
    this.addIuvAlarm(platform);
  }

  /** Told with every flow and every single position: whoever has few IUVs left keeps it ringing. */
  private addIuvAlarm(platform: PortalPlatform): void {
    const period = Duration.minutes(5);
    const used = (path: string) =>
      ownMetric(path, { metricName: "iuvsUsed", statistic: "Maximum", period });
    new ImpactAlarm(this, "IuvsRunningOut", {
      platform,
      impact: "Un ente sta per finire i suoi IUV: dopo, non può più caricare posizioni.",
      runbookHeading: "IUV in esaurimento",
      metric: new MathExpression({
        expression: "MAX(METRICS())",
        usingMetrics: {
          flows: used("debt-positions/split-import-flow"),
          single: used("debt-positions/create-debt-position"),
          registry: used("debt-positions/position-registry"),
          many: used("debt-positions/load-positions"),
          carts: used("checkout/organization-carts"),
        },
        label: "IUV usati (%)",
        period,
      }),
      threshold: 90,
    });
  }

  private addCreateDebtPosition(platform: PortalPlatform): void {
    const create = new PortalFunction(this, "CreateDebtPosition", {
      ...onlineFunction,
      platform,
      path: "debt-positions/create-debt-position",
      environmentSchema: createDebtPosition,
      environment: {
        ...tokenEnvironment(platform.settings),
        ...journalEnvironment(platform.settings),
        TABLE_NAME: platform.table.tableName,
        PUBLIC_URL: platform.settings.portalUrl,
      },
    });
    create.allowTable("GetItem", "BatchGetItem", "PutItem", "PartiQLInsert");
    new HttpRoute(this, "CreateDebtPositionRoute", {
      platform,
      operation: createDebtPositionOperation,
      function: create,
      impact: "Gli enti non possono creare singole posizioni debitorie.",
    });
  }

  private addGetDebtPosition(platform: PortalPlatform): void {
    const get = new PortalFunction(this, "GetDebtPosition", {
      ...onlineFunction,
      platform,
      path: "debt-positions/get-debt-position",
      environmentSchema: getDebtPosition,
      environment: {
        ...tokenEnvironment(platform.settings),
        TABLE_NAME: platform.table.tableName,
        PUBLIC_URL: platform.settings.portalUrl,
      },
    });
    get.allowTable("GetItem", "BatchGetItem");
    new HttpRoute(this, "GetDebtPositionRoute", {
      platform,
      operation: getDebtPositionOperation,
      function: get,
      impact: "Gli enti non vedono lo stato delle loro posizioni debitorie.",
    });
  }

  private addRequestImportFlow(platform: PortalPlatform): void {
    const request = new PortalFunction(this, "RequestImportFlow", {
      ...onlineFunction,
      platform,
      path: "debt-positions/request-import-flow",
      environmentSchema: requestImportFlow,
      environment: { ...tokenEnvironment(platform.settings), ...stateEnvironment(platform) },
    });
    request.allowTable("GetItem", "PutItem");
    request.allowFiles("uploads", "PutObject");
    new HttpRoute(this, "RequestImportFlowRoute", {
      platform,
      operation: requestImportFlowOperation,
      function: request,
      impact: "Gli enti non possono caricare nuovi flussi.",
    });
  }

  private addStartImportFlow(platform: PortalPlatform): void {
    const start = new PortalFunction(this, "StartImportFlow", {
      ...onlineFunction,
      platform,
      path: "debt-positions/start-import-flow",
      environmentSchema: startImportFlow,
      environment: { ...tokenEnvironment(platform.settings), ...stateEnvironment(platform) },
    });
    start.allowTable("GetItem", "UpdateItem");
    start.allowFiles("uploads", "GetObject");
    new HttpRoute(this, "StartImportFlowRoute", {
      platform,
      operation: startImportFlowOperation,
      function: start,
      impact: "Gli enti non possono avviare i flussi che hanno caricato.",
    });
  }

  private addGetImportFlow(platform: PortalPlatform): void {
    const get = new PortalFunction(this, "GetImportFlow", {
      ...onlineFunction,
      platform,
      path: "debt-positions/get-import-flow",
      environmentSchema: getImportFlow,
      environment: { ...tokenEnvironment(platform.settings), ...stateEnvironment(platform) },
    });
    get.allowTable("GetItem", "Query");
    get.allowFiles("results", "GetObject");
    new HttpRoute(this, "GetImportFlowRoute", {
      platform,
      operation: getImportFlowOperation,
      function: get,
      impact: "Gli enti non vedono lo stato dei flussi e non scaricano i file di esito.",
    });
  }

  private addImportBlock(platform: PortalPlatform): IQueue {
    const { queue, function: importer } = new QueueConsumer(this, "ImportBlocks", {
      queueName: "import-blocks",
      function: {
        platform,
        path: "debt-positions/import-block",
        environmentSchema: importBlock,
        environment: stateEnvironment(platform),
        memoryMiB: 512,
        timeoutSeconds: 300,
      },
      batchSize: 1,
      concurrencyMax: platform.settings.concurrency.importBlocks,
      deadLetters: {
        impact: "Un flusso resta incompleto: parte delle posizioni non è pagabile.",
        runbookHeading: "Code morte: import-blocks",
      },
      late: {
        afterMinutes: 60,
        impact: "Un flusso caricato da un ente tarda a diventare pagabile.",
        runbookHeading: "Code in ritardo",
      },
    });
    importer.allowTable("GetItem", "BatchGetItem", "PartiQLInsert");
    importer.allowTable("PutItem", "UpdateItem", "DeleteItem", "ConditionCheckItem");
    importer.allowFiles("work", "GetObject", "PutObject");
    return queue;
  }

  private addSplitImportFlow(platform: PortalPlatform, importBlocks: IQueue): IQueue {
    const { queue, function: splitter } = new QueueConsumer(this, "FlowSplits", {
      queueName: "flow-splits",
      function: {
        platform,
        path: "debt-positions/split-import-flow",
        environmentSchema: splitImportFlow,
        environment: {
          ...stateEnvironment(platform),
          IMPORT_BLOCKS_QUEUE_URL: importBlocks.queueUrl,
        },
        memoryMiB: 512,
        timeoutSeconds: 900,
      },
      batchSize: 1,
      concurrencyMax: platform.settings.concurrency.archives,
      deadLetters: {
        impact: "Un flusso caricato da un ente non è stato preso in carico.",
        runbookHeading: "Code morte: flow-splits",
      },
      late: {
        afterMinutes: 20,
        impact: "I flussi avviati dagli enti restano fermi prima di essere importati.",
        runbookHeading: "Code in ritardo",
      },
    });
    splitter.allowTable("GetItem", "Query", "PutItem", "UpdateItem");
    splitter.allowFiles("uploads", "GetObject");
    splitter.allowFiles("work", "GetObject", "PutObject");
    splitter.allowSend(importBlocks);
    return queue;
  }

  private addCloseImportFlow(platform: PortalPlatform): IQueue {
    const { queue, function: closer } = new QueueConsumer(this, "FlowClosings", {
      queueName: "flow-closings",
      function: {
        platform,
        path: "debt-positions/close-import-flow",
        environmentSchema: closeImportFlow,
        environment: { ...stateEnvironment(platform), ...journalEnvironment(platform.settings) },
        memoryMiB: 512,
        timeoutSeconds: 900,
      },
      batchSize: 1,
      concurrencyMax: platform.settings.concurrency.archives,
      deadLetters: {
        impact: "Le posizioni sono pagabili, ma l'ente non riceve i file di esito del flusso.",
        runbookHeading: "Code morte: flow-closings",
      },
      late: {
        afterMinutes: 20,
        impact: "Le posizioni sono pagabili, ma gli enti aspettano i file di esito.",
        runbookHeading: "Code in ritardo",
      },
    });
    closer.allowTable("GetItem", "PutItem", "UpdateItem", "DeleteItem", "PartiQLInsert");
    closer.allowFiles("work", "GetObject");
    closer.allowFiles("results", "PutObject", "AbortMultipartUpload");
    return queue;
  }
}
