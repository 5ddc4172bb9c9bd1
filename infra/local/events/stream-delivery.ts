import type { InvokeFunction } from "../lambda/invocation.ts";
import type { StreamSourcePlan } from "../template/cloud-plan.ts";
import { readBatchItemFailures } from "./batch-item-failures.ts";
import { pause } from "./pause.ts";
import { type StreamEntry, streamPayloadOf } from "./stream-batch.ts";

export type StreamDeliverySettings = {
  readonly source: StreamSourcePlan;
  readonly invoke: InvokeFunction;
  /** Tells the failure destination about records given up. */
  readonly discard: (entries: readonly StreamEntry[], reason: string) => Promise<void>;
};

const retryPauseMsMax = 10_000;

/**
 * Delivers a batch in order until it is accepted or given up, with the retries, the halving and
 * the partial responses that the mapping asks for. Returns early when the signal aborts.
 * @returns whether the whole batch was dealt with.
 */
export async function deliverBatch(
  settings: StreamDeliverySettings,
  batch: readonly StreamEntry[],
  signal: AbortSignal,
): Promise<boolean> {
  let [remaining, attempt] = [batch, 0];
  while (remaining.length > 0) {
    const attempted = await deliverOnce(settings, remaining);
    if (attempted.remaining.length < remaining.length) {
      [remaining, attempt] = [attempted.remaining, 0];
      continue;
    }
    if (signal.aborted) {
      return false;
    }
    if (settings.source.bisectOnError && remaining.length > 1) {
      return deliverHalves(settings, remaining, signal);
    }
    if (attempt >= (settings.source.retriesMax ?? Number.POSITIVE_INFINITY)) {
      await settings.discard(remaining, attempted.reason);
      return true;
    }
    await pause(Math.min(retryPauseMsMax, 100 * 2 ** attempt), signal);
    attempt += 1;
  }
  return true;
}

async function deliverHalves(
  settings: StreamDeliverySettings,
  batch: readonly StreamEntry[],
  signal: AbortSignal,
): Promise<boolean> {
  const middle = Math.ceil(batch.length / 2);
  return (
    (await deliverBatch(settings, batch.slice(0, middle), signal)) &&
    (await deliverBatch(settings, batch.slice(middle), signal))
  );
}

type Attempt = { readonly remaining: readonly StreamEntry[]; readonly reason: string };

async function deliverOnce(
  { source, invoke }: StreamDeliverySettings,
  batch: readonly StreamEntry[],
): Promise<Attempt> {
  const result = await invoke(source.functionName, {
    payload: streamPayloadOf(batch),
    whenBusy: "wait",
  });
  if (result.outcome !== "succeeded") {
    return { remaining: batch, reason: result.outcome };
  }
  const failures = source.reportsBatchItemFailures
    ? readBatchItemFailures(result.payload)
    : new Set<string>();
  const firstFailed =
    failures === "all" ? 0 : batch.findIndex(({ sequenceNumber }) => failures.has(sequenceNumber));
  return { remaining: firstFailed < 0 ? [] : batch.slice(firstFailed), reason: "partial" };
}
