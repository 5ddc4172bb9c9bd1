import {
  appliedRowsMax,
  type DebtPosition,
  type PositionOrigin,
} from "../../debt-positions/debt-position.ts";
import {
  type ImportFlow,
  isMeasured,
  type MeasuredImportFlow,
} from "../../debt-positions/import-flow.ts";
import type { ImportBlockReport } from "../../debt-positions/import-flow-store.ts";
import type { InvariantLog } from "./invariant.ts";
import { createPairing } from "./pairing.ts";
import { createRowSet, type RowSet } from "./row-set.ts";
import type { StoredEntity } from "./stored-entity.ts";

/** A flow, its blocks and the rows they brought count the same. */
export type FlowInvariants = {
  see(entity: StoredEntity): void;
  finish(): void;
  isUnderWay(organization: string, flowId: string): boolean;
};

type Totals = {
  blocksDone: number;
  rowsAccepted: number;
  rowsRejected: number;
  noticesExpected: number;
  blocksWithNotices: number;
  notificationsExpected: number;
};
const totalNames = [
  "blocksDone",
  "rowsAccepted",
  "rowsRejected",
  "noticesExpected",
  "blocksWithNotices",
  "notificationsExpected",
] as const satisfies readonly (keyof Totals)[];

export function createFlowInvariants(log: InvariantLog): FlowInvariants {
  const flows = new Map<string, ImportFlow>();
  const totals = new Map<string, Totals>();
  const rows = new Map<string, RowSet>();
  const contents = createPairing();
  let historiesCut = 0;

  const seePosition = (position: DebtPosition): void => {
    const { organizationFiscalCode, origin, appliedRows = [] } = position;
    if (appliedRows.length >= appliedRowsMax) historiesCut += 1;
    const marks: readonly (PositionOrigin | undefined)[] = [origin, ...appliedRows];
    for (const mark of marks) {
      if (mark === undefined) continue;
      const key = keyOf(organizationFiscalCode, mark.flowId);
      const known = rows.get(key) ?? createRowSet();
      rows.set(key, known);
      known.add(mark.row);
    }
  };

  const seeFlow = (flow: ImportFlow): void => {
    flows.set(keyOf(flow.organizationFiscalCode, flow.id), flow);
    if (!isMeasured(flow) || flow.dryRun) return;
    const isDone = flow.status === "IMPORTED";
    if (isDone && flow.counters.rowsAccepted === 0) return;
    log.checked("flowContent");
    contents.meet("left", contentKey(flow.organizationFiscalCode, flow.contentSha256, flow.id));
  };

  return {
    see(entity) {
      switch (entity.kind) {
        case "position":
        case "superseded":
          return seePosition(entity.position);
        case "flow":
          return seeFlow(entity.flow);
        case "block":
          return addBlock(totals, entity.report);
        case "content": {
          const { organizationFiscalCode, contentSha256, flowId } = entity.content;
          return contents.meet("right", contentKey(organizationFiscalCode, contentSha256, flowId));
        }
        default:
      }
    },
    isUnderWay: (organization, flowId) =>
      flows.get(keyOf(organization, flowId))?.status === "IMPORTING",
    finish() {
      for (const [key, flow] of flows) {
        if (!isMeasured(flow)) continue;
        checkTotals(key, flow, { total: totals.get(key) ?? noTotals(), log });
        const found = rows.get(key)?.size ?? 0;
        checkRows(key, flow, { found, isExact: historiesCut === 0, log });
      }
      for (const key of totals.keys()) {
        if (!flows.has(key)) log.broken("flowTotals", `${key}: ha blocchi, ma il flusso non c'è`);
      }
      for (const side of ["left", "right"] as const) {
        for (const key of contents.alone(side)) log.broken("flowContent", key);
      }
    },
  };
}

function keyOf(organization: string, flowId: string): string {
  return `${organization}/${flowId}`;
}

function contentKey(organization: string, sha256: string, flowId: string): string {
  return `${organization}/${flowId} ${sha256}`;
}

function noTotals(): Totals {
  return {
    blocksDone: 0,
    rowsAccepted: 0,
    rowsRejected: 0,
    noticesExpected: 0,
    blocksWithNotices: 0,
    notificationsExpected: 0,
  };
}

function addBlock(totals: Map<string, Totals>, report: ImportBlockReport): void {
  const key = keyOf(report.organizationFiscalCode, report.flowId);
  const total = totals.get(key) ?? noTotals();
  totals.set(key, total);
  total.blocksDone += 1;
  total.rowsAccepted += report.rowsAccepted;
  total.rowsRejected += report.rowsRejected;
  total.noticesExpected += report.notices;
  total.blocksWithNotices += report.notices > 0 ? 1 : 0;
  total.notificationsExpected += report.notifications;
}

function checkTotals(
  key: string,
  flow: MeasuredImportFlow,
  { total, log }: { total: Totals; log: InvariantLog },
): void {
  log.checked("flowTotals");
  const { counters } = flow;
  const wrong = totalNames.filter((name) => counters[name] !== total[name]);
  for (const name of wrong) {
    log.broken(
      "flowTotals",
      `${key}: ${name} è ${counters[name]}, i blocchi dicono ${total[name]}`,
    );
  }
  const rowsDone = counters.rowsAccepted + counters.rowsRejected;
  const isWhole = counters.blocksDone === flow.blocks && rowsDone === flow.rows;
  if (flow.status === "IMPORTED" && !isWhole) {
    log.broken("flowTotals", `${key}: concluso con ${rowsDone} righe su ${flow.rows}`);
  }
}

/**
 * A position remembers the rows that made it what it is, the latest `appliedRowsMax` of them: only
 * where none has forgotten any must every accepted row be found.
 */
function checkRows(
  key: string,
  { status, dryRun, counters }: MeasuredImportFlow,
  { found, isExact, log }: { found: number; isExact: boolean; log: InvariantLog },
): void {
  if (status !== "IMPORTED") return;
  log.checked("flowRows");
  const expected = dryRun ? 0 : counters.rowsAccepted;
  if (found > expected || (isExact && found < expected)) {
    log.broken("flowRows", `${key}: ${expected} righe accettate, ${found} nelle posizioni`);
  }
}
