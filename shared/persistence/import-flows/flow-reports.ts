import { blockLabel } from "../../domain/debt-positions/import-flow.ts";
import type {
  FlowReference,
  ImportFlowStore,
  PrintPackReport,
} from "../../domain/debt-positions/import-flow-store.ts";
import type { OrganizationTable, OrganizationWrite } from "../organization-table.ts";

import {
  blockPrefix,
  fromBlockItem,
  fromNotificationCounters,
  fromPackItem,
  notificationCountersSortKey,
  packPrefix,
  toBlockItem,
  toPackItem,
} from "./block-items.ts";
import { flowKey, flowPartition } from "./import-flow-item.ts";

type FlowReports = Pick<
  ImportFlowStore,
  | "recordBlock"
  | "hasBlock"
  | "findBlocks"
  | "recordPrintPack"
  | "hasPrintPack"
  | "findPrintPacks"
  | "findNotificationCounters"
>;

/** Reports of a flow's parts, each written once and counted on the flow in the same step. */
export function createFlowReports(table: OrganizationTable): FlowReports {
  return {
    async recordBlock(report) {
      const { rowsAccepted, rowsRejected, notices, notifications, writeUnits } = report;
      const flow = { organizationFiscalCode: report.organizationFiscalCode, id: report.flowId };
      const { outcome } = await table.transact([
        { put: toBlockItem(report), condition: { text: "attribute_not_exists(pk)" } },
        addAction(flow, {
          blocksDone: 1,
          rowsAccepted,
          rowsRejected,
          noticesExpected: notices,
          blocksWithNotices: notices > 0 ? 1 : 0,
          notificationsExpected: notifications,
          writeUnits,
        }),
      ]);
      return outcome === "written" ? "recorded" : "alreadyRecorded";
    },
    async hasBlock(flow, block) {
      const key = { pk: flowPartition(flow), sk: `${blockPrefix}${blockLabel(block)}` };
      return (await table.get(key)) !== undefined;
    },
    async findBlocks(flow) {
      return (await table.query(flowPartition(flow), blockPrefix)).map(fromBlockItem);
    },
    async recordPrintPack(report) {
      const { outcome } = await table.transact(packReportActions(report));
      return outcome === "written" ? "recorded" : "alreadyRecorded";
    },
    async hasPrintPack(flow, block) {
      const key = { pk: flowPartition(flow), sk: `${packPrefix}${blockLabel(block)}` };
      return (await table.get(key)) !== undefined;
    },
    async findPrintPacks(flow) {
      return (await table.query(flowPartition(flow), packPrefix)).map(fromPackItem);
    },
    async findNotificationCounters(flow) {
      const key = { pk: flowPartition(flow), sk: notificationCountersSortKey };
      return fromNotificationCounters(await table.get(key));
    },
  };
}

/** Report of a pack of the flow, which must not be there yet, and the flow's counters. */
export function packReportActions(report: PrintPackReport): OrganizationWrite[] {
  const flow = { organizationFiscalCode: report.organizationFiscalCode, id: report.flowId };
  return [
    { put: toPackItem(report), condition: { text: "attribute_not_exists(pk)" } },
    addAction(flow, { packsMade: 1, noticesMade: report.notices }, report.madeAt),
  ];
}

function addAction(
  flow: FlowReference,
  amounts: Readonly<Record<string, number>>,
  noticesMadeAt?: string,
): OrganizationWrite {
  const entries = Object.entries(amounts);
  const adds = entries.map(([name], index) => `${name} :add${index}`).join(", ");
  const values = Object.fromEntries(entries.map(([, value], index) => [`:add${index}`, value]));
  const set = noticesMadeAt === undefined ? "" : "SET noticesMadeAt = :madeAt ";
  return {
    update: flowKey(flow),
    expression: {
      text: `${set}ADD ${adds}`,
      values: noticesMadeAt === undefined ? values : { ...values, ":madeAt": noticesMadeAt },
    },
    condition: "attribute_exists(pk)",
  };
}
