import type { FlowReference } from "../debt-positions/import-flow-store.ts";
import type { Iud } from "../values/iud.ts";
import type { JobPlan, PrintJob, PrintJobReference } from "./print-job.ts";

/** One of the lists of notices that a plan of a job has written, from 1. */
export type JobList = { readonly jobId: string; readonly planId: string; readonly list: number };

/** Reads back the debts of a list. */
export type ReadJobList = (flow: FlowReference, list: JobList) => Promise<readonly Iud[]>;

/** Outcome of one file of a job; written once, whatever is redelivered. */
export type JobPackReport = PrintJobReference & {
  readonly pack: number;
  readonly notices: number;
  readonly bytes: number;
  readonly madeAt: string;
};

export type PrintJobStore = {
  find(job: PrintJobReference): Promise<PrintJob | undefined>;
  findAll(flow: FlowReference): Promise<PrintJob[]>;
  /** `refused` when the job exists already. */
  create(job: PrintJob): Promise<"written" | "refused">;
  /** REQUESTED → PLANNED; `refused` when another delivery has planned it meanwhile. */
  plan(job: PrintJobReference, plan: JobPlan): Promise<"written" | "refused">;
  /** REQUESTED → REFUSED. */
  refuse(
    job: PrintJobReference,
    refusal: { readonly notices: number; readonly refusedAt: string },
  ): Promise<"written" | "refused">;
  /** Report of a file and counters in one step; a second report of it changes nothing. */
  recordPack(report: JobPackReport): Promise<"recorded" | "alreadyRecorded">;
  hasPack(job: PrintJobReference, pack: number): Promise<boolean>;
  findPacks(job: PrintJobReference): Promise<JobPackReport[]>;
};
