import { Duration } from "aws-cdk-lib";
import { type Alarm, MathExpression } from "aws-cdk-lib/aws-cloudwatch";
import { Construct } from "constructs";
import { environmentSchema as paForNode } from "../../functions/pagopa-node/pa-for-node/environment.ts";
import {
  journalEnvironment,
  outboundEnvironment,
  seedEnvironment,
  stateEnvironment,
} from "../constructs/function-environment.ts";
import { HttpRoute } from "../constructs/http-route.ts";
import { ImpactAlarm } from "../constructs/impact-alarm.ts";
import { ownMetric } from "../constructs/own-metric.ts";
import { PortalFunction } from "../constructs/portal-function.ts";
import type { PortalPlatform } from "../constructs/portal-platform.ts";

/** The node waits 7 seconds for verify and activation, 15 for a receipt (SANP 3.12.0, livelli). */
const timeoutSeconds = 14;
/** Memory buys CPU: a cold start counts against the two seconds asked of every answer. */
const memoryMiB = 1_024;
/** What pagoPA asks of an ente's station: 98 answers of 100 within two seconds. */
const slowMs = 2_000;
/** With fewer calls in the window the 98th percentile is the slowest of them, one cold start. */
const callsMin = 50;

/** The door that pagoPA's node calls: verify, activation and receipt of every ente. */
export class PagoPaNode extends Construct {
  readonly route: HttpRoute;

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
        ...journalEnvironment(platform.settings),
        ...seedEnvironment(platform),
        ...outboundEnvironment(platform.settings),
        ...(nodeCertificates && { NODE_CERTIFICATES: nodeCertificates.join(",") }),
        ...(certificateHeader && { CERTIFICATE_HEADER: certificateHeader }),
      },
      memoryMiB,
      timeoutSeconds,
    });
    door.allowTable("GetItem", "BatchGetItem", "PutItem", "ConditionCheckItem", "PartiQLInsert");
    if (platform.tokenSeed !== undefined) door.allowSecret(platform.tokenSeed);
    door.allowFiles("receipts", "PutObject");
    this.route = new HttpRoute(this, "PaForNodeRoute", {
      platform,
      operation: { method: "POST", path: "/soap/pa-for-node", access: { kind: "public" } },
      function: door,
      impact: "Nessuno può pagare gli avvisi degli enti, e le ricevute non arrivano.",
      openReason: "Chiama il nodo pagoPA, che si fa riconoscere con il certificato, non con token.",
    });
    for (const alarm of this.addAlarms(platform, path)) door.rollsBackOn(alarm);
  }

  /** Each of them also brings the old version back while a new one is being released. */
  private addAlarms(platform: PortalPlatform, path: string): readonly Alarm[] {
    const counted = (metricName: string) =>
      ownMetric(path, { metricName, statistic: "Sum", period: Duration.minutes(5) });
    const alarms = [
      new ImpactAlarm(this, "Failures", {
        platform,
        impact: "Alcuni cittadini non riescono a pagare, o le loro ricevute arrivano in ritardo.",
        runbookHeading: "Errori verso il nodo pagoPA",
        metric: counted("soapFailed"),
        threshold: 0,
      }),
      new ImpactAlarm(this, "RefusedReceipts", {
        platform,
        impact: "Una ricevuta non è stata presa in carico: un pagamento può mancare all'ente.",
        runbookHeading: "Ricevute rifiutate",
        metric: counted("receiptRefused"),
        threshold: 0,
      }),
      new ImpactAlarm(this, "Slow", {
        platform,
        impact: "Chi paga aspetta troppo, e gli SLA che pagoPA chiede non sono rispettati.",
        runbookHeading: "Nodo pagoPA lento",
        metric: this.slowness(),
        threshold: slowMs,
      }),
    ];
    return alarms.map(({ alarm }) => alarm);
  }

  /** The latency that 98 calls of 100 keep within, over a quarter of an hour. */
  private slowness(): MathExpression {
    const period = Duration.minutes(15);
    return new MathExpression({
      label: "p98 (ms)",
      expression: `IF(calls >= ${callsMin}, latency, 0)`,
      usingMetrics: {
        calls: this.route.metric("Count", "Sum", period),
        latency: this.route.metric("Latency", "p98", period),
      },
      period,
    });
  }
}
