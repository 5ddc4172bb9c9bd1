import { decideImport } from "../../../shared/domain/debt-positions/decide-import.ts";
import { holdsIuv } from "../../../shared/domain/debt-positions/payable-notice.ts";
import type { Iuv } from "../../../shared/domain/values/iuv.ts";
import { changePositions } from "./change-positions.ts";
import { createPositions } from "./create-positions.ts";
import { type ImportContext, readByIud } from "./import-context.ts";
import type { ApplicableRow, RowOutcome } from "./row-outcome.ts";

/**
 * Applies right rows to the ente's positions and tells what became of each, by row number. A dry
 * run takes the same decisions and writes nothing.
 */
export async function applyRows(
  rows: readonly ApplicableRow[],
  context: ImportContext & { readonly dryRun: boolean },
): Promise<Map<number, RowOutcome>> {
  if (context.dryRun) return rehearseRows(rows, context);
  const creations = rows.filter(({ action }) => action === "I");
  const changes = rows.filter(({ action }) => action !== "I");
  const created = await createPositions(creations, context);
  const changed = await changePositions(changes, context);
  return new Map([...created, ...changed]);
}

async function rehearseRows(
  rows: readonly ApplicableRow[],
  context: ImportContext,
): Promise<Map<number, RowOutcome>> {
  const { now } = context;
  const iuds = rows.map(({ facts }) => facts.draft.iud);
  const byIud = await readByIud(iuds, context);
  const outcomes = new Map<number, RowOutcome>();
  const givenIuvs = new Set<string>();
  for (const row of rows) {
    const existing = byIud.get(row.facts.draft.iud);
    const facts = { ...row.facts, now };
    const decision = decideImport(row.action, existing ? { ...facts, existing } : facts);
    const { iuv } = row.facts.draft;
    if (decision.outcome === "refused") outcomes.set(row.row, decision);
    else if (iuv !== undefined && (givenIuvs.has(iuv) || (await isTaken(row, iuv, context)))) {
      outcomes.set(row.row, { outcome: "refused", refusal: "iuvDuplicated" });
    } else outcomes.set(row.row, { outcome: "accepted", position: decision.position });
    if (iuv !== undefined) givenIuvs.add(iuv);
  }
  return outcomes;
}

/** Whether the IUV that a row gives belongs to another open position of the ente. */
async function isTaken(
  { facts: { draft } }: ApplicableRow,
  iuv: Iuv,
  { organizationFiscalCode, positions }: ImportContext,
): Promise<boolean> {
  const claim = await positions.findClaim(organizationFiscalCode, iuv);
  if (claim === undefined || claim.iud === draft.iud) return false;
  const [holder] = await positions.findMany(organizationFiscalCode, [claim.iud]);
  return holder !== undefined && holder.status !== "CANCELLED" && holdsIuv(holder, iuv);
}
