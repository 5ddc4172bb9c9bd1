import { FlowArchiveError } from "../domain/debt-positions/flow-archive.ts";
import { FileReplaced, type FileStore } from "./file-store.ts";
import { baseNameOf, uploadKey } from "./import-flow-files.ts";
import { type OpenedFlowZip, openFlowZip } from "./zip-reader.ts";

type StartedFlow = Parameters<typeof uploadKey>[0] & {
  readonly fileName: string;
  readonly uploadBytes: number;
  readonly uploadTag: string;
};

/**
 * Opens the CSV inside a flow's uploaded ZIP, read by ranges as it is needed: only the content
 * that was there when the flow was started is read, whatever is uploaded afterwards.
 */
export function flowContentOpener(files: FileStore) {
  return (flow: StartedFlow): Promise<OpenedFlowZip> => {
    const key = uploadKey(flow, flow.fileName);
    const { uploadBytes: size, uploadTag: tag } = flow;
    return openFlowZip({
      source: {
        size,
        readRange: (start, end) => files.readRange(key, { start, end, tag }).catch(asArchiveError),
      },
      baseName: baseNameOf(flow.fileName),
    });
  };
}

function asArchiveError(error: unknown): never {
  throw error instanceof FileReplaced ? new FlowArchiveError("replaced", { cause: error }) : error;
}
