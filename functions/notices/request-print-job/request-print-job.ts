import type { Caller } from "../../../shared/domain/access/caller.ts";
import {
  type FlowPacking,
  packingOf,
  plainPacking,
} from "../../../shared/domain/debt-positions/flow-packing.ts";
import { mayTouchFlow } from "../../../shared/domain/debt-positions/import-flow.ts";
import type {
  FlowReference,
  ImportFlowStore,
} from "../../../shared/domain/debt-positions/import-flow-store.ts";
import type { PrintFilter } from "../../../shared/domain/notices/print-filter.ts";
import {
  jobIdentityText,
  type PrintJob,
  type PrintJobRequest,
} from "../../../shared/domain/notices/print-job.ts";
import type { PrintJobStore } from "../../../shared/domain/notices/print-job-store.ts";
import {
  findDebtPositionType,
  type Organization,
} from "../../../shared/domain/organizations/organization.ts";
import type { OrganizationStore } from "../../../shared/domain/organizations/organization-store.ts";

/** What is asked for; what is absent is as the ente has it. */
export type WantedPrint = Partial<FlowPacking> & {
  readonly format: PrintJobRequest["format"];
  readonly coverIndex?: boolean;
  readonly filter: PrintFilter;
};

export type RequestPrintJobDependencies = {
  readonly organizations: Pick<OrganizationStore, "find">;
  readonly flows: Pick<ImportFlowStore, "find">;
  readonly jobs: Pick<PrintJobStore, "find" | "create">;
  /** Whether the lists that the import has left are still kept. */
  readonly hasWorkFiles: (flow: FlowReference) => Promise<boolean>;
  /** The same short text for the same text, another for any other. */
  readonly digest: (text: string) => string;
  readonly now: () => Date;
};

export type RequestPrintJobOutcome =
  | { readonly outcome: "accepted"; readonly job: PrintJob }
  | { readonly outcome: "unknown" }
  /** The flow's rows have no outcome yet, or were refused as a whole. */
  | { readonly outcome: "notImported"; readonly status: string }
  /** The flow was a rehearsal, or no row of it has a notice. */
  | { readonly outcome: "noNotices" }
  | { readonly outcome: "unknownTypes"; readonly codes: readonly string[] }
  /** The import is too long ago. */
  | { readonly outcome: "workFilesExpired" };

/**
 * Takes on a print job of an imported flow. The same request again, of the same flow, is the same
 * job: its id is made of both.
 */
export async function requestPrintJob(
  { caller, ...reference }: FlowReference & { readonly caller: Pick<Caller, "typeCodes"> },
  wanted: WantedPrint,
  dependencies: RequestPrintJobDependencies,
): Promise<RequestPrintJobOutcome> {
  const { organizations, flows, jobs } = dependencies;
  const [organization, flow] = await Promise.all([
    organizations.find(reference.organizationFiscalCode),
    flows.find(reference),
  ]);
  if (organization === undefined || flow === undefined) return { outcome: "unknown" };
  if (!mayTouchFlow(caller, flow)) return { outcome: "unknown" };
  if (flow.status !== "IMPORTED") return { outcome: "notImported", status: flow.status };
  if (flow.dryRun || flow.counters.noticesExpected === 0) return { outcome: "noNotices" };
  const codes = (wanted.filter.types ?? []).filter(
    (code) => findDebtPositionType(organization, code) === undefined,
  );
  if (codes.length > 0) return { outcome: "unknownTypes", codes };
  const request = completeRequest(wanted, organization);
  const job: PrintJob = {
    organizationFiscalCode: flow.organizationFiscalCode,
    flowId: flow.id,
    id: dependencies.digest(jobIdentityText(flow, request)),
    request,
    requestedAt: dependencies.now().toISOString(),
    status: "REQUESTED",
  };
  const known = await jobs.find(job);
  if (known !== undefined) return { outcome: "accepted", job: known };
  if (!(await dependencies.hasWorkFiles(flow))) return { outcome: "workFilesExpired" };
  // Refused when the same request came at the same time: it is the same job.
  await jobs.create(job);
  return { outcome: "accepted", job };
}

/** Sides and envelopes mean nothing to single files. */
function completeRequest(wanted: WantedPrint, organization: Organization): PrintJobRequest {
  const { format, filter, coverIndex = true, order, duplex, envelopeWindow } = wanted;
  const own = packingOf(organization) ?? plainPacking;
  const isPacks = format === "packs";
  return {
    format,
    order: order ?? own.order,
    duplex: isPacks && (duplex ?? own.duplex),
    envelopeWindow: isPacks ? (envelopeWindow ?? own.envelopeWindow) : "none",
    coverIndex: isPacks && coverIndex,
    filter,
  };
}
