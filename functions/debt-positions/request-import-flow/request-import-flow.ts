import type { Caller } from "../../../shared/domain/access/caller.ts";
import type { ImportFlow } from "../../../shared/domain/debt-positions/import-flow.ts";
import type { ImportFlowStore } from "../../../shared/domain/debt-positions/import-flow-store.ts";
import { whatIsOpen } from "../../../shared/domain/organizations/organization-status.ts";
import type { OrganizationStore } from "../../../shared/domain/organizations/organization-store.ts";
import type { OrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";
import { parseFlowFileName } from "../../../shared/mypay/tracciato/flow-file-name.ts";
import { type FlowRefusal, flowRefusal } from "../../../shared/mypay/tracciato/flow-refusal.ts";

export type RequestImportFlowInput = {
  readonly organizationFiscalCode: OrganizationFiscalCode;
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly dryRun: boolean;
  /** Who asks: the rows may be of its types only. */
  readonly caller: Pick<Caller, "typeCodes">;
};

export type UploadTicket = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly expiresAt: string;
};

export type RequestImportFlowDependencies = {
  readonly organizations: Pick<OrganizationStore, "find">;
  readonly flows: Pick<ImportFlowStore, "create">;
  readonly presign: (flow: ImportFlow, sizeBytes: number) => Promise<UploadTicket>;
  readonly newFlowId: (now: Date) => string;
  readonly now: () => Date;
};

export type RequestImportFlowOutcome =
  | { readonly outcome: "registered"; readonly flow: ImportFlow; readonly upload: UploadTicket }
  | { readonly outcome: "organizationUnknown" }
  | { readonly outcome: "organizationNotReady"; readonly status: string }
  | { readonly outcome: "fileNameRefused"; readonly refusal: FlowRefusal };

/** Registers a flow and hands out the address where its ZIP may be uploaded, once. */
export async function requestImportFlow(
  input: RequestImportFlowInput,
  dependencies: RequestImportFlowDependencies,
): Promise<RequestImportFlowOutcome> {
  const organization = await dependencies.organizations.find(input.organizationFiscalCode);
  if (organization === undefined) return { outcome: "organizationUnknown" };
  if (!whatIsOpen(organization.status).load) {
    return { outcome: "organizationNotReady", status: organization.status };
  }
  const name = parseFlowFileName(input.fileName);
  if ("refused" in name) return { outcome: "fileNameRefused", refusal: name.refused };
  if (name.ipaCode.toLowerCase() !== organization.ipaCode.toLowerCase()) {
    const codes = { found: name.ipaCode, expected: organization.ipaCode };
    return { outcome: "fileNameRefused", refusal: flowRefusal("PAA_IMPORT_ENTE_ERR", codes) };
  }
  const now = dependencies.now();
  const flow: ImportFlow = {
    id: dependencies.newFlowId(now),
    organizationFiscalCode: input.organizationFiscalCode,
    fileName: input.fileName,
    dryRun: input.dryRun,
    status: "AWAITING_UPLOAD",
    requestedAt: now.toISOString(),
    ...(input.caller.typeCodes && { typeCodes: input.caller.typeCodes }),
  };
  const created = await dependencies.flows.create(flow);
  if (created === "refused") throw new Error("the id of a new flow was taken");
  const upload = await dependencies.presign(flow, input.sizeBytes);
  return { outcome: "registered", flow, upload };
}
