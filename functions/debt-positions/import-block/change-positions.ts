import type { DebtPosition } from "../../../shared/domain/debt-positions/debt-position.ts";
import { decideImport } from "../../../shared/domain/debt-positions/decide-import.ts";
import type { Iud } from "../../../shared/domain/values/iud.ts";
import { type CreationContext, claimOf, obtainHeldClaim } from "./create-positions.ts";
import type { ApplicableRow, RowOutcome } from "./row-outcome.ts";

const rowsInFlight = 8;
const attemptsMax = 5;

/**
 * Amends and cancels the positions of rows with action `M` and `A`: each is written over the
 * version that was read, and read again when somebody was quicker.
 */
export async function changePositions(
  rows: readonly ApplicableRow[],
  context: CreationContext,
): Promise<Map<number, RowOutcome>> {
  const outcomes = new Map<number, RowOutcome>();
  if (rows.length === 0) return outcomes;
  const iuds = rows.map(({ facts }) => facts.draft.iud);
  const found = await context.positions.findMany(context.organizationFiscalCode, iuds);
  const byIud = new Map(found.map((position) => [position.iud, position]));
  const queue = [...rows];
  const worker = async (): Promise<void> => {
    for (let row = queue.shift(); row !== undefined; row = queue.shift()) {
      const outcome = await changePosition(row, byIud.get(row.facts.draft.iud), context);
      outcomes.set(row.row, outcome);
    }
  };
  await Promise.all(Array.from({ length: rowsInFlight }, worker));
  return outcomes;
}

async function changePosition(
  row: ApplicableRow,
  firstRead: DebtPosition | undefined,
  context: CreationContext,
): Promise<RowOutcome> {
  let existing = firstRead;
  for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
    const facts = { ...row.facts, now: context.now };
    const decision = decideImport(
      row.action,
      existing === undefined ? facts : { ...facts, existing },
    );
    if (decision.outcome === "refused") return decision;
    if (decision.outcome === "alreadyApplied") {
      return { outcome: "accepted", position: decision.position };
    }
    if (decision.outcome !== "change") {
      throw new Error(`a row that changes a position cannot lead to "${decision.outcome}"`);
    }
    const { position, versionRead } = decision;
    if (!(await holdsItsNumber(position, existing, context))) {
      return { outcome: "refused", refusal: "iuvDuplicated" };
    }
    if ((await context.positions.change(position, versionRead)) === "written") {
      return { outcome: "accepted", position };
    }
    existing = await readAgain(row.facts.draft.iud, context);
  }
  throw new Error("a position keeps changing while a row is applied to it");
}

/** An amendment may bring a notice number where there was none: it is taken first. */
async function holdsItsNumber(
  position: DebtPosition,
  existing: DebtPosition | undefined,
  context: CreationContext,
): Promise<boolean> {
  if (position.noticeNumber === existing?.noticeNumber) return true;
  const claim = claimOf(position);
  if (claim === undefined) return true;
  const [taken] = await context.positions.claimNoticeNumbers([claim]);
  return taken === "inserted" || obtainHeldClaim(claim, context.positions);
}

async function readAgain(iud: Iud, context: CreationContext): Promise<DebtPosition | undefined> {
  const [position] = await context.positions.findMany(context.organizationFiscalCode, [iud]);
  return position;
}
