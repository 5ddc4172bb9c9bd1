import { isMeasured } from "../../domain/debt-positions/import-flow.ts";
import type {
  FlowReference,
  ImportFlowStore,
} from "../../domain/debt-positions/import-flow-store.ts";
import { ownPacksJob } from "../../domain/notices/print-job.ts";
import type { OrganizationTable, OrganizationWrite } from "../organization-table.ts";

import { createFlowReports } from "./flow-reports.ts";
import { contentClaimKey, flowKey, fromFlowItem, toFlowItem } from "./import-flow-item.ts";
import { measureFlow } from "./measure-flow.ts";
import { toJobItem } from "./print-job-item.ts";

export function createDynamoImportFlowStore(table: OrganizationTable): ImportFlowStore {
  const find: ImportFlowStore["find"] = async (flow) => {
    const item = await table.get(flowKey(flow));
    return item === undefined ? undefined : fromFlowItem(item);
  };
  const advance = async (flow: FlowReference, step: StatusStep): Promise<"written" | "refused"> => {
    const { outcome } = await table.transact([advanceAction(flow, step)]);
    return outcome;
  };
  return {
    find,
    create: (flow) => table.put(toFlowItem(flow), { text: "attribute_not_exists(pk)" }),
    queue: (flow, start) =>
      advance(flow, { from: "AWAITING_UPLOAD", to: "QUEUED", set: { ...start } }),
    refuse: (flow, refusal, refusedAt) =>
      advance(flow, { from: "QUEUED", to: "REFUSED", set: { refusal, refusedAt } }),
    async close(flow, importedAt) {
      const step = { from: "IMPORTING", to: "IMPORTED", set: { importedAt } };
      const content = contentClaimKey(flow.organizationFiscalCode, flow.contentSha256);
      const printing = ownPacksJob(flow, importedAt);
      const { outcome } = await table.transact([
        advanceAction(flow, step),
        ...(flow.dryRun || flow.counters.rowsAccepted > 0 ? [] : [{ remove: content }]),
        ...(printing === undefined ? [] : [{ put: toJobItem(printing) }]),
      ]);
      return outcome;
    },
    async measure(reference, measure) {
      const flow = await find(reference);
      if (flow !== undefined && isMeasured(flow)) return { outcome: "measured", flow };
      if (flow?.status !== "QUEUED") throw new Error("only a queued flow can be measured");
      const outcome = await measureFlow(table, flow, measure);
      if (outcome !== "movedOn") return outcome;
      const again = await find(reference);
      if (again !== undefined && isMeasured(again)) return { outcome: "measured", flow: again };
      throw new Error("the flow is no longer queued and was not measured");
    },
    async markArchived(flow, archivedAt) {
      await table.transact([
        {
          update: flowKey(flow),
          expression: { text: "SET archivedAt = :at", values: { ":at": archivedAt } },
          condition: "attribute_exists(pk) AND attribute_not_exists(archivedAt)",
        },
      ]);
    },
    ...createFlowReports(table),
  };
}

type StatusStep = {
  readonly from: string;
  readonly to: string;
  readonly set: Readonly<Record<string, unknown>>;
};

function advanceAction(flow: FlowReference, step: StatusStep): OrganizationWrite {
  const entries = Object.entries(step.set);
  const sets = entries.map(([name], index) => `${name} = :set${index}`).join(", ");
  return {
    update: flowKey(flow),
    expression: {
      text: `SET #status = :to, ${sets}`,
      names: { "#status": "status" },
      values: {
        ":from": step.from,
        ":to": step.to,
        ...Object.fromEntries(entries.map(([, value], index) => [`:set${index}`, value])),
      },
    },
    condition: "#status = :from",
  };
}
