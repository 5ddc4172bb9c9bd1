import type { ImportFlow } from "../domain/debt-positions/import-flow.ts";
import type { FileStore } from "./file-store.ts";
import { baseNameOf, uploadKey } from "./import-flow-files.ts";
import { type OpenedFlowZip, openFlowZip } from "./zip-reader.ts";

/** Opens the CSV inside a flow's uploaded ZIP, read by ranges as it is needed. */
export function flowContentOpener(files: FileStore) {
  return async (flow: ImportFlow): Promise<OpenedFlowZip> => {
    const key = uploadKey(flow, flow.fileName);
    const size = await files.size(key);
    if (size === undefined) throw new Error("the upload of a started flow is missing");
    return openFlowZip({
      source: { size, readRange: (start, end) => files.readRange(key, start, end) },
      baseName: baseNameOf(flow.fileName),
    });
  };
}
