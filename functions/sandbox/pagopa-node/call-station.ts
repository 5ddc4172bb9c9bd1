import {
  callIdOf,
  type NoticeReference,
  type RunId,
  type SandboxCall,
} from "../../../shared/domain/sandbox/sandbox-run.ts";
import {
  callSecondsMax,
  judgeAnswer,
  type NodeFault,
  type Verdict,
} from "../../../shared/domain/sandbox/station-answer.ts";
import { composeRequest } from "../../../shared/pagopa/pa-for-node/compose-message.ts";
import type {
  PaForNodeRequest,
  PaForNodeResponse,
} from "../../../shared/pagopa/pa-for-node/messages.ts";
import { parseResponse } from "../../../shared/pagopa/pa-for-node/parse-message.ts";
import type { NodeDependencies } from "./node-dependencies.ts";

export type StationOk = Extract<PaForNodeResponse, { readonly outcome: "OK" }>;

/** What a call is about, for the report. */
type CallSubject = {
  readonly notice?: NoticeReference;
  readonly paymentToken?: string;
};

type PlannedCall = {
  readonly runId: RunId;
  readonly request: PaForNodeRequest;
  readonly subject: CallSubject;
  /** What the node looks at in an OK before it believes it. */
  readonly check?: (answer: StationOk) => Promise<NodeFault | undefined>;
};

export type CallResult = { readonly call: SandboxCall; readonly verdict: Verdict<StationOk> };

/** Calls the station once, judges its answer as the node does, and keeps the call in its run. */
export async function callStation(
  { runId, request, subject, check }: PlannedCall,
  { sandbox, station, newId, now }: NodeDependencies,
): Promise<CallResult> {
  const startedAt = now();
  const envelope = composeRequest(request);
  const operation = request.primitive;
  const answer = await station.call({ operation, envelope, secondsMax: callSecondsMax });
  const durationMs = now().getTime() - startedAt.getTime();
  const judged = judgeAnswer(answer, { operation, read: parseResponse });
  const fault = judged.outcome === "OK" ? await check?.(judged.answer) : undefined;
  const verdict: Verdict<StationOk> = fault === undefined ? judged : { outcome: "KO", fault };
  const call: SandboxCall = {
    id: callIdOf(startedAt, newId()),
    startedAt: startedAt.toISOString(),
    operation,
    recipientFiscalCode: request.idPA,
    ...subject,
    request: envelope,
    ...(answer.outcome === "answered"
      ? { httpStatus: answer.httpStatus, response: answer.body }
      : {}),
    durationMs,
    verdict: verdict.outcome === "OK" ? { outcome: "OK" } : verdict,
  };
  await sandbox.recordCall(runId, call);
  return { call, verdict };
}

type UnmadeCall = {
  readonly runId: RunId;
  readonly operation: string;
  readonly recipientFiscalCode: string;
  readonly subject: CallSubject;
  readonly fault: NodeFault;
};

/** Keeps a call that the node has refused to make: it answers by itself. */
export async function refuseCall(
  { runId, operation, recipientFiscalCode, subject, fault }: UnmadeCall,
  { sandbox, newId, now }: NodeDependencies,
): Promise<SandboxCall> {
  const startedAt = now();
  const call: SandboxCall = {
    id: callIdOf(startedAt, newId()),
    startedAt: startedAt.toISOString(),
    operation,
    recipientFiscalCode,
    ...subject,
    durationMs: 0,
    verdict: { outcome: "KO", fault },
  };
  await sandbox.recordCall(runId, call);
  return call;
}
