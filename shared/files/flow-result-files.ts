import type { MeasuredImportFlow } from "../domain/debt-positions/import-flow.ts";
import type { FlowReference } from "../domain/debt-positions/import-flow-store.ts";
import type { FileStore } from "./file-store.ts";
import { baseNameOf, resultFiles } from "./import-flow-files.ts";
import { type ZipEntry, zipStream } from "./zip-writer.ts";

const zip = "application/zip";
const pdf = "application/pdf";

/**
 * Writes what the ente downloads. Entries carry the instant the flow was started: written again,
 * a file has the same bytes.
 */
export function createFlowResultFiles(files: FileStore) {
  const writeZip = (
    flow: MeasuredImportFlow,
    key: string,
    entries: Iterable<ZipEntry> | AsyncIterable<ZipEntry>,
  ) => files.writeStream(key, zipStream(entries, new Date(flow.startedAt)), zip);
  const csvEntry = (name: string, content: AsyncIterable<Uint8Array>): ZipEntry[] => [
    { name, content, compress: true },
  ];
  return {
    writeIuvFile(flow: MeasuredImportFlow, csv: AsyncIterable<Uint8Array>): Promise<void> {
      const base = baseNameOf(flow.fileName);
      return writeZip(flow, resultFiles.iuv(flow, base), csvEntry(`${base}_IUV.csv`, csv));
    },
    writeRejectedFile(flow: MeasuredImportFlow, csv: AsyncIterable<Uint8Array>): Promise<void> {
      const base = baseNameOf(flow.fileName);
      return writeZip(flow, resultFiles.rejected(flow, base), csvEntry(`${base}_SCARTI.csv`, csv));
    },
    writeNoticeArchive(
      flow: MeasuredImportFlow,
      notices: AsyncIterable<{ readonly name: string; readonly pdf: Uint8Array }>,
    ): Promise<void> {
      const key = resultFiles.notices(flow, baseNameOf(flow.fileName));
      return writeZip(flow, key, noticeEntries(notices));
    },
    writePrintPack(
      flow: FlowReference & { readonly fileName: string },
      block: number,
      content: Uint8Array,
    ): Promise<void> {
      const key = resultFiles.printPack(flow, baseNameOf(flow.fileName), block);
      return files.write(key, content, pdf);
    },
    writeJobPack(
      flow: FlowReference & { readonly fileName: string },
      { jobId, pack }: { readonly jobId: string; readonly pack: number },
      content: Uint8Array,
    ): Promise<void> {
      const key = resultFiles.jobPack(flow, baseNameOf(flow.fileName), { jobId, pack });
      return files.write(key, content, pdf);
    },
    writeJobArchive(
      flow: MeasuredImportFlow,
      jobId: string,
      notices: AsyncIterable<{ readonly name: string; readonly pdf: Uint8Array }>,
    ): Promise<void> {
      const key = resultFiles.jobArchive(flow, baseNameOf(flow.fileName), jobId);
      return writeZip(flow, key, noticeEntries(notices));
    },
  };
}

async function* noticeEntries(
  notices: AsyncIterable<{ readonly name: string; readonly pdf: Uint8Array }>,
): AsyncGenerator<ZipEntry> {
  for await (const notice of notices) {
    yield { name: notice.name, content: notice.pdf, compress: false };
  }
}
