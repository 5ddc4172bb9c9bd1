import { HttpMethod } from "aws-cdk-lib/aws-apigatewayv2";
import type { IQueue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { environmentSchema as archiveNotices } from "../../functions/notices/archive-notices/environment.ts";
import { environmentSchema as getNotice } from "../../functions/notices/get-notice/environment.ts";
import { environmentSchema as renderPrintPack } from "../../functions/notices/render-print-pack/environment.ts";
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
  /** Imported flows whose single notices are to be put in one ZIP. */
  readonly noticeArchives: IQueue;

  constructor(scope: Construct, id: string, platform: PortalPlatform) {
    super(scope, id);
    this.addGetNotice(platform);
    this.printPacks = this.addRenderPrintPack(platform);
    this.noticeArchives = this.addArchiveNotices(platform);
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
      method: HttpMethod.GET,
      path: "/v1/organizations/{fiscalCode}/notices/{noticeNumber}",
      function: get,
      impact: "Gli enti non possono scaricare gli avvisi di pagamento.",
    });
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
    archiver.allowTable("GetItem", "BatchGetItem", "UpdateItem");
    archiver.allowFiles("work", "GetObject");
    archiver.allowFiles("results", "PutObject", "AbortMultipartUpload");
    return queue;
  }
}
