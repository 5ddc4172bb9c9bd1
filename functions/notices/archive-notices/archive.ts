import type { ArchiveNoticesMessage } from "../../../shared/messaging/messages.ts";
import { type ArchiveJobDependencies, archiveJob } from "./archive-job.ts";
import { type ArchiveNoticesDependencies, archiveNotices } from "./archive-notices.ts";

/** Writes an archive: of a job where the message names one, else of the whole flow. */
export async function archive(
  { jobId, ...message }: ArchiveNoticesMessage,
  dependencies: ArchiveNoticesDependencies & ArchiveJobDependencies,
): Promise<void> {
  const { organizationFiscalCode, flowId: id } = message;
  if (jobId === undefined) await archiveNotices({ organizationFiscalCode, id }, dependencies);
  else await archiveJob({ ...message, jobId }, dependencies);
}
