import type { FlowReference } from "../domain/debt-positions/import-flow-store.ts";
import { workFiles } from "./import-flow-files.ts";
import type { SmallObjectStore } from "./small-object-store.ts";

/** Tells whether the working files of a flow are still there: the first written ends first. */
export function hasFlowWorkFiles(files: Pick<SmallObjectStore, "describe">) {
  return async (flow: FlowReference): Promise<boolean> =>
    (await files.describe(workFiles.manifest(flow))) !== undefined;
}
