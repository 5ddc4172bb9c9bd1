import type { DeployedFunction, Deployment } from "../measure/deployment.ts";
import { amountOf, type Measure, type Usage } from "../measure/usage.ts";
import {
  accessLogBytes,
  answerHeadBytes,
  bytesOfGb,
  coldStartShare,
  latencySecondsOf,
  memoryMibOfOneCpu,
  platformLogBytes,
  roundingSeconds,
  tracedShare,
} from "./assumptions.ts";
import type { PriceName } from "./prices.ts";

/** How a line of the bill comes from what was counted. */
export type LineRule = {
  readonly id: string;
  readonly service: string;
  readonly label: string;
  readonly unit: string;
  readonly price: PriceName;
  readonly quantity: (usage: Usage, deployment: Deployment) => number;
};

const puts = ["PutObject", "UploadPart", "CreateMultipartUpload", "CompleteMultipartUpload"];
const putsAndLists = new Set([...puts, "ListObjectsV2"].map((name) => `s3.${name}`));
const gets = new Set(["GetObject", "HeadObject"].map((name) => `s3.${name}`));

/** All lines that cost something, in the order of the bill. */
export const lineRules: readonly LineRule[] = [
  {
    id: "dynamodb.writes",
    service: "DynamoDB",
    label: "unità di scrittura",
    unit: "unità",
    price: "dynamoDbWriteUnit",
    quantity: (usage) => sumOf(usage, "writeUnits"),
  },
  {
    id: "dynamodb.reads",
    service: "DynamoDB",
    label: "unità di lettura",
    unit: "unità",
    price: "dynamoDbReadUnit",
    quantity: (usage) => sumOf(usage, "readUnits"),
  },
  {
    id: "dynamodb.storage",
    service: "DynamoDB",
    label: "spazio della tabella, primo mese",
    unit: "GB-mese",
    price: "dynamoDbStorage",
    quantity: (usage) => sumOf(usage, "tableBytes") / bytesOfGb,
  },
  {
    id: "dynamodb.backup",
    service: "DynamoDB",
    label: "ripristino a un istante (PITR), primo mese",
    unit: "GB-mese",
    price: "dynamoDbBackup",
    quantity: (usage) => sumOf(usage, "tableBytes") / bytesOfGb,
  },
  {
    id: "lambda.requests",
    service: "Lambda",
    label: "richieste",
    unit: "richieste",
    price: "lambdaRequest",
    quantity: (usage) => sumOf(usage, "invocations"),
  },
  {
    id: "lambda.cpu",
    service: "Lambda",
    label: "tempo di CPU misurato",
    unit: "GB-s",
    price: "lambdaGbSecond",
    quantity: (usage, deployment) =>
      overFunctions(deployment, (each) => sumOf(usage, "cpuSeconds", each) * gbOfCpu(each)),
  },
  {
    id: "lambda.waits",
    service: "Lambda",
    label: "attese delle risposte, arrotondamento",
    unit: "GB-s",
    price: "lambdaGbSecond",
    quantity: (usage, deployment) =>
      overFunctions(deployment, (each) => waitSecondsOf(usage, each) * gbOf(each)),
  },
  {
    id: "lambda.coldStarts",
    service: "Lambda",
    label: "avvii a freddo",
    unit: "GB-s",
    price: "lambdaGbSecond",
    quantity: (usage, deployment) =>
      overFunctions(deployment, (each) => startSecondsOf(usage, each) * gbOfCpu(each)),
  },
  {
    id: "s3.puts",
    service: "S3",
    label: "scritture",
    unit: "richieste",
    price: "s3Put",
    quantity: (usage) => callsOf(usage, putsAndLists),
  },
  {
    id: "s3.gets",
    service: "S3",
    label: "letture",
    unit: "richieste",
    price: "s3Get",
    quantity: (usage) => callsOf(usage, gets),
  },
  {
    id: "s3.storage",
    service: "S3",
    label: "spazio dei file, primo mese",
    unit: "GB-mese",
    price: "s3Storage",
    quantity: (usage) => sumOf(usage, "storedBytes") / bytesOfGb,
  },
  {
    id: "sqs.sends",
    service: "SQS",
    label: "invii, a blocchi di 64 KiB",
    unit: "richieste",
    price: "sqsRequest",
    quantity: (usage) => sumOf(usage, "queueRequests"),
  },
  {
    id: "sqs.deliveries",
    service: "SQS",
    label: "consegne: una ricezione e una cancellazione",
    unit: "richieste",
    price: "sqsRequest",
    quantity: (usage, deployment) => 2 * invocationsFrom("queue", usage, deployment),
  },
  {
    id: "httpApi.requests",
    service: "API Gateway",
    label: "richieste HTTP",
    unit: "richieste",
    price: "httpApiRequest",
    quantity: (usage, deployment) => invocationsFrom("http", usage, deployment),
  },
  {
    id: "logs.functions",
    service: "CloudWatch",
    label: "righe scritte dalle funzioni",
    unit: "GB",
    price: "logs",
    quantity: (usage) => sumOf(usage, "logBytes") / bytesOfGb,
  },
  {
    id: "logs.platform",
    service: "CloudWatch",
    label: "righe scritte da Lambda",
    unit: "GB",
    price: "logs",
    quantity: (usage) => (sumOf(usage, "invocations") * platformLogBytes) / bytesOfGb,
  },
  {
    id: "logs.access",
    service: "CloudWatch",
    label: "registro degli accessi dell'API",
    unit: "GB",
    price: "logs",
    quantity: (usage, deployment) =>
      (invocationsFrom("http", usage, deployment) * accessLogBytes) / bytesOfGb,
  },
  {
    id: "xray.traces",
    service: "X-Ray",
    label: "tracce, dove l'ambiente le vuole",
    unit: "tracce",
    price: "xRayTrace",
    quantity: (usage) => sumOf(usage, "invocations") * tracedShare,
  },
  {
    id: "data.answers",
    service: "Internet",
    label: "risposte dell'API",
    unit: "GB",
    price: "dataOut",
    quantity: (usage, deployment) =>
      overFunctions(deployment, (each) => answerBytesOf(usage, each)) / bytesOfGb,
  },
  {
    id: "ses.mails",
    service: "SES",
    label: "posta elettronica",
    unit: "messaggi",
    price: "sesMail",
    quantity: (usage) => callsOf(usage, new Set(["ses.SendRawEmail"])),
  },
  {
    id: "ses.attachments",
    service: "SES",
    label: "messaggi con i loro allegati",
    unit: "GB",
    price: "sesAttachment",
    quantity: (usage) => sumOf(usage, "mailBytes") / bytesOfGb,
  },
];

