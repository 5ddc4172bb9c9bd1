import { Duration } from "aws-cdk-lib";
import { HttpMethod } from "aws-cdk-lib/aws-apigatewayv2";
import { Metric } from "aws-cdk-lib/aws-cloudwatch";
import { Construct } from "constructs";
import { environmentSchema as paForNode } from "../../functions/pagopa-node/pa-for-node/environment.ts";
import { stateEnvironment } from "../constructs/function-environment.ts";
import { HttpRoute } from "../constructs/http-route.ts";
import { ImpactAlarm } from "../constructs/impact-alarm.ts";
import { PortalFunction } from "../constructs/portal-function.ts";
import type { PortalPlatform } from "../constructs/portal-platform.ts";

/** The node waits 7 seconds for verify and activation, 15 for a receipt (SANP 3.12.0, livelli). */
const timeoutSeconds = 14;
/** Memory buys CPU: a cold start counts against the two seconds asked of every answer. */
const memoryMiB = 1_024;

/** The door that pagoPA's node calls: verify, activation and receipt of every ente. */
export class PagoPaNode extends Construct {
  constructor(scope: Construct, id: string, platform: PortalPlatform) {
    super(scope, id);
    const { brokerFiscalCode, nodeCertificates, certificateHeader } = platform.settings.pagoPa;
    const path = "pagopa-node/pa-for-node";
    const door = new PortalFunction(this, "PaForNode", {
      platform,
      path,
      environmentSchema: paForNode,
      environment: {
        ...stateEnvironment(platform),
        BROKER_FISCAL_CODE: brokerFiscalCode,
        ...(nodeCertificates && { NODE_CERTIFICATES: nodeCertificates.join(",") }),
        ...(certificateHeader && { CERTIFICATE_HEADER: certificateHeader }),
      },
      memoryMiB,
      timeoutSeconds,
    });
    door.allowTable("GetItem", "PutItem");
    door.allowFiles("receipts", "PutObject");
    new HttpRoute(this, "PaForNodeRoute", {
      platform,
      method: HttpMethod.POST,
      path: "/soap/pa-for-node",
      function: door.lambda,
      impact: "Nessuno può pagare gli avvisi degli enti, e le ricevute non arrivano.",
      openReason: "Chiama il nodo pagoPA, che si fa riconoscere con il certificato, non con token.",
    });
    const metric = (metricName: string) =>
      new Metric({
        namespace: "PortalePagamenti",
        metricName,
        dimensionsMap: { service: path },
        statistic: "Sum",
        period: Duration.minutes(5),
      });
    new ImpactAlarm(this, "Failures", {
      platform,
      impact: "Alcuni cittadini non riescono a pagare, o le loro ricevute arrivano in ritardo.",
      runbookHeading: "Errori verso il nodo pagoPA",
      metric: metric("soapFailed"),
      threshold: 0,
    });
    new ImpactAlarm(this, "RefusedReceipts", {
      platform,
      impact: "Una ricevuta non è stata presa in carico: un pagamento può mancare all'ente.",
      runbookHeading: "Ricevute rifiutate",
      metric: metric("receiptRefused"),
      threshold: 0,
    });
  }
}
