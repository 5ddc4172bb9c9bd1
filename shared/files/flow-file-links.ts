import type { ImportFlow } from "../domain/debt-positions/import-flow.ts";
import type { FileLinks } from "./file-links.ts";
import { baseNameOf, resultFiles } from "./import-flow-files.ts";
import type { OrganizationFileKey } from "./organization-file-key.ts";

const linkSeconds = 15 * 60;

/** Short-lived addresses of a flow's result files. */
export function flowFileLinks(links: FileLinks) {
  const link = async (key: OrganizationFileKey) => links.toDownload(key, linkSeconds);
  const base = (flow: ImportFlow) => baseNameOf(flow.fileName);
  return {
    iuv: (flow: ImportFlow) => link(resultFiles.iuv(flow, base(flow))),
    rejected: (flow: ImportFlow) => link(resultFiles.rejected(flow, base(flow))),
    notices: (flow: ImportFlow) => link(resultFiles.notices(flow, base(flow))),
    printPack: (flow: ImportFlow, block: number) =>
      link(resultFiles.printPack(flow, base(flow), block)),
    jobPack: (flow: ImportFlow, jobId: string, pack: number) =>
      link(resultFiles.jobPack(flow, base(flow), { jobId, pack })),
    jobArchive: (flow: ImportFlow, jobId: string) =>
      link(resultFiles.jobArchive(flow, base(flow), jobId)),
  };
}
