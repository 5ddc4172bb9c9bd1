import { Duration } from "aws-cdk-lib";
import { Dashboard, type IMetric, MathExpression } from "aws-cdk-lib/aws-cloudwatch";
import { Construct } from "constructs";
import { queueMetric } from "./aws-metrics.ts";
import { graphRow } from "./dashboard-rows.ts";
import type { ListPrices } from "./list-prices.ts";
import { noticeCost } from "./notice-cost.ts";
import { ownMetric } from "./own-metric.ts";
import type { PortalInventory } from "./portal-inventory.ts";

const nodePath = "pagopa-node/pa-for-node";
const mailPath = "notifications/send-receipt";
/** What pagoPA's node calls: a test holds the list against the door's own. */
const primitives = [
  "paVerifyPaymentNotice",
  "paGetPayment",
  "paGetPaymentV2",
  "paSendRT",
  "paSendRTV2",
  "paDemandPaymentNotice",
];
const minute = Duration.minutes(1);
const fiveMinutes = Duration.minutes(5);
const percentiles = ["p50", "p95", "p98", "p99"];
const sla = { value: 2_000, label: "SLA pagoPA: 98 risposte su 100 entro 2 s" };

type ServiceDashboardProps = {
  readonly name: string;
  readonly inventory: PortalInventory;
  readonly prices: ListPrices;
};

/** What enti and citizens get: payments, imports, receipts, notifications, and at what price. */
export class ServiceDashboard extends Construct {
  constructor(scope: Construct, id: string, { name, inventory, prices }: ServiceDashboardProps) {
    super(scope, id);
    new Dashboard(this, "Dashboard", {
      dashboardName: `${name}-servizio`,
      widgets: [
        ...graphRow("Chiamate del nodo pagoPA", nodeLatency(inventory)),
        ...graphRow("Chiamate del nodo pagoPA, per operazione", nodeOutcomes()),
        ...graphRow("Caricamento dei flussi e avvisi", imports()),
        ...graphRow("Ricevute", receipts(inventory)),
        ...graphRow("Avvisi ai debitori", notifications()),
        ...graphRow("Costo", [
          {
            title: "Costo stimato di 1.000 avvisi, per giorno",
            unit: "USD",
            left: [noticeCost(inventory, prices)],
          },
        ]),
      ],
    });
  }
}

type Counter = (metricName: string, label: string) => IMetric;

function counterOf(path: string, period = fiveMinutes): Counter {
  return (metricName, label) => ownMetric(path, { metricName, statistic: "Sum", period, label });
}

function nodeLatency({ nodeRoute, functions }: PortalInventory) {
  const counted = counterOf(nodePath);
  const door = functions.filter(({ path }) => path === nodePath);
  return [
    {
      title: "Tempo di risposta della rotta",
      unit: "ms",
      limit: sla,
      left: percentiles.map((percentile) => nodeRoute.metric("Latency", percentile)),
    },
    {
      title: "Durata della funzione",
      unit: "ms",
      limit: sla,
      left: door.flatMap((one) =>
        percentiles.map((percentile) => one.metric("Duration", percentile)),
      ),
    },
    {
      title: "Guasti nostri",
      unit: "chiamate",
      left: [
        counted("soapFailed", "fallite per causa nostra"),
        counted("unknown.untrusted", "certificato non riconosciuto"),
        counted("receiptRefused", "ricevute rifiutate"),
        nodeRoute.metric("5xx", "Sum"),
      ],
    },
  ];
}

function nodeOutcomes() {
  const counted = counterOf(nodePath);
  return [
    {
      title: "p98 di ogni operazione",
      unit: "ms",
      limit: sla,
      left: primitives.map((primitive) =>
        ownMetric(nodePath, {
          metricName: `${primitive}.duration`,
          statistic: "p98",
          period: fiveMinutes,
          label: primitive,
        }),
      ),
    },
    {
      title: "Risposte OK",
      unit: "chiamate",
      stacked: true,
      left: primitives.map((primitive) => counted(`${primitive}.OK`, primitive)),
    },
    {
      title: "Risposte KO, per motivo",
      unit: "chiamate",
      left: [
        new MathExpression({
          expression: `SEARCH('{PortalePagamenti,service} service="${nodePath}" PAA', 'Sum', 300)`,
          usingMetrics: {},
          label: "",
          period: fiveMinutes,
        }),
      ],
    },
  ];
}

