/**
 * What the bill takes for granted because a machine without AWS cannot measure it. Every figure is
 * an estimate on the dear side, and is printed with the bill.
 */

/** Notices of a flow: what is paid once a flow is spread over them. */
export const noticesPerFlow = 10_000;
/** How often an ente's system asks for the state of a flow. */
export const looksPerFlow = 30;

/** One virtual processor of Lambda comes with this much memory (Lambda Developer Guide). */
export const memoryMibOfOneCpu = 1_769;
/** The time of every invocation is rounded up to the millisecond. */
export const roundingSeconds = 0.000_5;

/** Share of the invocations that wait for a process to start; AWS bills the start since 2025. */
export const coldStartShare = { http: 0.01, stream: 0.01, queue: 0.05 } as const;

/**
 * What a function waits for an answer, in milliseconds, one call after the other although many go
 * at the same time. By operation, else by service.
 */
const latenciesMs: Readonly<Record<string, number>> = {
  dynamodb: 5,
  "dynamodb.BatchGetItem": 10,
  "dynamodb.BatchExecuteStatement": 20,
  "dynamodb.TransactWriteItems": 15,
  s3: 30,
  "s3.UploadPart": 150,
  sqs: 10,
  ses: 80,
  appIo: 200,
};

/** @throws Error for a service that nobody has estimated yet. */
export function latencySecondsOf(operation: string): number {
  const [service = ""] = operation.split(".");
  const latency = latenciesMs[operation] ?? latenciesMs[service];
  if (latency === undefined) throw new Error(`Manca la stima della latenza di ${operation}`);
  return latency / 1_000;
}

/** Lines `platform.start` and `platform.report` that Lambda writes for every invocation. */
export const platformLogBytes = 1_000;
/** The line of the API's access log. */
export const accessLogBytes = 300;
/** Head of an HTTP answer, beside what the function gives. */
export const answerHeadBytes = 300;
/** Lambda traces the first invocation of a second and this share of the others. */
export const tracedShare = 0.05;

export const daysOfMonth = 30;
export const bytesOfGb = 1024 ** 3;
