import type { ImportFlow } from "../../shared/domain/debt-positions/import-flow.ts";
import type { FlowReference } from "../../shared/domain/debt-positions/import-flow-store.ts";
import {
  decideFlowResumption,
  type MissingSteps,
} from "../../shared/domain/operations/decide-flow-resumption.ts";
import { createFlowWorkFiles } from "../../shared/files/flow-work-files.ts";
import { workFiles } from "../../shared/files/import-flow-files.ts";
import {
  type DebtToTell,
  type NotifyDebtorsMessage,
  notifyDebtorsMessagesOf,
} from "../../shared/messaging/messages.ts";
import { createDynamoImportFlowStore } from "../../shared/persistence/import-flows/dynamo-import-flow-store.ts";
import { createDynamoPrintJobStore } from "../../shared/persistence/import-flows/dynamo-print-job-store.ts";
import { OperationRefused } from "./operation-refused.ts";
import { recordOperation } from "./operations-log.ts";
import type { OperatorCloud } from "./operator-cloud.ts";
import { type Outbox, type SentCounts, sendMessages } from "./portal-messages.ts";
import { findUntold } from "./untold-debts.ts";

export type ResumedFlow = Pick<FlowToResume, "outcome"> & {
  readonly flowId: string;
  readonly status: ImportFlow["status"];
  readonly sent: SentCounts;
};

/**
 * Sends a flow the messages that it lacks, and no others; a second time it lacks no more than what
 * has not been done meanwhile, and doing a step twice does no harm.
 * @throws OperationRefused when there is no such flow.
 */
export async function resumeFlow(
  cloud: OperatorCloud,
  reference: FlowReference,
  dryRun: boolean,
): Promise<ResumedFlow> {
  const { flow, outcome, outbox } = await examineFlow(cloud, reference);
  const identity = { flowId: flow.id, status: flow.status, outcome };
  if (dryRun || outcome !== "missing") {
    return { ...identity, sent: await sendMessages(cloud, outbox, true) };
  }
  const request = {
    command: "flow resume",
    arguments: { organization: reference.organizationFiscalCode, flow: reference.id },
  };
  const { sent } = await recordOperation(cloud, request, async () => {
    const counts = await sendMessages(cloud, outbox, false);
    return { sent: counts, detail: JSON.stringify(counts) };
  });
  return { ...identity, sent };
}

/** Where a flow stands, and the messages by which it gets on. */
export type FlowToResume = {
  readonly flow: ImportFlow;
  readonly outcome: "awaitingUpload" | "refused" | "complete" | "workFilesExpired" | "missing";
  readonly outbox: Outbox;
};

/**
 * Works out from the table and the work files what a flow lacks.
 * @throws OperationRefused when there is no such flow.
 */
export async function examineFlow(
  cloud: OperatorCloud,
  reference: FlowReference,
): Promise<FlowToResume> {
  const flows = createDynamoImportFlowStore(cloud.table);
  const flow = await flows.find(reference);
  if (flow === undefined) throw new OperationRefused(`Il flusso ${reference.id} non esiste.`);
  const [blocksDone, packsMade, jobs, told] = await Promise.all([
    flows.findBlocks(reference),
    flows.findPrintPacks(reference),
    createDynamoPrintJobStore(cloud.table).findAll(reference),
    flows.findNotificationCounters(reference),
  ]);
  const resumption = decideFlowResumption({ flow, blocksDone, packsMade, jobs, told });
  if (resumption.outcome !== "missing") return { flow, outcome: resumption.outcome, outbox: {} };
  const { steps } = resumption;
  const needsWorkFiles = !steps.split;
  if (needsWorkFiles && !(await hasWorkFiles(cloud, reference))) {
    return { flow, outcome: "workFilesExpired", outbox: {} };
  }
  const blocks = blocksDone.map(({ block }) => block);
  return {
    flow,
    outcome: "missing",
    outbox: await fillOutbox(cloud, { reference, steps, blocks }),
  };
}

/** Without them packs and archives would come out empty, as if there were nothing to print. */
async function hasWorkFiles({ files }: OperatorCloud, flow: FlowReference): Promise<boolean> {
  return (await files.describe(workFiles.manifest(flow))) !== undefined;
}

type Lack = {
  readonly reference: FlowReference;
  readonly steps: MissingSteps;
  /** The blocks that are done. */
  readonly blocks: readonly number[];
};

async function fillOutbox(cloud: OperatorCloud, lack: Lack): Promise<Outbox> {
  const { reference, steps } = lack;
  const { organizationFiscalCode, id: flowId } = reference;
  const message = { organizationFiscalCode, flowId };
  const lacking = new Set(steps.blocks);
  const manifest =
    lacking.size === 0 ? [] : await createFlowWorkFiles(cloud.files).readManifest(reference);
  return {
    "flow-splits": steps.split ? [message] : [],
    "import-blocks": manifest
      .filter(({ block }) => lacking.has(block))
      .map((block) => ({ ...message, ...block })),
    "flow-closings": steps.closing ? [message] : [],
    "print-jobs": steps.printJobs.map((jobId) => ({ ...message, jobId })),
    "print-packs": steps.printPacks.map((block) => ({ ...message, block })),
    "notice-archives": steps.archive ? [message] : [],
    notifications: steps.notifications > 0 ? await notificationsOf(cloud, lack) : [],
  };
}

/** The debtors of the flow's positions of whom nothing is known, in the order of the file. */
async function notificationsOf(
  cloud: OperatorCloud,
  { reference, blocks }: Lack,
): Promise<NotifyDebtorsMessage[]> {
  const { organizationFiscalCode, id: flowId } = reference;
  const { readPrintable } = createFlowWorkFiles(cloud.files);
  const untold: DebtToTell[] = [];
  for (const block of blocks) {
    const iuds = await readPrintable(reference, block);
    untold.push(...(await findUntold(cloud, organizationFiscalCode, iuds)));
  }
  // A row may also have changed a position that another flow created, and that one tells of it.
  const own = untold.filter((debt) => debt.flowId === flowId);
  return notifyDebtorsMessagesOf(own);
}
