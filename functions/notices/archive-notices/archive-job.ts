import type { DebtPositionStore } from "../../../shared/domain/debt-positions/debt-position-store.ts";
import {
  isMeasured,
  type MeasuredImportFlow,
} from "../../../shared/domain/debt-positions/import-flow.ts";
import type {
  FlowReference,
  ImportFlowStore,
} from "../../../shared/domain/debt-positions/import-flow-store.ts";
import { listsOf, type PlannedPrintJob } from "../../../shared/domain/notices/print-job.ts";
import type { PrintJobStore, ReadJobList } from "../../../shared/domain/notices/print-job-store.ts";
import type { Organization } from "../../../shared/domain/organizations/organization.ts";
import type { OrganizationStore } from "../../../shared/domain/organizations/organization-store.ts";
import type { Iud } from "../../../shared/domain/values/iud.ts";
import type { ArchiveNoticesMessage } from "../../../shared/messaging/messages.ts";
import { type ArchivedNotice, type RenderNotice, renderList } from "./render-list.ts";

export type ArchiveJobDependencies = {
  readonly organizations: Pick<OrganizationStore, "find">;
  readonly positions: Pick<DebtPositionStore, "findMany">;
  readonly flows: Pick<ImportFlowStore, "find">;
  readonly jobs: Pick<PrintJobStore, "find" | "hasPack" | "recordPack">;
  readonly readJobList: ReadJobList;
  readonly render: RenderNotice;
  readonly writeJobArchive: (
    flow: MeasuredImportFlow,
    jobId: string,
    notices: AsyncIterable<ArchivedNotice>,
  ) => Promise<void>;
  readonly now: () => Date;
};

/** The one file of a job that asks for a ZIP. */
const archivePack = 1;

/**
 * Puts the notices that a job has selected in one ZIP, in the order of the job, as they stand now.
 * Memory stays flat; a ZIP that was reported is not written again.
 */
export async function archiveJob(
  message: ArchiveNoticesMessage & { readonly jobId: string },
  dependencies: ArchiveJobDependencies,
): Promise<void> {
  const { jobs, organizations, flows, readJobList } = dependencies;
  const { organizationFiscalCode, flowId, jobId: id } = message;
  const reference = { organizationFiscalCode, flowId, id };
  if (await jobs.hasPack(reference, archivePack)) return;
  const [job, flow, organization] = await Promise.all([
    jobs.find(reference),
    flows.find({ organizationFiscalCode, id: flowId }),
    organizations.find(organizationFiscalCode),
  ]);
  if (job?.status !== "PLANNED" || organization === undefined) {
    throw new Error("an archive is asked for a job without a plan");
  }
  if (flow === undefined || !isMeasured(flow)) throw new Error("a job belongs to no flow");
  const counted = { notices: 0, bytes: 0 };
  const lists = readLists(job, flow, readJobList);
  const rendered = renderLists({ organization, lists, counted }, dependencies);
  await dependencies.writeJobArchive(flow, id, rendered);
  const madeAt = dependencies.now().toISOString();
  await jobs.recordPack({ ...reference, pack: archivePack, ...counted, madeAt });
}

async function* readLists(
  { id: jobId, planId, notices }: PlannedPrintJob,
  flow: FlowReference,
  readJobList: ArchiveJobDependencies["readJobList"],
): AsyncGenerator<readonly Iud[]> {
  for (let list = 1; list <= listsOf(notices); list += 1) {
    yield await readJobList(flow, { jobId, planId, list });
  }
}

type Rendering = {
  readonly organization: Organization;
  readonly lists: AsyncIterable<readonly Iud[]>;
  readonly counted: { notices: number; bytes: number };
};

async function* renderLists(
  { organization, lists, counted }: Rendering,
  dependencies: ArchiveJobDependencies,
): AsyncGenerator<ArchivedNotice> {
  for await (const iuds of lists) {
    for await (const notice of renderList(organization, iuds, dependencies)) {
      counted.notices += 1;
      counted.bytes += notice.pdf.length;
      yield notice;
    }
  }
}
