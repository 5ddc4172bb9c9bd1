import { Lazy, RemovalPolicy, Validations } from "aws-cdk-lib";
import { Secret } from "aws-cdk-lib/aws-secretsmanager";
import { Construct } from "constructs";
import { environmentSchema as deliverReceipts } from "../../functions/sandbox/deliver-receipts/environment.ts";
import { environmentSchema as pagopaNode } from "../../functions/sandbox/pagopa-node/environment.ts";
import { HttpRoute } from "../constructs/http-route.ts";
import { onlineFunction } from "../constructs/online-function.ts";
import { PortalFunction } from "../constructs/portal-function.ts";
import type { PortalPlatform } from "../constructs/portal-platform.ts";
import { QueueConsumer } from "../constructs/queue-consumer.ts";
import type { StageSettings } from "../stages.ts";

const openReason =
  "Solo fuori dalla produzione: la funzione chiede da sé nome e chiave (HTTP Basic) alle persone " +
  "e la chiave di sottoscrizione ai portali; il browser di chi prova non ha un token.";

/**
 * A pagoPA node, PSP and Checkout that enti use for the tests before going live, and tests of ours
 * for a peer. Never in production: `settings.sandbox` says so.
 */
export class Sandbox extends Construct {
  /** What its Checkout is called with, too; none where it lets everybody in. */
  readonly key: Secret | undefined;

  constructor(scope: Construct, id: string, platform: PortalPlatform) {
    super(scope, id);
    const { settings, table } = platform;
    const environment = {
      TABLE_NAME: table.tableName,
      STATION_URL: stationUrl(settings),
      RECEIPTS_QUEUE_URL: Lazy.string({ produce: (): string => receipts.queue.queueUrl }),
    };
    const receipts = new QueueConsumer(this, "DeliverReceipts", {
      queueName: "sandbox-receipts",
      function: {
        platform,
        path: "sandbox/deliver-receipts",
        environmentSchema: deliverReceipts,
        environment,
        memoryMiB: 512,
        timeoutSeconds: 30,
      },
      batchSize: 1,
      concurrencyMax: 2,
      deadLetters: {
        impact: "Alcune ricevute del nodo di prova non arrivano agli enti che stanno provando.",
        runbookHeading: "Code morte: sandbox-receipts",
      },
      late: {
        afterMinutes: 30,
        impact: "Gli enti che fanno le prove aspettano le ricevute del nodo di prova.",
        runbookHeading: "Code in ritardo",
      },
    });
    receipts.function.allowTable("GetItem", "PutItem");
    receipts.function.allowSend(receipts.queue);

    const key = settings.name === "local" ? undefined : this.addKey(platform);
    this.key = key;
    const node = new PortalFunction(this, "PagoPaNode", {
      ...onlineFunction,
      platform,
      path: "sandbox/pagopa-node",
      environmentSchema: pagopaNode,
      environment: {
        ...environment,
        PUBLIC_URL: settings.api.publicUrl,
        BROKER_FISCAL_CODE: settings.pagoPa.brokerFiscalCode,
        ...(key === undefined ? {} : { SANDBOX_KEY_SECRET_ARN: key.secretArn }),
      },
    });
    node.allowTable("GetItem", "Query", "PutItem", "DeleteItem");
    node.allowSend(receipts.queue);
    if (key !== undefined) {
      node.allowSecret(key);
    }
    this.addRoutes(platform, node);
  }

  /** Made by the deployment, handed out by the Region, remade whenever it must be. */
  private addKey({ dataKey }: PortalPlatform): Secret {
    const key = new Secret(this, "Key", {
      description: "Chiave del nodo di prova: la chiedono le sue pagine e il suo Checkout",
      generateSecretString: { passwordLength: 40, excludePunctuation: true },
      ...(dataKey && { encryptionKey: dataKey }),
      removalPolicy: RemovalPolicy.DESTROY,
    });
    Validations.of(key).acknowledge({
      id: "AwsSolutions-SMG4",
      reason: "Protegge solo prove con dati di prova; chi la consegna la cambia quando serve.",
    });
    return key;
  }

  private addRoutes(platform: PortalPlatform, node: PortalFunction<typeof pagopaNode>): void {
    const routes = [
      { id: "HomeRoute", method: "GET", path: "/sandbox" },
      { id: "PagesRoute", method: "GET", path: "/sandbox/{proxy+}" },
      { id: "CallsRoute", method: "POST", path: "/sandbox/{proxy+}" },
    ] as const;
    for (const { id, method, path } of routes) {
      new HttpRoute(this, id, {
        platform,
        operation: { method, path, access: { kind: "public" } },
        function: node,
        impact: "Gli enti non possono fare le prove di pagamento prima dell'esercizio.",
        openReason,
      });
    }
  }
}

/** The sandbox's node has no certificate for the door's own name, and CloudFront serves no SOAP. */
function stationUrl({ api, domain }: StageSettings): string {
  const base = domain === undefined ? api.publicUrl : `https://${domain.originHost}`;
  return `${base}/soap/pa-for-node`;
}
