import { archiveJob } from "../../functions/notices/archive-notices/archive-job.ts";
import { planPrintJob } from "../../functions/notices/plan-print-job/plan-print-job.ts";
import { renderJobPack } from "../../functions/notices/render-print-pack/render-job-pack.ts";
import type { DebtPosition } from "../../shared/domain/debt-positions/debt-position.ts";
import type { MeasuredImportFlow } from "../../shared/domain/debt-positions/import-flow.ts";
import type { Notice } from "../../shared/domain/notices/notice.ts";
import type { PrintJob, PrintJobReference } from "../../shared/domain/notices/print-job.ts";
import type { JobPackReport, PrintJobStore } from "../../shared/domain/notices/print-job-store.ts";
import type { PackOptions } from "../../shared/domain/notices/print-pack.ts";
import type { Organization } from "../../shared/domain/organizations/organization.ts";
import type { Iud } from "../../shared/domain/values/iud.ts";
import type {
  ArchiveNoticesMessage,
  PlanPrintJobMessage,
  RenderPrintPackMessage,
} from "../../shared/messaging/messages.ts";
import { demoOrganization } from "./demo-organization.ts";
import { type FaultPlan, faultPlan, withFaults } from "./fault-injection.ts";
import { importingFlow } from "./measured-flow.ts";

const ente = demoOrganization();
const now = () => new Date("2026-11-28T10:00:00Z");

/** Print jobs in memory, as the table keeps them. */
export function inMemoryPrintJobs() {
  const jobs = new Map<string, PrintJob>();
  const packs = new Map<string, JobPackReport>();
  const packKey = (job: PrintJobReference, pack: number) => `${job.id}#${pack}`;
  const advance = (reference: PrintJobReference, to: (job: PrintJob) => PrintJob) => {
    const job = jobs.get(reference.id);
    if (job?.status !== "REQUESTED") return "refused";
    jobs.set(job.id, to(job));
    return "written";
  };
  const store: PrintJobStore = {
    find: async ({ id }) => jobs.get(id),
    findAll: async () => [...jobs.values()],
    async create(job) {
      if (jobs.has(job.id)) return "refused";
      jobs.set(job.id, job);
      return "written";
    },
    plan: async (reference, plan) =>
      advance(reference, (job) => {
        return { ...job, ...plan, status: "PLANNED", packsMade: 0, noticesMade: 0 };
      }),
    refuse: async (reference, refusal) =>
      advance(reference, (job) => ({ ...job, ...refusal, status: "REFUSED" })),
    async recordPack(report) {
      const job = jobs.get(report.id);
      const key = packKey(report, report.pack);
      if (packs.has(key) || job?.status !== "PLANNED") return "alreadyRecorded";
      packs.set(key, report);
      const packsMade = job.packsMade + 1;
      jobs.set(job.id, { ...job, packsMade, noticesMade: job.noticesMade + report.notices });
      return "recorded";
    },
    hasPack: async (job, pack) => packs.has(packKey(job, pack)),
    findPacks: async (job) => [...packs.values()].filter(({ id }) => id === job.id),
  };
  return { ...store, jobs };
}

/** An imported flow with its positions in blocks, whose print jobs can be run over and over. */
export function printWorld(
  blocks: readonly (readonly DebtPosition[])[],
  organization: Organization = ente,
) {
  const positions = new Map(blocks.flat().map((position) => [position.iud, position]));
  const count = positions.size;
  const importing = importingFlow({ id: "f1", rows: Math.max(count, 1), blocks: blocks.length });
  const flow: MeasuredImportFlow = {
    ...importing,
    status: "IMPORTED",
    importedAt: "2026-11-28T09:00:00.000Z",
    counters: { ...importing.counters, noticesExpected: count },
  };
  const jobs = inMemoryPrintJobs();
  const lists = new Map<string, readonly string[]>();
  const files = new Map<string, readonly string[]>();
  const options = new Map<string, PackOptions>();
  const rendered: PackOptions[] = [];
  const sent = { packs: [] as RenderPrintPackMessage[], archives: [] as ArchiveNoticesMessage[] };
  let plans = 0;

  /** What a function finds around it; every call may be the one at which it dies. */
  const around = (plan: FaultPlan) =>
    withFaults(
      {
        readPrintable: async (_flow: unknown, block: number): Promise<readonly Iud[]> =>
          (blocks[block - 1] ?? []).map(({ iud }) => iud),
        async writeJobList(_flow: unknown, list: ListName, iuds: readonly string[]) {
          lists.set(listKey(list), iuds);
        },
        readJobList: async (_flow: unknown, list: ListName): Promise<readonly Iud[]> =>
          (lists.get(listKey(list)) ?? []).flatMap((iud) => {
            const position = [...positions.values()].find((known) => known.iud === iud);
            return position === undefined ? [] : [position.iud];
          }),
        async writeJobPack(_flow: unknown, { pack }: { pack: number }, pdf: Uint8Array) {
          files.set(`pack ${pack}`, textsOf(pdf));
        },
        async writeJobArchive(
          _flow: unknown,
          _jobId: string,
          entries: AsyncIterable<{ readonly name: string; readonly pdf: Uint8Array }>,
        ) {
          const names: string[] = [];
          for await (const { name } of entries) names.push(name);
          files.set("zip", names);
        },
        async renderPacks(messages: readonly RenderPrintPackMessage[]) {
          sent.packs.push(...messages);
        },
        async archiveNotices(messages: readonly ArchiveNoticesMessage[]) {
          sent.archives.push(...messages);
        },
      },
      plan,
    );
  const dependencies = (plan: FaultPlan) => ({
    organizations: { find: async () => organization },
    positions: withFaults(
      {
        findMany: async (_organization: unknown, iuds: readonly Iud[]) =>
          iuds.flatMap((iud) => positions.get(iud) ?? []).toReversed(),
      },
      plan,
    ),
    flows: { find: async () => flow },
    jobs: withFaults(jobs, plan),
    ...around(plan),
    newPlanId: () => `plan-${++plans}`,
    now,
  });
  return {
    flow,
    jobs,
    positions,
    files,
    rendered,
    options,
    sent,
    plan: (message: PlanPrintJobMessage, plan = faultPlan(0, "before")) =>
      planPrintJob(message, dependencies(plan)),
    render: (message: RenderPrintPackMessage & { jobId: string }, plan = faultPlan(0, "before")) =>
      renderJobPack(message, {
        ...dependencies(plan),
        render: (_organization, notices, packOptions) => {
          rendered.push(packOptions);
          return Buffer.from(JSON.stringify(notices.map(numberOf)));
        },
      }),
    archive: (message: ArchiveNoticesMessage & { jobId: string }, plan = faultPlan(0, "before")) =>
      archiveJob(message, { ...dependencies(plan), render: () => new Uint8Array(10) }),
  };
}

type ListName = { readonly jobId: string; readonly planId: string; readonly list: number };

function listKey({ jobId, planId, list }: ListName): string {
  return `${jobId}/${planId}/${list}`;
}

function numberOf({ payments: [{ noticeNumber }] }: Notice): string {
  return noticeNumber;
}

function textsOf(pdf: Uint8Array): readonly string[] {
  return JSON.parse(Buffer.from(pdf).toString("utf8"));
}
