import type { Caller } from "../../../shared/domain/access/caller.ts";
import {
  type ImportFlow,
  mayTouchFlow,
} from "../../../shared/domain/debt-positions/import-flow.ts";
import type { ImportFlowStore } from "../../../shared/domain/debt-positions/import-flow-store.ts";
import type {
  PlannedPrintJob,
  PrintJob,
  PrintJobReference,
} from "../../../shared/domain/notices/print-job.ts";
import type { PrintJobStore } from "../../../shared/domain/notices/print-job-store.ts";

/** A finished file of a job. */
export type JobFile = {
  readonly pack: number;
  readonly notices: number;
  readonly bytes: number;
  readonly url: string;
};

export type PrintJobView = { readonly job: PrintJob; readonly files: readonly JobFile[] };

export type GetPrintJobDependencies = {
  readonly flows: Pick<ImportFlowStore, "find">;
  readonly jobs: Pick<PrintJobStore, "find" | "findPacks">;
  readonly links: {
    jobPack(flow: ImportFlow, jobId: string, pack: number): Promise<string>;
    jobArchive(flow: ImportFlow, jobId: string): Promise<string>;
  };
};

/** A print job with its progress and the addresses of the files made so far. */
export async function getPrintJob(
  { caller, ...reference }: PrintJobReference & { readonly caller: Pick<Caller, "typeCodes"> },
  dependencies: GetPrintJobDependencies,
): Promise<PrintJobView | undefined> {
  const { organizationFiscalCode, flowId } = reference;
  const [job, flow] = await Promise.all([
    dependencies.jobs.find(reference),
    dependencies.flows.find({ organizationFiscalCode, id: flowId }),
  ]);
  if (job === undefined || flow === undefined || !mayTouchFlow(caller, flow)) return undefined;
  return { job, files: job.status === "PLANNED" ? await filesOf(job, flow, dependencies) : [] };
}

/** Packs of which nothing was left to print have no file. */
async function filesOf(
  job: PlannedPrintJob,
  flow: ImportFlow,
  { jobs, links }: GetPrintJobDependencies,
): Promise<JobFile[]> {
  const packs = (await jobs.findPacks(job)).filter(({ notices }) => notices > 0);
  return Promise.all(
    packs.map(async ({ pack, notices, bytes }) => {
      const url =
        job.request.format === "zip"
          ? await links.jobArchive(flow, job.id)
          : await links.jobPack(flow, job.id, pack);
      return { pack, notices, bytes, url };
    }),
  );
}
