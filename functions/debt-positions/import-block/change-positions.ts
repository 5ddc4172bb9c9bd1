import type { DebtPosition } from "../../../shared/domain/debt-positions/debt-position.ts";
import type { IuvClaim } from "../../../shared/domain/debt-positions/debt-position-store.ts";
import {
  decideImport,
  type ImportDecision,
} from "../../../shared/domain/debt-positions/decide-import.ts";
import { claimOf, obtainHeldClaim } from "./hold-iuv.ts";
import { type ImportContext, readByIud } from "./import-context.ts";
import type { ApplicableRow, RowOutcome } from "./row-outcome.ts";

const rowsInFlight = 8;
const attemptsMax = 5;

/**
 * Amends and cancels the positions of rows with action `M` and `A`: each is written over the
 * version that was read, and read again when somebody was quicker.
 */
export async function changePositions(
  rows: readonly ApplicableRow[],
  context: ImportContext,
): Promise<Map<number, RowOutcome>> {
  const outcomes = new Map<number, RowOutcome>();
  const iuds = rows.map(({ facts }) => facts.draft.iud);
  const byIud = await readByIud(iuds, context);
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
  context: ImportContext,
): Promise<RowOutcome> {
  const { iud } = row.facts.draft;
  let existing = firstRead;
  let taken: IuvClaim | undefined;
  for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
    const facts = { ...row.facts, now: context.now };
    const decision = decideImport(row.action, existing ? { ...facts, existing } : facts);
    if (decision.outcome !== "change") {
      const outcome = settled(decision);
      if (taken !== undefined && outcome.outcome === "refused") {
        await context.positions.releaseClaim(taken);
      }
      return outcome;
    }
    const { position, versionRead } = decision;
    // An amendment may bring an IUV where there was none: it is taken first.
    const newClaim = position.iuv === existing?.iuv ? undefined : claimOf(position);
    if (newClaim !== undefined && !(await takeIuv(newClaim, context))) {
      return { outcome: "refused", refusal: "iuvDuplicated" };
    }
    taken = newClaim ?? taken;
    const written = await context.positions.change(position, versionRead, newClaim);
    if (written === "written") return { outcome: "accepted", position };
    existing = (await readByIud([iud], context)).get(iud);
  }
  throw new Error("a position keeps changing while a row is applied to it");
}

/** What a decision that writes nothing means for the row. */
function settled(decision: Exclude<ImportDecision, { outcome: "change" }>): RowOutcome {
  switch (decision.outcome) {
    case "refused":
      return decision;
    case "alreadyApplied":
      return { outcome: "accepted", position: decision.position };
    case "create":
    case "replace":
      throw new Error(`a row that changes a position cannot lead to "${decision.outcome}"`);
  }
}

async function takeIuv(claim: IuvClaim, { positions }: ImportContext): Promise<boolean> {
  const [outcome] = await positions.claimIuvs([claim]);
  return outcome === "inserted" || obtainHeldClaim(claim, positions);
}
