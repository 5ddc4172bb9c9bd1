import { Lazy } from "aws-cdk-lib";
import type { IQueue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { environmentSchema as changeIbans } from "../../functions/debt-positions/change-ibans/environment.ts";
import { environmentSchema as ibanChangeRegistry } from "../../functions/debt-positions/iban-change-registry/environment.ts";
import {
  getIbanChange,
  listIbanChanges,
  requestIbanChange,
} from "../../functions/debt-positions/iban-change-registry/operations.ts";
import { tokenEnvironment } from "../constructs/function-environment.ts";
import { HttpRoute } from "../constructs/http-route.ts";
import { onlineFunction } from "../constructs/online-function.ts";
import { PortalFunction } from "../constructs/portal-function.ts";
import type { PortalPlatform } from "../constructs/portal-platform.ts";
import { QueueConsumer } from "../constructs/queue-consumer.ts";

/** Changes of an IBAN on all open positions of an ente: asked for over the API, made by a queue. */
export class IbanChanges extends Construct {
  /** Parts of the table that are to be walked for a change. */
  readonly queue: IQueue;

  constructor(scope: Construct, id: string, platform: PortalPlatform) {
    super(scope, id);
    this.queue = this.addWalk(platform);
    this.addRegistry(platform);
  }

  private addWalk(platform: PortalPlatform): IQueue {
    const walk = new QueueConsumer(this, "IbanChanges", {
      queueName: "iban-changes",
      function: {
        platform,
        path: "debt-positions/change-ibans",
        environmentSchema: changeIbans,
        environment: {
          TABLE_NAME: platform.table.tableName,
          IBAN_CHANGES_QUEUE_URL: Lazy.string({ produce: (): string => walk.queue.queueUrl }),
        },
        memoryMiB: 512,
        timeoutSeconds: 900,
      },
      batchSize: 1,
      concurrencyMax: platform.settings.concurrency.archives,
      deadLetters: {
        impact: "Posizioni aperte di un ente hanno ancora l'IBAN che doveva essere sostituito.",
        runbookHeading: "Code morte: iban-changes",
      },
      late: {
        afterMinutes: 120,
        impact: "Gli enti aspettano che un IBAN sia sostituito sulle posizioni aperte.",
        runbookHeading: "Code in ritardo",
      },
    });
    walk.function.allowTable("GetItem", "BatchGetItem", "PutItem", "Scan");
    walk.function.allowSend(walk.queue);
    return walk.queue;
  }

  private addRegistry(platform: PortalPlatform): void {
    const registry = new PortalFunction(this, "IbanChangeRegistry", {
      ...onlineFunction,
      platform,
      path: "debt-positions/iban-change-registry",
      environmentSchema: ibanChangeRegistry,
      environment: {
        ...tokenEnvironment(platform.settings),
        TABLE_NAME: platform.table.tableName,
      },
    });
    registry.allowTable("GetItem", "Query", "PutItem");
    new HttpRoute(this, "RequestIbanChangeRoute", {
      platform,
      operation: requestIbanChange,
      function: registry,
      impact: "Gli enti non possono sostituire un IBAN sulle posizioni aperte.",
    });
    new HttpRoute(this, "ListIbanChangesRoute", {
      platform,
      operation: listIbanChanges,
      function: registry,
      impact: "Gli enti non vedono quali IBAN sono stati sostituiti sulle posizioni.",
    });
    new HttpRoute(this, "GetIbanChangeRoute", {
      platform,
      operation: getIbanChange,
      function: registry,
      impact: "Gli enti non vedono a che punto è la sostituzione di un IBAN.",
    });
  }
}