function sumOf(usage: Usage, measure: Measure, by?: DeployedFunction): number {
  return amountOf(
    usage,
    (entry) => entry.measure === measure && (by === undefined || entry.who === by.functionName),
  );
}

function callsOf(usage: Usage, operations: ReadonlySet<string>): number {
  return amountOf(usage, ({ measure, detail }) => measure === "calls" && operations.has(detail));
}

function overFunctions(
  { functions }: Deployment,
  quantity: (each: DeployedFunction) => number,
): number {
  return functions.reduce((sum, each) => sum + quantity(each), 0);
}

function invocationsFrom(
  source: DeployedFunction["source"],
  usage: Usage,
  deployment: Deployment,
): number {
  return overFunctions(deployment, (each) =>
    each.source === source ? sumOf(usage, "invocations", each) : 0,
  );
}

function gbOf({ memoryMib }: DeployedFunction): number {
  return memoryMib / 1_024;
}

/**
 * A second of processor is paid as that of a whole virtual processor: with less memory it takes
 * longer, with more the rest of the processors is idle.
 */
function gbOfCpu({ memoryMib }: DeployedFunction): number {
  return Math.max(memoryMib, memoryMibOfOneCpu) / 1_024;
}

function waitSecondsOf(usage: Usage, by: DeployedFunction): number {
  const waits = usage
    .filter(({ who, measure }) => measure === "calls" && who === by.functionName)
    .reduce((sum, { detail, amount }) => sum + amount * latencySecondsOf(detail), 0);
  return waits + sumOf(usage, "invocations", by) * roundingSeconds;
}

/** The share of the invocations that wait for a start. */
function startSecondsOf(usage: Usage, by: DeployedFunction): number {
  return sumOf(usage, "invocations", by) * coldStartShare[by.source] * by.startCpuSeconds;
}

function answerBytesOf(usage: Usage, by: DeployedFunction): number {
  if (by.source !== "http") return 0;
  return sumOf(usage, "responseBytes", by) + sumOf(usage, "invocations", by) * answerHeadBytes;
}
