import * as z from "zod/mini";
import { startPatience } from "../../aws/patience.ts";
import {
  type MeasuredImportFlow,
  noImportCounters,
  type QueuedImportFlow,
} from "../../domain/debt-positions/import-flow.ts";
import type { ImportFlowStore } from "../../domain/debt-positions/import-flow-store.ts";
import { prepareCursorStep } from "../debt-positions/iuv-cursor.ts";
import { itemHeader } from "../item.ts";
import type { OrganizationTable, OrganizationWrite } from "../organization-table.ts";
import { entities } from "../table.ts";

import { contentClaimKey, flowKey, toFlowItem } from "./import-flow-item.ts";

type Measure = Parameters<ImportFlowStore["measure"]>[1];
type MeasureOutcome = Awaited<ReturnType<ImportFlowStore["measure"]>>;

const claimShape = z.object({ flowId: z.string() });

/**
 * One transaction takes the content, reserves a progressive for every row and turns the flow to
 * IMPORTING: either all happened or nothing, and a second try finds the flow already measured.
 * A dry run takes nothing.
 * `movedOn`: another delivery of the same flow has measured it meanwhile.
 */
export async function measureFlow(
  table: OrganizationTable,
  flow: QueuedImportFlow,
  measure: Measure,
): Promise<MeasureOutcome | "movedOn"> {
  const { organizationFiscalCode: organization } = flow;
  const contentKey = contentClaimKey(organization, measure.contentSha256);
  const { segregationCode, firstProgressiveMin, ...numbers } = measure;
  const queued = { ...flow, ...numbers, status: "IMPORTING", counters: noImportCounters } as const;
  const patience = startPatience("bulk");
  for (let tries = 1; ; tries += 1) {
    const taken = await table.get(contentKey);
    if (taken !== undefined) {
      const { flowId } = claimShape.parse(taken);
      return flowId === flow.id ? "movedOn" : { outcome: "contentTaken", flowId };
    }
    const { firstProgressive, advance } = await prepareCursorStep(table, organization, {
      segregationCode,
      firstProgressiveMin,
      count: measure.rows,
    });
    const common = { ...queued, nextProgressive: firstProgressive };
    if (flow.dryRun) {
      const { outcome } = await table.transact([replaceQueued(common)]);
      return outcome === "written" ? { outcome: "measured", flow: common } : "movedOn";
    }
    const measured: MeasuredImportFlow = {
      ...common,
      lease: { segregationCode, firstProgressive, count: measure.rows },
    };
    const { outcome } = await table.transact([
      replaceQueued(measured),
      {
        put: { ...contentKey, ...itemHeader(entities.contentClaim), flowId: flow.id },
        condition: { text: "attribute_not_exists(pk)" },
      },
      advance,
    ]);
    if (outcome === "written") return { outcome: "measured", flow: measured };
    if (!(await patience.waitForRetry(tries, "undone"))) {
      throw new Error("the flow could not reserve its IUVs: too many flows of the ente at once");
    }
  }
}

function replaceQueued(flow: MeasuredImportFlow): OrganizationWrite {
  return {
    put: { ...toFlowItem(flow), ...flowKey(flow) },
    condition: {
      text: "#status = :queued",
      names: { "#status": "status" },
      values: { ":queued": "QUEUED" },
    },
  };
}
