import type { DebtPositionStore } from "../../../shared/domain/debt-positions/debt-position-store.ts";
import type {
  FlowReference,
  ImportFlowStore,
} from "../../../shared/domain/debt-positions/import-flow-store.ts";
import {
  type NoticeToPrint,
  noticesToPrint,
} from "../../../shared/domain/notices/notices-to-print.ts";
import type { PlannedPrintJob } from "../../../shared/domain/notices/print-job.ts";
import type { PrintJobStore, ReadJobList } from "../../../shared/domain/notices/print-job-store.ts";
import {
  destinationOf,
  firstProgressiveOf,
  type PackOptions,
} from "../../../shared/domain/notices/print-pack.ts";
import type { OrganizationStore } from "../../../shared/domain/organizations/organization-store.ts";
import { romeDateOf } from "../../../shared/domain/values/calendar-date.ts";
import type { RenderPrintPackMessage } from "../../../shared/messaging/messages.ts";
import type { RenderPack } from "./render-print-pack.ts";

/** A file of a job, from 1. */
type JobPack = { readonly jobId: string; readonly pack: number };

export type RenderJobPackDependencies = {
  readonly organizations: Pick<OrganizationStore, "find">;
  readonly positions: Pick<DebtPositionStore, "findMany">;
  readonly flows: Pick<ImportFlowStore, "find">;
  readonly jobs: Pick<PrintJobStore, "find" | "hasPack" | "recordPack">;
  readonly readJobList: ReadJobList;
  readonly render: RenderPack;
  readonly writeJobPack: (
    flow: FlowReference & { readonly fileName: string },
    pack: JobPack,
    pdf: Uint8Array,
  ) => Promise<void>;
  readonly now: () => Date;
};

/**
 * Prints one list of a job's plan, as the positions stand now: what was paid or cancelled since
 * the plan was made is left out. A pack that was reported is not printed again.
 */
export async function renderJobPack(
  message: RenderPrintPackMessage & { readonly jobId: string },
  dependencies: RenderJobPackDependencies,
): Promise<void> {
  const { jobs, organizations, flows } = dependencies;
  const { organizationFiscalCode, flowId, jobId: id, block: pack } = message;
  const reference = { organizationFiscalCode, flowId, id };
  if (await jobs.hasPack(reference, pack)) return;
  const [job, flow, organization] = await Promise.all([
    jobs.find(reference),
    flows.find({ organizationFiscalCode, id: flowId }),
    organizations.find(organizationFiscalCode),
  ]);
  if (job?.status !== "PLANNED" || flow === undefined || organization === undefined) {
    throw new Error("a pack is asked for a job without a plan");
  }
  const list = { jobId: id, planId: job.planId, list: pack };
  const iuds = await dependencies.readJobList(flow, list);
  const positions = await dependencies.positions.findMany(organizationFiscalCode, iuds);
  const printed = noticesToPrint(organization, iuds, positions);
  const notices = printed.map(({ notice }) => notice);
  const options = optionsOf({ job, fileName: flow.fileName, pack, printed });
  const pdf = notices.length > 0 ? dependencies.render(organization, notices, options) : undefined;
  if (pdf !== undefined) await dependencies.writeJobPack(flow, { jobId: id, pack }, pdf);
  await jobs.recordPack({
    ...reference,
    pack,
    notices: notices.length,
    bytes: pdf?.length ?? 0,
    madeAt: dependencies.now().toISOString(),
  });
}

type PackContent = {
  readonly job: PlannedPrintJob;
  readonly fileName: string;
  readonly pack: number;
  readonly printed: readonly NoticeToPrint[];
};

/** The cover bears the day of the plan: a pack made again is the same. */
function optionsOf({ job, fileName, pack, printed }: PackContent): PackOptions {
  const { order, duplex, envelopeWindow, coverIndex } = job.request;
  const options = { duplex, envelopeWindow, firstProgressive: firstProgressiveOf(pack) };
  if (!coverIndex) return options;
  const cover = {
    flowFileName: fileName,
    pack,
    packs: job.packs,
    order,
    madeOn: romeDateOf(new Date(job.plannedAt)),
    destinations: printed.map(destinationOf),
  };
  return { ...options, cover };
}
