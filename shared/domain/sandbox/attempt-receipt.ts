import { endAttempt, envelopeToSend, type ReceiptDelivery } from "./receipt-delivery.ts";
import { callIdOf, type RunId, type SandboxCall } from "./sandbox-run.ts";
import type { SandboxStore } from "./sandbox-store.ts";
import {
  type BodyReading,
  judgeAnswer,
  receiptSecondsMax,
  type Station,
  type StationMessage,
} from "./station-answer.ts";

/** What an attempt is made with: nothing here knows where it comes from. */
export type AttemptPorts = {
  readonly sandbox: Pick<SandboxStore, "advanceDelivery" | "recordCall">;
  readonly station: Station;
  readonly read: (body: string) => BodyReading<StationMessage>;
  newId(): string;
  now(): Date;
};

/**
 * Makes an attempt that has been decided upon: it is written down that it begins, the station is
 * called, call and outcome are kept. Returns the receipt as it is left; `undefined` when somebody
 * else was quicker to begin.
 */
export async function attemptReceipt(
  runId: RunId,
  begun: ReceiptDelivery,
  ports: AttemptPorts,
): Promise<ReceiptDelivery | undefined> {
  const { sandbox, station, now } = ports;
  if (!(await sandbox.advanceDelivery(runId, begun))) return undefined;
  const startedAt = now();
  const envelope = envelopeToSend(begun);
  const answer = await station.call({
    operation: begun.operation,
    envelope,
    secondsMax: receiptSecondsMax,
  });
  const verdict = judgeAnswer(answer, { operation: begun.operation, read: ports.read });
  const call: SandboxCall = {
    id: callIdOf(startedAt, ports.newId()),
    startedAt: startedAt.toISOString(),
    operation: begun.operation,
    recipientFiscalCode: begun.recipientFiscalCode,
    notice: begun.notice,
    deliveryId: begun.id,
    request: envelope,
    ...(answer.outcome === "answered"
      ? { httpStatus: answer.httpStatus, response: answer.body }
      : {}),
    durationMs: now().getTime() - startedAt.getTime(),
    verdict: verdict.outcome === "OK" ? { outcome: "OK" } : verdict,
  };
  await sandbox.recordCall(runId, call);
  const ended = endAttempt(begun, verdict.outcome === "OK" ? undefined : verdict.fault);
  await sandbox.advanceDelivery(runId, ended);
  return ended;
}