function imports() {
  const imported = counterOf("debt-positions/import-block", minute);
  const rows = {
    accepted: imported("rowsAccepted", "righe accettate"),
    rejected: imported("rowsRejected", "righe scartate"),
  };
  return [
    {
      title: "Righe importate al minuto",
      unit: "righe",
      stacked: true,
      left: [rows.accepted, rows.rejected],
    },
    {
      title: "Avvisi emessi al minuto",
      unit: "avvisi",
      stacked: true,
      left: [
        imported("notices", "da flussi"),
        counterOf("debt-positions/create-debt-position", minute)("http2xx", "singoli"),
      ],
    },
    {
      title: "Unità di scrittura per riga",
      unit: "unità",
      limit: { value: 3, label: "al più 3" },
      left: [
        new MathExpression({
          expression: "units / (accepted + rejected)",
          usingMetrics: { ...rows, units: imported("writeUnits", "unità") },
          label: "unità per riga",
          period: minute,
        }),
      ],
    },
    {
      title: "Blocchi, stampe e archivi fatti",
      unit: "lavori",
      left: [
        imported("messageDone", "blocchi importati"),
        counterOf("debt-positions/close-import-flow")("messageDone", "flussi chiusi"),
        counterOf("notices/render-print-pack")("messageDone", "stampe massive"),
        counterOf("notices/archive-notices")("messageDone", "archivi di avvisi"),
      ],
    },
  ];
}

function receipts({ stream, consumers }: PortalInventory) {
  const counted = counterOf(nodePath);
  const mailed = counterOf(mailPath);
  const mails = consumers.filter(({ function: { path } }) => path === mailPath);
  return [
    {
      title: "Ricevute accettate e rifiutate",
      unit: "ricevute",
      left: [
        counted("paSendRT.OK", "paSendRT"),
        counted("paSendRTV2.OK", "paSendRTV2"),
        counted("receiptRefused", "rifiutate"),
      ],
    },
    {
      title: "Ricevute inviate per posta elettronica",
      unit: "ricevute",
      left: [
        mailed("notified.email", "inviate"),
        mailed("notified.unreachable", "senza indirizzo"),
        mailed("notified.uncertain", "incerte"),
      ],
    },
    {
      title: "Ritardo della posta delle ricevute",
      unit: "secondi",
      limit: { value: 15 * 60, label: "15 minuti" },
      left: mails.map(({ queueName }) =>
        queueMetric(queueName, {
          metricName: "ApproximateAgeOfOldestMessage",
          statistic: "Maximum",
        }),
      ),
    },
    {
      title: "Ritardo dello stream",
      unit: "ms",
      limit: { value: 5 * 60_000, label: "5 minuti" },
      left: [stream.function.metric("IteratorAge", "Maximum", minute)],
    },
  ];
}

function notifications() {
  const path = "notifications/notify-debtors";
  const counted = counterOf(path);
  const hourly = counterOf(path, Duration.hours(1));
  return [
    {
      title: "Esiti degli avvisi",
      unit: "debitori",
      stacked: true,
      left: [
        counted("notified.io", "App IO"),
        counted("notified.email", "posta elettronica"),
        counted("notified.unreachable", "non raggiungibili"),
        counted("notified.uncertain", "esito incerto"),
        counted("notified.notNeeded", "non dovuti"),
      ],
    },
    {
      title: "Gruppi di debitori fatti e rimandati",
      unit: "gruppi",
      left: [hourly("messageDone", "fatti"), hourly("messageFailed", "rimandati o falliti")],
    },
  ];
}
