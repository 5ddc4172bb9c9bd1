import type { DebtPositionStore } from "../../../shared/domain/debt-positions/debt-position-store.ts";
import {
  type MeasuredImportFlow,
  packsExpected,
} from "../../../shared/domain/debt-positions/import-flow.ts";
import type {
  FlowReference,
  ImportFlowStore,
} from "../../../shared/domain/debt-positions/import-flow-store.ts";
import {
  fitsFormat,
  type JobPlan,
  listsOf,
  ownPacksJobId,
  type PlannedPrintJob,
  type PrintJob,
} from "../../../shared/domain/notices/print-job.ts";
import type { JobList, PrintJobStore } from "../../../shared/domain/notices/print-job-store.ts";
import type { NoticeSorter } from "../../../shared/domain/notices/print-order.ts";
import { noticesPerPackMax } from "../../../shared/domain/notices/print-pack.ts";
import type { OrganizationStore } from "../../../shared/domain/organizations/organization-store.ts";
import type { Iud } from "../../../shared/domain/values/iud.ts";
import type {
  ArchiveNoticesMessage,
  PlanPrintJobMessage,
  QueuePublisher,
  RenderPrintPackMessage,
} from "../../../shared/messaging/messages.ts";
import { selectNotices } from "./select-notices.ts";

export type PlanPrintJobDependencies = {
  readonly organizations: Pick<OrganizationStore, "find">;
  readonly positions: Pick<DebtPositionStore, "findMany">;
  readonly flows: Pick<ImportFlowStore, "find">;
  readonly jobs: Pick<PrintJobStore, "find" | "plan" | "refuse" | "findPacks">;
  readonly readPrintable: (flow: FlowReference, block: number) => Promise<readonly Iud[]>;
  readonly writeJobList: (
    flow: FlowReference,
    list: JobList,
    iuds: readonly string[],
  ) => Promise<void>;
  readonly renderPacks: QueuePublisher<RenderPrintPackMessage>;
  readonly archiveNotices: QueuePublisher<ArchiveNoticesMessage>;
  readonly newPlanId: () => string;
  readonly now: () => Date;
};

/** Lists written at the same time. */
const listsInFlight = 8;

/**
 * Selects and sorts the notices of a job, writes them down in lists and hands the lists out, one
 * message a pack. Every try writes lists of its own; the one that fixes the plan first counts, and
 * from then on a repetition only hands out again what has not been made: no notice is lost or
 * printed twice because positions changed between two tries.
 */
export async function planPrintJob(
  message: PlanPrintJobMessage,
  dependencies: PlanPrintJobDependencies,
): Promise<void> {
  const { jobs } = dependencies;
  const { organizationFiscalCode, flowId, jobId: id } = message;
  const reference = { organizationFiscalCode, flowId, id };
  const job = await jobs.find(reference);
  if (job === undefined) throw new Error("an unknown print job is to be planned");
  if (job.status === "REQUESTED") await fixPlan(job, dependencies);
  const planned = job.status === "REQUESTED" ? await jobs.find(reference) : job;
  if (planned?.status === "PLANNED") await publishPending(planned, dependencies);
}

async function fixPlan(job: PrintJob, dependencies: PlanPrintJobDependencies): Promise<void> {
  const { organizations, flows, jobs, now } = dependencies;
  const [flow, organization] = await Promise.all([
    flows.find({ organizationFiscalCode: job.organizationFiscalCode, id: job.flowId }),
    organizations.find(job.organizationFiscalCode),
  ]);
  if (flow?.status !== "IMPORTED" || organization === undefined) {
    throw new Error("a print job belongs to no imported flow");
  }
  const selection = { job, flow, organization };
  const { sorter, leftOut } = await selectNotices(selection, dependencies);
  const notices = sorter.size;
  if (!fitsFormat(job.request, notices)) {
    await jobs.refuse(job, { notices, refusedAt: now().toISOString() });
    return;
  }
  const plan: JobPlan = {
    planId: dependencies.newPlanId(),
    plannedAt: now().toISOString(),
    notices,
    packs: packsOf(job, flow, notices),
    ...(leftOut > 0 && { leftOut }),
  };
  await writeLists({ job, flow, plan, sorter }, dependencies);
  await jobs.plan(job, plan);
}

/** The flow counts on its own packs, also where nothing is left to print in the last of them. */
function packsOf(job: PrintJob, flow: MeasuredImportFlow, notices: number): number {
  if (job.id === ownPacksJobId) return packsExpected(flow);
  if (job.request.format === "zip") return Math.min(notices, 1);
  return listsOf(notices);
}

type Writing = {
  readonly job: PrintJob;
  readonly flow: FlowReference;
  readonly plan: JobPlan;
  readonly sorter: NoticeSorter;
};

async function writeLists(
  { job, flow, plan, sorter }: Writing,
  { writeJobList }: PlanPrintJobDependencies,
): Promise<void> {
  const lists = sorter.lists(noticesPerPackMax);
  let written = 0;
  const worker = async () => {
    for (const iuds of lists) {
      written += 1;
      const list = { jobId: job.id, planId: plan.planId, list: written };
      await writeJobList(flow, list, iuds);
    }
  };
  await Promise.all(Array.from({ length: listsInFlight }, worker));
  while (written < plan.packs) {
    written += 1;
    await writeJobList(flow, { jobId: job.id, planId: plan.planId, list: written }, []);
  }
}

async function publishPending(
  job: PlannedPrintJob,
  { jobs, renderPacks, archiveNotices }: PlanPrintJobDependencies,
): Promise<void> {
  const { organizationFiscalCode, flowId, id: jobId } = job;
  const message = { organizationFiscalCode, flowId, jobId };
  const made = new Set((await jobs.findPacks(job)).map(({ pack }) => pack));
  const packs = Array.from({ length: job.packs }, (_, index) => index + 1);
  const pending = packs.filter((pack) => !made.has(pack));
  if (job.request.format === "packs") {
    await renderPacks(pending.map((block) => ({ ...message, block })));
  } else {
    await archiveNotices(pending.map(() => message));
  }
}
