import { Duration } from "aws-cdk-lib";
import {
  Dashboard,
  type IWidget,
  LogQueryVisualizationType,
  LogQueryWidget,
  Metric,
  TextWidget,
} from "aws-cdk-lib/aws-cloudwatch";
import { Construct } from "constructs";
import { queueMetric, tableMetric } from "./aws-metrics.ts";
import { graphRow } from "./dashboard-rows.ts";
import type { PortalInventory } from "./portal-inventory.ts";

/** One query of CloudWatch Logs reads at most so many log groups. */
const logGroupsMax = 50;
const tableOperations = [
  "GetItem",
  "BatchGetItem",
  "Query",
  "PutItem",
  "UpdateItem",
  "BatchExecuteStatement",
  "TransactWriteItems",
];

type ResourceDashboardProps = {
  readonly name: string;
  readonly inventory: PortalInventory;
};

/** What the portal is made of: queues, functions, table. */
export class ResourceDashboard extends Construct {
  constructor(scope: Construct, id: string, { name, inventory }: ResourceDashboardProps) {
    super(scope, id);
    new Dashboard(this, "Dashboard", {
      dashboardName: `${name}-risorse`,
      widgets: [
        ...graphRow("Code", queues(inventory)),
        ...graphRow("Funzioni", functionGraphs(inventory)),
        ...coldStarts(inventory),
        ...graphRow("Tabella", tableLoad(inventory)),
        ...graphRow("Tabella: risposte", tableAnswers(inventory)),
      ],
    });
  }
}

function queues({ consumers, stream }: PortalInventory) {
  const depth = { metricName: "ApproximateNumberOfMessagesVisible", statistic: "Maximum" };
  const age = { metricName: "ApproximateAgeOfOldestMessage", statistic: "Maximum" };
  const names = consumers.map(({ queueName }) => queueName);
  const deadLetters = [...consumers, stream].map(({ deadLettersName }) => deadLettersName);
  return [
    {
      title: "Messaggi in coda",
      unit: "messaggi",
      left: names.map((name) => queueMetric(name, { ...depth, label: name })),
    },
    {
      title: "Età del messaggio più vecchio",
      unit: "secondi",
      left: names.map((name) => queueMetric(name, { ...age, label: name })),
    },
    {
      title: "Code morte",
      unit: "messaggi",
      left: deadLetters.map((name) => queueMetric(name, { ...depth, label: name })),
    },
  ];
}

function functionGraphs({ functions }: PortalInventory) {
  const ofEach = (metricName: string, statistic: string) =>
    functions.map((one) => one.metric(metricName, statistic).with({ label: one.path }));
  return [
    { title: "Interruzioni", unit: "esecuzioni", left: ofEach("Errors", "Sum") },
    { title: "Respinte per concorrenza", unit: "esecuzioni", left: ofEach("Throttles", "Sum") },
    {
      title: "In corso, e in tutto l'account",
      unit: "esecuzioni",
      left: [
        ...ofEach("ConcurrentExecutions", "Maximum"),
        new Metric({
          namespace: "AWS/Lambda",
          metricName: "ConcurrentExecutions",
          statistic: "Maximum",
          period: Duration.minutes(5),
          label: "account",
        }),
      ],
    },
    { title: "Durata, p95", unit: "ms", left: ofEach("Duration", "p95") },
  ];
}

/** Read from what Lambda writes into the logs anyway: a metric of our own would be paid for. */
function coldStarts({ functions }: PortalInventory): IWidget[][] {
  return [
    [new TextWidget({ markdown: "## Avvii a freddo", width: 24, height: 1 })],
    ...inGroupsOf(functions, logGroupsMax).map((group) => [coldStartsOf(group)]),
  ];
}

function coldStartsOf(functions: PortalInventory["functions"]): IWidget {
  return new LogQueryWidget({
    title: "Avvii a freddo delle funzioni, e quanto durano (ms)",
    view: LogQueryVisualizationType.TABLE,
    width: 24,
    height: 8,
    logGroupNames: functions.map(({ functionName }) => `/aws/lambda/${functionName}`),
    queryLines: [
      'filter type = "platform.report" and ispresent(record.metrics.initDurationMs)',
      "stats count(*) as avvii, avg(record.metrics.initDurationMs) as media, " +
        "pct(record.metrics.initDurationMs, 95) as p95 by @log",
      "sort avvii desc",
    ],
  });
}

function inGroupsOf<Entry>(entries: readonly Entry[], size: number): (readonly Entry[])[] {
  const groups = Math.ceil(entries.length / size);
  return Array.from({ length: groups }, (_, at) => entries.slice(at * size, (at + 1) * size));
}

function tableLoad({ tableName }: PortalInventory) {
  const total = (metricName: string, label: string) =>
    tableMetric(tableName, { metricName, statistic: "Sum", label, period: Duration.minutes(1) });
  return [
    {
      title: "Unità consumate al minuto",
      unit: "unità",
      left: [
        total("ConsumedWriteCapacityUnits", "scrittura"),
        total("ConsumedReadCapacityUnits", "lettura"),
      ],
    },
    {
      title: "Richieste limitate",
      unit: "richieste",
      left: [total("WriteThrottleEvents", "scrittura"), total("ReadThrottleEvents", "lettura")],
    },
  ];
}

function tableAnswers({ tableName }: PortalInventory) {
  const ofEach = (metricName: string, statistic: string) =>
    tableOperations.map((operation) =>
      tableMetric(tableName, { metricName, statistic, operation, label: operation }),
    );
  return [
    {
      title: "Tempo di risposta, p99",
      unit: "ms",
      left: ofEach("SuccessfulRequestLatency", "p99"),
    },
    { title: "Errori di DynamoDB", unit: "richieste", left: ofEach("SystemErrors", "Sum") },
  ];
}
