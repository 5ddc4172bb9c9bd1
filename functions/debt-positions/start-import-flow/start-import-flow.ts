import type { Caller } from "../../../shared/domain/access/caller.ts";
import {
  type ImportFlow,
  mayTouchFlow,
} from "../../../shared/domain/debt-positions/import-flow.ts";
import type {
  FlowReference,
  ImportFlowStore,
} from "../../../shared/domain/debt-positions/import-flow-store.ts";
import { whatIsOpen } from "../../../shared/domain/organizations/organization-status.ts";
import type { OrganizationStore } from "../../../shared/domain/organizations/organization-store.ts";

export type StartImportFlowDependencies = {
  readonly organizations: Pick<OrganizationStore, "find">;
  readonly flows: Pick<ImportFlowStore, "find" | "queue">;
  /** The flow's upload as it is now; undefined while nothing was uploaded. */
  readonly describeUpload: (
    flow: ImportFlow,
  ) => Promise<{ readonly bytes: number; readonly tag: string } | undefined>;
  readonly now: () => Date;
};

export type StartImportFlowOutcome =
  | { readonly outcome: "started"; readonly flow: FlowReference }
  | { readonly outcome: "organizationNotReady"; readonly status: string }
  | { readonly outcome: "uploadMissing" }
  | { readonly outcome: "unknown" };

/**
 * Starts a registered flow whose file is there. Starting it again changes nothing and answers the
 * same: the change of its status is the event that the import waits for.
 */
export async function startImportFlow(
  { caller, ...reference }: FlowReference & { readonly caller: Pick<Caller, "typeCodes"> },
  dependencies: StartImportFlowDependencies,
): Promise<StartImportFlowOutcome> {
  const { organizations, flows } = dependencies;
  const [organization, flow] = await Promise.all([
    organizations.find(reference.organizationFiscalCode),
    flows.find(reference),
  ]);
  if (organization === undefined || flow === undefined) return { outcome: "unknown" };
  if (!mayTouchFlow(caller, flow)) return { outcome: "unknown" };
  if (flow.status !== "AWAITING_UPLOAD") return { outcome: "started", flow: reference };
  if (!whatIsOpen(organization.status).load) {
    return { outcome: "organizationNotReady", status: organization.status };
  }
  const upload = await dependencies.describeUpload(flow);
  if (upload === undefined) return { outcome: "uploadMissing" };
  await flows.queue(reference, {
    startedAt: dependencies.now().toISOString(),
    uploadBytes: upload.bytes,
    uploadTag: upload.tag,
  });
  return { outcome: "started", flow: reference };
}
