import type { IQueue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { environmentSchema as archiveNotices } from "../../functions/notices/archive-notices/environment.ts";
import { environmentSchema as getNotice } from "../../functions/notices/get-notice/environment.ts";
import { operation as getNoticeOperation } from "../../functions/notices/get-notice/operation.ts";
import { environmentSchema as getPrintJob } from "../../functions/notices/get-print-job/environment.ts";
import { operation as getPrintJobOperation } from "../../functions/notices/get-print-job/operation.ts";
import { environmentSchema as planPrintJob } from "../../functions/notices/plan-print-job/environment.ts";
import { environmentSchema as renderPrintPack } from "../../functions/notices/render-print-pack/environment.ts";
import { environmentSchema as requestPrintJob } from "../../functions/notices/request-print-job/environment.ts";
import { operation as requestPrintJobOperation } from "../../functions/notices/request-print-job/operation.ts";
import { stateEnvironment, tokenEnvironment } from "../constructs/function-environment.ts";
import { HttpRoute } from "../constructs/http-route.ts";
import { onlineFunction } from "../constructs/online-function.ts";
import { PortalFunction } from "../constructs/portal-function.ts";
import type { PortalPlatform } from "../constructs/portal-platform.ts";
import { QueueConsumer } from "../constructs/queue-consumer.ts";

/** Payment notices: one on request, print packs and archives of a flow. */
export class Notices extends Construct {
  /** Imported blocks whose notices are to be printed together. */
  readonly printPacks: IQueue;
  /** Print jobs whose notices are to be selected and sorted. */
  readonly printJobs: IQueue;
  /** Imported flows whose single notices are to be put in one ZIP. */
  readonly noticeArchives: IQueue;

  constructor(scope: Construct, id: string, platform: PortalPlatform) {
    super(scope, id);
    this.addGetNotice(platform);
    this.printPacks = this.addRenderPrintPack(platform);
    this.noticeArchives = this.addArchiveNotices(platform);
    this.printJobs = this.addPlanPrintJob(platform);
    this.addRequestPrintJob(platform);
    this.addGetPrintJob(platform);
  }

  private addGetNotice(platform: PortalPlatform): void {
    const get = new PortalFunction(this, "GetNotice", {
      ...onlineFunction,
      platform,
      path: "notices/get-notice",
      environmentSchema: getNotice,
      environment: {
        ...tokenEnvironment(platform.settings),
        TABLE_NAME: platform.table.tableName,
      },
    });
    get.allowTable("GetItem", "BatchGetItem");
    new HttpRoute(this, "GetNoticeRoute", {
      platform,
      operation: getNoticeOperation,
      function: get,
      impact: "Gli enti non possono scaricare gli avvisi di pagamento.",
    });
  }

  private addRequestPrintJob(platform: PortalPlatform): void {
    const request = new PortalFunction(this, "RequestPrintJob", {
      ...onlineFunction,
      platform,
      path: "notices/request-print-job",
      environmentSchema: requestPrintJob,
      environment: { ...tokenEnvironment(platform.settings), ...stateEnvironment(platform) },
    });
    request.allowTable("GetItem", "PutItem");
    request.allowFiles("work", "GetObject");
    new HttpRoute(this, "RequestPrintJobRoute", {
      platform,
      operation: requestPrintJobOperation,
      function: request,
      impact: "Gli enti non possono chiedere stampe massive ordinate o filtrate.",
    });
  }

  private addGetPrintJob(platform: PortalPlatform): void {
    const get = new PortalFunction(this, "GetPrintJob", {
      ...onlineFunction,
      platform,
      path: "notices/get-print-job",
      environmentSchema: getPrintJob,
      environment: { ...tokenEnvironment(platform.settings), ...stateEnvironment(platform) },
    });
    get.allowTable("GetItem", "Query");
    get.allowFiles("results", "GetObject");
    new HttpRoute(this, "GetPrintJobRoute", {
      platform,
      operation: getPrintJobOperation,
      function: get,
      impact: "Gli enti non scaricano le stampe massive che hanno chiesto.",
    });
  }

  private addPlanPrintJob(platform: PortalPlatform): IQueue {
    const { queue, function: planner } = new QueueConsumer(this, "PrintJobs", {
      queueName: "print-jobs",
      function: {
        platform,
        path: "notices/plan-print-job",
        environmentSchema: planPrintJob,
        environment: {
          ...stateEnvironment(platform),
          PRINT_PACKS_QUEUE_URL: this.printPacks.queueUrl,
          NOTICE_ARCHIVES_QUEUE_URL: this.noticeArchives.queueUrl,
        },
        memoryMiB: 512,
        timeoutSeconds: 900,
      },
      batchSize: 1,
      concurrencyMax: platform.settings.concurrency.archives,
      deadLetters: {
        impact: "Le stampe massive ordinate o filtrate di un flusso non sono state preparate.",
        runbookHeading: "Code morte: print-jobs",
      },
      late: {
        afterMinutes: 60,
        impact: "Gli enti aspettano le stampe massive ordinate o filtrate.",
        runbookHeading: "Code in ritardo",
      },
    });
    planner.allowTable("GetItem", "BatchGetItem", "Query", "UpdateItem");
    planner.allowFiles("work", "GetObject", "PutObject");
    planner.allowSend(this.printPacks);
    planner.allowSend(this.noticeArchives);
    return queue;
  }

  private addRenderPrintPack(platform: PortalPlatform): IQueue {
    const { queue, function: renderer } = new QueueConsumer(this, "PrintPacks", {
      queueName: "print-packs",
      function: {
        platform,
        path: "notices/render-print-pack",
        environmentSchema: renderPrintPack,
        environment: stateEnvironment(platform),
        memoryMiB: 512,
        timeoutSeconds: 300,
      },
      batchSize: 1,
      concurrencyMax: platform.settings.concurrency.printPacks,
      deadLetters: {
        impact: "Manca la stampa massiva di un blocco di avvisi; le posizioni sono pagabili.",
        runbookHeading: "Code morte: print-packs",
      },
      late: {
        afterMinutes: 120,
        impact: "Gli enti aspettano le stampe massive; gli avvisi singoli si scaricano.",
        runbookHeading: "Code in ritardo",
      },
    });
    renderer.allowTable("GetItem", "BatchGetItem", "PutItem", "UpdateItem");
    renderer.allowFiles("work", "GetObject");
    renderer.allowFiles("results", "PutObject");
    return queue;
  }

  private addArchiveNotices(platform: PortalPlatform): IQueue {
    const { queue, function: archiver } = new QueueConsumer(this, "NoticeArchives", {
      queueName: "notice-archives",
      function: {
        platform,
        path: "notices/archive-notices",
        environmentSchema: archiveNotices,
        environment: stateEnvironment(platform),
        memoryMiB: 512,
        timeoutSeconds: 900,
      },
      batchSize: 1,
      concurrencyMax: platform.settings.concurrency.archives,
      deadLetters: {
        impact: "L'ente non riceve l'archivio dei singoli avvisi del flusso.",
        runbookHeading: "Code morte: notice-archives",
      },
      late: {
        afterMinutes: 60,
        impact: "Gli enti aspettano gli archivi dei singoli avvisi.",
        runbookHeading: "Code in ritardo",
      },
    });
    archiver.allowTable("GetItem", "BatchGetItem", "PutItem", "UpdateItem");
    archiver.allowFiles("work", "GetObject");
    archiver.allowFiles("results", "PutObject", "AbortMultipartUpload");
    return queue;
  }
}
