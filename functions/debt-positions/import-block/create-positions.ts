import type { DebtPosition } from "../../../shared/domain/debt-positions/debt-position.ts";
import { decideImport } from "../../../shared/domain/debt-positions/decide-import.ts";
import { claimOf, obtainHeldClaim } from "./hold-iuv.ts";
import { type ImportContext, readByIud } from "./import-context.ts";
import type { ApplicableRow, RowOutcome } from "./row-outcome.ts";

type Creation = { readonly row: ApplicableRow; readonly position: DebtPosition };
type Outcomes = Map<number, RowOutcome>;

/**
 * Creates the positions of rows with action `I`, in bulk: first every IUV is taken, then every
 * position inserted, so that nothing payable ever stands without its number. Nothing is read
 * unless a key turns out to exist; a crash between the two steps is mended by the re-run, which
 * finds its own claims by their origin.
 */
export async function createPositions(
  rows: readonly ApplicableRow[],
  context: ImportContext,
): Promise<Outcomes> {
  const outcomes: Outcomes = new Map();
  const wanted = rows.flatMap((row): Creation[] => {
    const decision = decideImport("I", { ...row.facts, now: context.now });
    if (decision.outcome === "create") return [{ row, position: decision.position }];
    if (decision.outcome !== "refused") throw new Error("an unread position cannot be met");
    outcomes.set(row.row, decision);
    return [];
  });
  const claimed = await claimAll(wanted, outcomes, context);
  const inserted = await context.positions.insertMany(claimed.map(({ position }) => position));
  for (const [index, { row, position }] of claimed.entries()) {
    if (inserted[index] === "inserted") outcomes.set(row.row, { outcome: "accepted", position });
  }
  const existing = claimed.filter((_, index) => inserted[index] === "exists");
  await resolveExisting(existing, outcomes, context);
  return outcomes;
}

/** The creations whose IUV could be had; the outcome of the others is settled here. */
async function claimAll(
  wanted: readonly Creation[],
  outcomes: Outcomes,
  context: ImportContext,
): Promise<Creation[]> {
  const claiming = wanted.flatMap((creation) => {
    const claim = claimOf(creation.position);
    return claim === undefined ? [] : [{ creation, claim }];
  });
  const taken = await context.positions.claimIuvs(claiming.map(({ claim }) => claim));
  const contested: Creation[] = [];
  for (const [index, { creation, claim }] of claiming.entries()) {
    if (taken[index] === "inserted") continue;
    if (await obtainHeldClaim(claim, context.positions)) continue;
    contested.push(creation);
  }
  const existing = await readExisting(contested, context);
  for (const { row, position } of contested) {
    const known = existing.get(position.iud);
    const decision =
      known && decideImport("I", { ...row.facts, existing: known, now: context.now });
    if (decision?.outcome === "alreadyApplied") outcomes.set(row.row, accepted(row, known));
    else {
      const refusal = decision?.outcome === "refused" ? decision.refusal : "iuvDuplicated";
      outcomes.set(row.row, { outcome: "refused", refusal });
    }
  }
  const settled = new Set(contested);
  return wanted.filter((creation) => !settled.has(creation));
}

async function resolveExisting(
  creations: readonly Creation[],
  outcomes: Outcomes,
  context: ImportContext,
): Promise<void> {
  const byIud = await readExisting(creations, context);
  for (const { row, position } of creations) {
    const existing = byIud.get(position.iud);
    if (existing === undefined) throw new Error("a position that exists cannot be read");
    const decision = decideImport("I", { ...row.facts, existing, now: context.now });
    const claim = claimOf(position);
    switch (decision.outcome) {
      case "alreadyApplied":
        outcomes.set(row.row, accepted(row, existing));
        break;
      case "replace": {
        const { replaced } = decision;
        const written = await context.positions.replaceCancelled(
          decision.position,
          replaced,
          claim,
        );
        if (written === "refused") throw new Error("a cancelled position changed meanwhile");
        outcomes.set(row.row, accepted(row, decision.position));
        break;
      }
      case "refused":
        if (claim !== undefined) await context.positions.releaseClaim(claim);
        outcomes.set(row.row, { outcome: "refused", refusal: decision.refusal });
        break;
      case "create":
      case "change":
        throw new Error(`an existing position cannot be met with "${decision.outcome}"`);
    }
  }
}

/** The row goes back to the ente with the IUV that it was given, whatever happened since. */
function accepted(row: ApplicableRow, position: DebtPosition | undefined): RowOutcome {
  if (position === undefined) throw new Error("an accepted row has a position");
  return { outcome: "accepted", position: { ...position, ...row.facts.assigned } };
}

function readExisting(creations: readonly Creation[], context: ImportContext) {
  return readByIud(
    creations.map(({ position }) => position.iud),
    context,
  );
}
