import type { ImportFlow } from "../../../shared/domain/debt-positions/import-flow.ts";
import type {
  FlowReference,
  ImportFlowStore,
} from "../../../shared/domain/debt-positions/import-flow-store.ts";

export type StartImportFlowDependencies = {
  readonly flows: Pick<ImportFlowStore, "find" | "queue">;
  /** Bytes of the flow's upload; undefined while nothing was uploaded. */
  readonly uploadedBytes: (flow: ImportFlow) => Promise<number | undefined>;
  readonly now: () => Date;
};

export type StartImportFlowOutcome =
  | { readonly outcome: "started"; readonly flow: FlowReference }
  | { readonly outcome: "uploadMissing" }
  | { readonly outcome: "unknown" };

/**
 * Starts a registered flow whose file is there. Starting it again changes nothing and answers the
 * same: the change of its status is the event that the import waits for.
 */
export async function startImportFlow(
  reference: FlowReference,
  dependencies: StartImportFlowDependencies,
): Promise<StartImportFlowOutcome> {
  const flow = await dependencies.flows.find(reference);
  if (flow === undefined) return { outcome: "unknown" };
  if (flow.status !== "AWAITING_UPLOAD") return { outcome: "started", flow: reference };
  const bytes = await dependencies.uploadedBytes(flow);
  if (bytes === undefined) return { outcome: "uploadMissing" };
  await dependencies.flows.queue(reference, dependencies.now().toISOString());
  return { outcome: "started", flow: reference };
}
