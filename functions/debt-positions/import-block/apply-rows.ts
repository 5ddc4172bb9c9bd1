import { decideImport } from "../../../shared/domain/debt-positions/decide-import.ts";
import { changePositions } from "./change-positions.ts";
import { type CreationContext, createPositions } from "./create-positions.ts";
import type { ApplicableRow, RowOutcome } from "./row-outcome.ts";

/**
 * Applies right rows to the ente's positions and tells what became of each, by row number. A dry
 * run takes the same decisions and writes nothing.
 */
export async function applyRows(
  rows: readonly ApplicableRow[],
  context: CreationContext & { readonly dryRun: boolean },
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
  context: CreationContext,
): Promise<Map<number, RowOutcome>> {
  const { organizationFiscalCode, positions, now } = context;
  const iuds = rows.map(({ facts }) => facts.draft.iud);
  const found = await positions.findMany(organizationFiscalCode, iuds);
  const byIud = new Map(found.map((position) => [position.iud, position]));
  const outcomes = new Map<number, RowOutcome>();
  for (const row of rows) {
    const existing = byIud.get(row.facts.draft.iud);
    const facts = { ...row.facts, now };
    const decision = decideImport(row.action, existing ? { ...facts, existing } : facts);
    if (decision.outcome === "refused") outcomes.set(row.row, decision);
    else if (await numberIsTaken(row, decision.position.noticeNumber, context)) {
      outcomes.set(row.row, { outcome: "refused", refusal: "iuvDuplicated" });
    } else outcomes.set(row.row, { outcome: "accepted", position: decision.position });
  }
  return outcomes;
}

/** Whether a number given by the row belongs to another open position of the ente. */
async function numberIsTaken(
  { facts: { draft } }: ApplicableRow,
  noticeNumber: Parameters<CreationContext["positions"]["findByNoticeNumber"]>[1] | undefined,
  { organizationFiscalCode, positions }: CreationContext,
): Promise<boolean> {
  if (draft.iuv === undefined || noticeNumber === undefined) return false;
  const holder = await positions.findByNoticeNumber(organizationFiscalCode, noticeNumber);
  return holder !== undefined && holder.status !== "CANCELLED" && holder.iud !== draft.iud;
}
