import { blockLabel } from "../domain/debt-positions/import-flow.ts";
import type { FlowReference } from "../domain/debt-positions/import-flow-store.ts";
import { ownPacksJobId } from "../domain/notices/print-job.ts";
import type { JobList } from "../domain/notices/print-job-store.ts";
import { type OrganizationFileKey, organizationFileKey } from "./organization-file-key.ts";

/** First segments of the bucket's keys: its lifecycle rules act on them. */
export const bucketFolders = {
  uploads: "uploads",
  work: "work",
  results: "results",
  receipts: "receipts",
  journal: "journal",
  audit: "audit",
} as const;

function flowFile(root: string, flow: FlowReference, path: string): OrganizationFileKey {
  return organizationFileKey({ root, organization: flow.organizationFiscalCode }, flow.id, path);
}

/** The ZIP as the ente uploads it. */
export function uploadKey(flow: FlowReference, fileName: string): OrganizationFileKey {
  return flowFile(bucketFolders.uploads, flow, fileName);
}

/** Working files of the import, one of each kind a block; `header` is the file's first row. */
export const workFiles = {
  header: (flow: FlowReference) => flowFile(bucketFolders.work, flow, "header.csv"),
  manifest: (flow: FlowReference) => flowFile(bucketFolders.work, flow, "manifest.json"),
  registry: (flow: FlowReference) => flowFile(bucketFolders.work, flow, "registry.json"),
  rows: (flow: FlowReference, block: number) =>
    flowFile(bucketFolders.work, flow, `rows/${blockLabel(block)}.csv`),
  enriched: (flow: FlowReference, block: number) =>
    flowFile(bucketFolders.work, flow, `enriched/${blockLabel(block)}.csv`),
  rejected: (flow: FlowReference, block: number) =>
    flowFile(bucketFolders.work, flow, `rejected/${blockLabel(block)}.csv`),
  /** IUDs of the block's positions that have a notice to print. */
  printable: (flow: FlowReference, block: number) =>
    flowFile(bucketFolders.work, flow, `printable/${blockLabel(block)}.json`),
  /** IUDs of one list of a plan of a print job. */
  jobList: (flow: FlowReference, { jobId, planId, list }: JobList) =>
    flowFile(bucketFolders.work, flow, `jobs/${jobId}/${planId}/${blockLabel(list)}.json`),
} as const;

/** Base name of a flow's files: the ZIP's name without its ending. */
export function baseNameOf(fileName: string): string {
  return fileName.replace(/\.zip$/iu, "");
}

/** What the ente downloads; the last segment is the name it is saved under. */
export const resultFiles = {
  iuv: (flow: FlowReference, base: string) =>
    flowFile(bucketFolders.results, flow, `${base}_IUV.zip`),
  rejected: (flow: FlowReference, base: string) =>
    flowFile(bucketFolders.results, flow, `${base}_SCARTI.zip`),
  notices: (flow: FlowReference, base: string) =>
    flowFile(bucketFolders.results, flow, `${base}_AVVISI_PDF.zip`),
  printPack: (flow: FlowReference, base: string, block: number) =>
    flowFile(bucketFolders.results, flow, `${base}_STAMPA_${blockLabel(block)}.pdf`),
  /** The packs that a flow's own job makes are the packs of the flow. */
  jobPack: (flow: FlowReference, base: string, { jobId, pack }: JobPack) => {
    const label = jobId === ownPacksJobId ? blockLabel(pack) : `${jobId}_${blockLabel(pack)}`;
    return flowFile(bucketFolders.results, flow, `${base}_STAMPA_${label}.pdf`);
  },
  jobArchive: (flow: FlowReference, base: string, jobId: string) =>
    flowFile(bucketFolders.results, flow, `${base}_AVVISI_${jobId}.zip`),
} as const;

type JobPack = { readonly jobId: string; readonly pack: number };
