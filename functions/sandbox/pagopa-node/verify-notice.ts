import type {
  NoticeReference,
  RunId,
  SandboxCall,
} from "../../../shared/domain/sandbox/sandbox-run.ts";
import { nodeFault } from "../../../shared/domain/sandbox/station-answer.ts";
import type { NoticeDescription } from "../../../shared/pagopa/pa-for-node/messages.ts";
import { callStation, refuseCall } from "./call-station.ts";
import { findStation, type StationOverride } from "./find-station.ts";
import type { NodeDependencies } from "./node-dependencies.ts";

export type VerifyInput = {
  readonly runId: RunId;
  readonly notice: NoticeReference;
  readonly override: StationOverride;
};

export type VerifyOutcome =
  | { readonly outcome: "payable"; readonly call: SandboxCall; readonly notice: NoticeDescription }
  | { readonly outcome: "refused"; readonly call: SandboxCall };

/** Asks the ente's station what is owed for a notice (SANP 3.12.0, paVerifyPaymentNotice). */
export async function verifyNotice(
  { runId, notice, override }: VerifyInput,
  dependencies: NodeDependencies,
): Promise<VerifyOutcome> {
  const subject = { notice };
  const station = await findStation(notice.fiscalCode, override, dependencies);
  if (station === undefined) {
    const call = await refuseCall(
      {
        runId,
        operation: "paVerifyPaymentNotice",
        recipientFiscalCode: notice.fiscalCode,
        subject,
        fault: nodeFault("PPT_DOMINIO_SCONOSCIUTO"),
      },
      dependencies,
    );
    return { outcome: "refused", call };
  }
  const { call, verdict } = await callStation(
    {
      runId,
      request: { primitive: "paVerifyPaymentNotice", ...station, qrCode: notice },
      subject,
    },
    dependencies,
  );
  const isDescribed =
    verdict.outcome === "OK" && verdict.answer.primitive === "paVerifyPaymentNotice";
  return isDescribed
    ? { outcome: "payable", call, notice: verdict.answer }
    : { outcome: "refused", call };
}
