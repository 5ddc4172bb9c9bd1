import {
  FlowArchiveError,
  type FlowArchiveProblem,
} from "../../../shared/domain/debt-positions/flow-archive.ts";
import { packingOf } from "../../../shared/domain/debt-positions/flow-packing.ts";
import type {
  ImportFlow,
  QueuedImportFlow,
} from "../../../shared/domain/debt-positions/import-flow.ts";
import type {
  FlowReference,
  ImportFlowStore,
} from "../../../shared/domain/debt-positions/import-flow-store.ts";
import type { Organization } from "../../../shared/domain/organizations/organization.ts";
import { whatIsOpen } from "../../../shared/domain/organizations/organization-status.ts";
import type { OrganizationStore } from "../../../shared/domain/organizations/organization-store.ts";
import type { ImportBlockMessage, QueuePublisher } from "../../../shared/messaging/messages.ts";
import { columnCount } from "../../../shared/mypay/tracciato/columns.ts";
import { parseFlowFileName } from "../../../shared/mypay/tracciato/flow-file-name.ts";
import {
  type FlowRefusal,
  flowRefusal,
  refusalOfArchive,
} from "../../../shared/mypay/tracciato/flow-refusal.ts";
import { type Block, type CutOutcome, cutIntoBlocks } from "./cut-into-blocks.ts";

export type FlowContent =
  /** Reading it throws `FlowArchiveError` where the archive turns out to be wrong. */
  | { readonly ok: true; readonly content: AsyncIterable<Uint8Array> }
  | { readonly ok: false; readonly problem: FlowArchiveProblem };

export type SplitImportFlowDependencies = {
  readonly organizations: Pick<OrganizationStore, "find">;
  readonly flows: Pick<ImportFlowStore, "find" | "refuse" | "measure" | "findBlocks">;
  /** The CSV inside the uploaded ZIP, or why the ZIP is refused. */
  readonly openContent: (flow: QueuedImportFlow) => Promise<FlowContent>;
  readonly writeRows: (flow: FlowReference, block: number, rows: Buffer) => Promise<void>;
  readonly writeRegistry: (flow: FlowReference, organization: Organization) => Promise<void>;
  readonly writeHeader: (flow: FlowReference, header: Buffer) => Promise<void>;
  readonly writeManifest: (flow: FlowReference, blocks: readonly Block[]) => Promise<void>;
  readonly readManifest: (flow: FlowReference) => Promise<readonly Block[]>;
  readonly publish: QueuePublisher<ImportBlockMessage>;
  readonly now: () => Date;
};

/**
 * Checks an uploaded flow as a whole, cuts it into blocks, reserves its IUVs once and hands the
 * blocks out. Every step leaves the same result when it is repeated; after the flow has been
 * measured, a repetition only hands out again the blocks that are not done.
 */
export async function splitImportFlow(
  reference: FlowReference,
  dependencies: SplitImportFlowDependencies,
): Promise<void> {
  const flow = await dependencies.flows.find(reference);
  if (flow?.status === "QUEUED") await measureAndPublish(flow, dependencies);
  else if (flow?.status === "IMPORTING") await publishPending(flow, dependencies);
}

async function measureAndPublish(
  flow: QueuedImportFlow,
  dependencies: SplitImportFlowDependencies,
): Promise<void> {
  const { flows, organizations } = dependencies;
  const organization = await organizations.find(flow.organizationFiscalCode);
  if (organization === undefined) throw new Error("the ente of a queued flow is not registered");
  if (!whatIsOpen(organization.status).finishFlows) {
    const refusal = flowRefusal("PAA_STATO_ENTE_NON_VALIDO");
    await flows.refuse(flow, refusal, dependencies.now().toISOString());
    return;
  }
  const cut = await readContent(flow, dependencies);
  if (!cut.ok) {
    await flows.refuse(flow, cut.refusal, dependencies.now().toISOString());
    return;
  }
  await dependencies.writeRegistry(flow, organization);
  await dependencies.writeHeader(flow, cut.header);
  await dependencies.writeManifest(flow, cut.blocks);
  const packing = packingOf(organization);
  const measured = await flows.measure(flow, {
    rows: cut.rows,
    blocks: cut.blocks.length,
    contentSha256: cut.contentSha256,
    endsWithLineFeed: cut.endsWithLineFeed,
    segregationCode: organization.segregationCode,
    firstProgressiveMin: organization.iuvFirstProgressive ?? 1,
    ...(packing === undefined ? {} : { packing }),
  });
  if (measured.outcome === "contentTaken") {
    const refusal = await duplicateRefusal(flow, measured.flowId, flows);
    await flows.refuse(flow, refusal, dependencies.now().toISOString());
    return;
  }
  await dependencies.publish(cut.blocks.map((block) => toMessage(flow, block)));
}

async function duplicateRefusal(
  flow: ImportFlow,
  otherFlowId: string,
  flows: Pick<ImportFlowStore, "find">,
): Promise<FlowRefusal> {
  const other = await flows.find({ ...flow, id: otherFlowId });
  const code =
    other?.status === "IMPORTING"
      ? "PAA_IMPORT_FLUSSO_IN_CARICAMENTO"
      : "PAA_IMPORT_FLUSSO_DUPLICATO";
  return flowRefusal(code, { found: otherFlowId });
}

async function readContent(
  flow: QueuedImportFlow,
  dependencies: SplitImportFlowDependencies,
): Promise<CutOutcome> {
  const name = parseFlowFileName(flow.fileName);
  if ("refused" in name) return { ok: false, refusal: name.refused };
  const opened = await dependencies.openContent(flow);
  if (!opened.ok) return { ok: false, refusal: refusalOfArchive(opened.problem) };
  try {
    return await cutIntoBlocks(opened.content, columnCount(name.version), (block, rows) =>
      dependencies.writeRows(flow, block, rows),
    );
  } catch (error) {
    if (!(error instanceof FlowArchiveError)) throw error;
    return { ok: false, refusal: refusalOfArchive(error.problem) };
  }
}

async function publishPending(
  flow: ImportFlow,
  dependencies: SplitImportFlowDependencies,
): Promise<void> {
  const done = new Set((await dependencies.flows.findBlocks(flow)).map(({ block }) => block));
  const blocks = await dependencies.readManifest(flow);
  const pending = blocks.filter(({ block }) => !done.has(block));
  await dependencies.publish(pending.map((block) => toMessage(flow, block)));
}

function toMessage(flow: ImportFlow, block: Block): ImportBlockMessage {
  const { id: flowId, organizationFiscalCode } = flow;
  return { organizationFiscalCode, flowId, ...block };
}
