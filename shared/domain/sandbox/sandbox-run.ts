import type { Brand } from "../values/brand.ts";
import type { NodeFault } from "./station-answer.ts";

/** Id of a run (prova): 32 hexadecimal digits at random, so that knowing it is being let in. */
export type RunId = Brand<string, "RunId">;

function isRunId(text: string): text is RunId {
  return /^[0-9a-f]{32}$/u.test(text);
}

/** Reads a run's id, or `undefined`. */
export function parseRunId(text: string): RunId | undefined {
  return isRunId(text) ? text : undefined;
}

/** Notice number with which the node asks whether a station is alive (SANP 3.12.0, stand-in). */
export const probeNoticeNumber = "000000000000000000";

/** Days after which a run and everything in it is forgotten. */
export const runDaysKept = 30;

/** A run: the calls that somebody has had the node make, kept together to be shown. */
export type SandboxRun = {
  readonly id: RunId;
  readonly title: string;
  /** The ente it is about, where it is about one. */
  readonly organizationFiscalCode?: string;
  readonly createdAt: string;
};

export type NoticeReference = { readonly fiscalCode: string; readonly noticeNumber: string };

/** One call of a run, as it was made; ids sort by time. */
export type SandboxCall = {
  readonly id: string;
  readonly startedAt: string;
  readonly operation: string;
  /** The ente that is called. */
  readonly recipientFiscalCode: string;
  readonly notice?: NoticeReference;
  readonly paymentToken?: string;
  /** The receipt's delivery of which this is a try. */
  readonly deliveryId?: string;
  /** What was sent; missing where the node answered by itself. */
  readonly request?: string;
  readonly httpStatus?: number;
  readonly response?: string;
  readonly durationMs: number;
  readonly verdict:
    | { readonly outcome: "OK" }
    | { readonly outcome: "KO"; readonly fault: NodeFault };
};

/** A call's id: its instant, so that calls are read in the order they were made, and a token. */
export function callIdOf(startedAt: Date, token: string): string {
  return `${startedAt.toISOString().replaceAll(/[^0-9TZ]/gu, "")}-${token.slice(0, 8)}`;
}

/** True where the call ended as it should: a probe is answered that the notice is unknown. */
export function endedWell({ notice, verdict }: SandboxCall): boolean {
  if (verdict.outcome === "OK") return true;
  const isProbe = notice?.noticeNumber === probeNoticeNumber;
  return isProbe && verdict.fault.original?.code === "PAA_PAGAMENTO_SCONOSCIUTO";
}
