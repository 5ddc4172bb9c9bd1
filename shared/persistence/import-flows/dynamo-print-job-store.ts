import type { PrintPackReport } from "../../domain/debt-positions/import-flow-store.ts";
import { ownPacksJobId, type PrintJobReference } from "../../domain/notices/print-job.ts";
import type { JobPackReport, PrintJobStore } from "../../domain/notices/print-job-store.ts";
import type { OrganizationTable, OrganizationWrite } from "../organization-table.ts";

import { createFlowReports, packReportActions } from "./flow-reports.ts";
import { flowPartition } from "./import-flow-item.ts";
import {
  fromJobItem,
  fromJobPackItem,
  jobKey,
  jobPackKey,
  jobPacksPrefix,
  jobPartition,
  jobPrefix,
  toJobItem,
  toJobPackItem,
} from "./print-job-item.ts";

/**
 * Print jobs of flows. The packs that a flow's own job makes are the packs of the flow: they are
 * reported and counted on the flow too, in the same step.
 */
export function createDynamoPrintJobStore(table: OrganizationTable): PrintJobStore {
  const flowReports = createFlowReports(table);
  const advance = async (job: PrintJobReference, set: Readonly<Record<string, unknown>>) => {
    const { outcome } = await table.transact([advanceAction(job, set)]);
    return outcome;
  };
  return {
    async find(job) {
      const item = await table.get(jobKey(job));
      return item === undefined ? undefined : fromJobItem(item);
    },
    async findAll(flow) {
      return (await table.query(flowPartition(flow), jobPrefix)).map(fromJobItem);
    },
    create: (job) => table.put(toJobItem(job), { text: "attribute_not_exists(pk)" }),
    plan: (job, plan) => advance(job, { status: "PLANNED", ...plan, packsMade: 0, noticesMade: 0 }),
    refuse: (job, refusal) => advance(job, { status: "REFUSED", ...refusal }),
    async recordPack(report) {
      const { outcome } = await table.transact([
        ...(isOwn(report) ? packReportActions(asFlowPack(report)) : [putAction(report)]),
        countAction(report),
      ]);
      return outcome === "written" ? "recorded" : "alreadyRecorded";
    },
    async hasPack(job, pack) {
      if (isOwn(job)) return flowReports.hasPrintPack(flowOf(job), pack);
      return (await table.get(jobPackKey(job, pack))) !== undefined;
    },
    async findPacks(job) {
      if (isOwn(job)) {
        const packs = await flowReports.findPrintPacks(flowOf(job));
        return packs.map(({ block: pack, ...report }) => ({ ...report, id: job.id, pack }));
      }
      return (await table.query(jobPartition(job), jobPacksPrefix(job))).map(fromJobPackItem);
    },
  };
}

function isOwn({ id }: PrintJobReference): boolean {
  return id === ownPacksJobId;
}

function flowOf({ organizationFiscalCode, flowId }: PrintJobReference) {
  return { organizationFiscalCode, id: flowId };
}

function asFlowPack({ id: _id, pack: block, ...report }: JobPackReport): PrintPackReport {
  return { ...report, block };
}

function putAction(report: JobPackReport): OrganizationWrite {
  return { put: toJobPackItem(report), condition: { text: "attribute_not_exists(pk)" } };
}

function countAction(report: JobPackReport): OrganizationWrite {
  return {
    update: jobKey(report),
    expression: {
      text: "ADD packsMade :one, noticesMade :notices",
      values: { ":one": 1, ":notices": report.notices },
    },
    condition: "attribute_exists(pk)",
  };
}

function advanceAction(
  job: PrintJobReference,
  set: Readonly<Record<string, unknown>>,
): OrganizationWrite {
  const names = Object.keys(set);
  return {
    update: jobKey(job),
    expression: {
      text: `SET ${names.map((_, index) => `#set${index} = :set${index}`).join(", ")}`,
      names: {
        "#status": "status",
        ...Object.fromEntries(names.map((name, index) => [`#set${index}`, name])),
      },
      values: {
        ":from": "REQUESTED",
        ...Object.fromEntries(names.map((name, index) => [`:set${index}`, set[name]])),
      },
    },
    condition: "#status = :from",
  };
}
