import type { RunId, SandboxCall } from "../../../shared/domain/sandbox/sandbox-run.ts";
import { nodeFault } from "../../../shared/domain/sandbox/station-answer.ts";
import type { NoticeDescription, QrCode } from "../../../shared/pagopa/pa-for-node/messages.ts";
import { callStation, refuseCall } from "./call-station.ts";
import { findStation, type StationOverride } from "./find-station.ts";
import type { NodeDependencies } from "./node-dependencies.ts";

export type DemandInput = {
  readonly runId: RunId;
  readonly fiscalCode: string;
  readonly serviceId: string;
  readonly serviceSubjectId: string;
  /** Base64 of the XML that the service catalogue asks for. */
  readonly serviceDataBase64: string;
  readonly override: StationOverride;
};

export type DemandOutcome =
  | {
      readonly outcome: "payable";
      readonly call: SandboxCall;
      readonly notice: NoticeDescription & { readonly qrCode: QrCode };
    }
  | { readonly outcome: "refused"; readonly call: SandboxCall };

/** Asks an ente to make a notice for a payment that begins at a PSP (paDemandPaymentNotice). */
export async function demandNotice(
  input: DemandInput,
  dependencies: NodeDependencies,
): Promise<DemandOutcome> {
  const { runId, fiscalCode } = input;
  const station = await findStation(fiscalCode, input.override, dependencies);
  if (station === undefined) {
    const call = await refuseCall(
      {
        runId,
        operation: "paDemandPaymentNotice",
        recipientFiscalCode: fiscalCode,
        subject: {},
        fault: nodeFault("PPT_DOMINIO_SCONOSCIUTO"),
      },
      dependencies,
    );
    return { outcome: "refused", call };
  }
  const { call, verdict } = await callStation(
    {
      runId,
      request: {
        primitive: "paDemandPaymentNotice",
        ...station,
        idServizio: input.serviceId,
        idSoggettoServizio: input.serviceSubjectId,
        datiSpecificiServizioRequest: input.serviceDataBase64,
      },
      subject: {},
    },
    dependencies,
  );
  const isDescribed =
    verdict.outcome === "OK" && verdict.answer.primitive === "paDemandPaymentNotice";
  return isDescribed
    ? { outcome: "payable", call, notice: verdict.answer }
    : { outcome: "refused", call };
}
