import type { DebtPosition } from "../../../shared/domain/debt-positions/debt-position.ts";
import type {
  DebtPositionStore,
  NoticeNumberClaim,
} from "../../../shared/domain/debt-positions/debt-position-store.ts";
import { decideImport } from "../../../shared/domain/debt-positions/decide-import.ts";
import type { OrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";
import type { ApplicableRow, RowOutcome } from "./row-outcome.ts";

export type CreationContext = {
  readonly organizationFiscalCode: OrganizationFiscalCode;
  readonly positions: DebtPositionStore;
  readonly now: Date;
};

type Creation = { readonly row: ApplicableRow; readonly position: DebtPosition };

/**
 * Creates the positions of rows with action `I`, in bulk: first every notice number is taken, then
 * every position inserted, so that nothing payable ever stands without its number. Nothing is
 * read unless a key turns out to exist; a crash between the two steps is mended by the re-run,
 * which finds its own claims by their origin.
 */
export async function createPositions(
  rows: readonly ApplicableRow[],
  context: CreationContext,
): Promise<Map<number, RowOutcome>> {
  const outcomes = new Map<number, RowOutcome>();
  const wanted = rows.map((row): Creation => {
    const decision = decideImport("I", { ...row.facts, now: context.now });
    if (decision.outcome !== "create") throw new Error("an unread position is always created");
    return { row, position: decision.position };
  });
  const claimed = await claimAll(wanted, outcomes, context);
  const inserted = await context.positions.insertMany(claimed.map(({ position }) => position));
  const existing = claimed.filter((_, index) => inserted[index] === "exists");
  for (const [index, { row, position }] of claimed.entries()) {
    if (inserted[index] === "inserted") outcomes.set(row.row, { outcome: "accepted", position });
  }
  await resolveExisting(existing, outcomes, context);
  return outcomes;
}

async function claimAll(
  wanted: readonly Creation[],
  outcomes: Map<number, RowOutcome>,
  context: CreationContext,
): Promise<Creation[]> {
  const claiming = wanted.flatMap((creation) => {
    const claim = claimOf(creation.position);
    return claim === undefined ? [] : [{ creation, claim }];
  });
  const taken = await context.positions.claimNoticeNumbers(claiming.map(({ claim }) => claim));
  const refused = new Set<Creation>();
  for (const [index, { creation, claim }] of claiming.entries()) {
    if (taken[index] === "inserted") continue;
    if (await obtainHeldClaim(claim, context.positions)) continue;
    refused.add(creation);
    outcomes.set(creation.row.row, { outcome: "refused", refusal: "iuvDuplicated" });
  }
  return wanted.filter((creation) => !refused.has(creation));
}

/** The claim that goes with a position's notice number; undefined when it has none. */
export function claimOf(position: DebtPosition): NoticeNumberClaim | undefined {
  const { organizationFiscalCode, noticeNumber, iud } = position;
  const origin = position.lastChange ?? position.origin;
  if (noticeNumber === undefined || origin === undefined) return undefined;
  return { organizationFiscalCode, noticeNumber, iud, origin };
}

/** A number that is held may still be had: by the very same row, or after a cancellation. */
export async function obtainHeldClaim(
  claim: NoticeNumberClaim,
  positions: DebtPositionStore,
): Promise<boolean> {
  const { organizationFiscalCode, noticeNumber } = claim;
  const held = await positions.findClaim(organizationFiscalCode, noticeNumber);
  if (held === undefined) {
    const [outcome] = await positions.claimNoticeNumbers([claim]);
    return outcome === "inserted";
  }
  const { flowId, row } = held.origin;
  if (flowId === claim.origin.flowId && row === claim.origin.row) return true;
  const [holder] = await positions.findMany(organizationFiscalCode, [held.iud]);
  const free =
    holder !== undefined && (holder.status === "CANCELLED" || holder.noticeNumber !== noticeNumber);
  return free && (await positions.takeOverClaim(claim, held)) === "written";
}

async function resolveExisting(
  creations: readonly Creation[],
  outcomes: Map<number, RowOutcome>,
  context: CreationContext,
): Promise<void> {
  if (creations.length === 0) return;
  const found = await context.positions.findMany(
    context.organizationFiscalCode,
    creations.map(({ position }) => position.iud),
  );
  const byIud = new Map(found.map((position) => [position.iud, position]));
  for (const { row, position } of creations) {
    const existing = byIud.get(position.iud);
    if (existing === undefined) throw new Error("a position that exists cannot be read");
    const decision = decideImport("I", { ...row.facts, existing, now: context.now });
    switch (decision.outcome) {
      case "alreadyApplied":
        outcomes.set(row.row, { outcome: "accepted", position: decision.position });
        break;
      case "replace": {
        const { replaced } = decision;
        const written = await context.positions.replaceCancelled(decision.position, replaced);
        if (written === "refused") throw new Error("a cancelled position changed meanwhile");
        outcomes.set(row.row, { outcome: "accepted", position: decision.position });
        break;
      }
      case "refused": {
        const claim = claimOf(position);
        if (claim !== undefined) await context.positions.releaseClaim(claim);
        outcomes.set(row.row, { outcome: "refused", refusal: decision.refusal });
        break;
      }
      case "create":
      case "change":
        throw new Error(`an existing position cannot be met with "${decision.outcome}"`);
    }
  }
}
