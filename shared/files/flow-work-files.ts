import * as z from "zod";
import type { FlowReference } from "../domain/debt-positions/import-flow-store.ts";
import type { JobList } from "../domain/notices/print-job-store.ts";
import type { Organization } from "../domain/organizations/organization.ts";
import { organizationShape } from "../domain/organizations/organization-shape.ts";
import { type Iud, parseIud } from "../domain/values/iud.ts";
import { parsedText } from "../domain/values/parsed-text.ts";
import type { FileStore } from "./file-store.ts";
import { workFiles } from "./import-flow-files.ts";

const csv = "text/csv; charset=utf-8";
const json = "application/json";

const manifestShape = z.array(
  z.object({
    block: z.int(),
    firstRow: z.int(),
    rows: z.int(),
    duplicateRows: z.array(z.int()).readonly(),
    duplicateIuvRows: z.array(z.int()).readonly(),
  }),
);
/** The blocks of a flow, as the split has cut them. */
export type FlowManifest = z.infer<typeof manifestShape>;

const printableShape = z.array(parsedText(parseIud));

/** Files that the steps of an import hand to each other; they expire with their folder. */
export function createFlowWorkFiles(files: FileStore) {
  const required = async (key: string): Promise<Buffer> => {
    const content = await files.read(key);
    if (content === undefined) throw new Error("a working file of the flow is missing");
    return content;
  };
  return {
    writeRows: (flow: FlowReference, block: number, rows: Buffer) =>
      files.write(workFiles.rows(flow, block), rows, csv),
    readRows: (flow: FlowReference, block: number) => required(workFiles.rows(flow, block)),
    writeHeader: (flow: FlowReference, header: Buffer) =>
      files.write(workFiles.header(flow), header, csv),
    readHeader: (flow: FlowReference) => required(workFiles.header(flow)),
    writeManifest: (flow: FlowReference, blocks: readonly FlowManifest[number][]) =>
      files.write(workFiles.manifest(flow), JSON.stringify(blocks), json),
    readManifest: async (flow: FlowReference): Promise<FlowManifest> =>
      manifestShape.parse(JSON.parse((await required(workFiles.manifest(flow))).toString("utf8"))),
    /** The ente's registry as it was when the flow was split: every block judges by it. */
    writeRegistry: (flow: FlowReference, organization: Organization) =>
      files.write(workFiles.registry(flow), JSON.stringify(organization), json),
    readRegistry: async (flow: FlowReference): Promise<Organization> =>
      organizationShape.parse(
        JSON.parse((await required(workFiles.registry(flow))).toString("utf8")),
      ),
    /**
     * What became of a block's rows. Files without content are written too: a block that is
     * repeated must not leave behind what its first try wrote.
     */
    async writeOutcome(
      flow: FlowReference,
      block: number,
      outcome: {
        readonly enriched: Uint8Array;
        readonly rejected: Uint8Array;
        readonly printable: readonly Iud[];
      },
    ): Promise<void> {
      const { enriched, rejected, printable } = outcome;
      await Promise.all([
        files.write(workFiles.enriched(flow, block), enriched, csv),
        files.write(workFiles.rejected(flow, block), rejected, csv),
        files.write(workFiles.printable(flow, block), JSON.stringify(printable), json),
      ]);
    },
    readEnriched: (flow: FlowReference, block: number) =>
      files.read(workFiles.enriched(flow, block)),
    readRejected: (flow: FlowReference, block: number) =>
      files.read(workFiles.rejected(flow, block)),
    /** IUDs of the block's positions with a notice; empty when it has none. */
    async readPrintable(flow: FlowReference, block: number): Promise<Iud[]> {
      const content = await files.read(workFiles.printable(flow, block));
      return content === undefined
        ? []
        : printableShape.parse(JSON.parse(content.toString("utf8")));
    },
    writeJobList: (flow: FlowReference, list: JobList, iuds: readonly string[]) =>
      files.write(workFiles.jobList(flow, list), JSON.stringify(iuds), json),
    readJobList: async (flow: FlowReference, list: JobList): Promise<Iud[]> =>
      printableShape.parse(
        JSON.parse((await required(workFiles.jobList(flow, list))).toString("utf8")),
      ),
  };
}
