import type { DebtPosition } from "../debt-positions/debt-position.ts";
import { noticesOf } from "../debt-positions/payable-notice.ts";
import type { JournalEvent } from "./journal-event.ts";
import { positionFactsOf } from "./position-facts-of-event.ts";

/**
 * What flows did to a position. A row of a flow leaves no event of its own, which would double what
 * an import writes: the position itself says which rows they were. Of rows applied since, only the
 * last has its instant, as long as nothing but rows has changed the position.
 */
export function eventsOfRows(position: DebtPosition): readonly JournalEvent[] {
  const { origin, appliedRows = [], changedByCall, createdAt, updatedAt, status } = position;
  const isPaid = noticesOf(position).some(({ payment }) => payment !== undefined);
  const last = appliedRows.at(-1);
  const events: JournalEvent[] = [];
  if (origin !== undefined) {
    const id = `riga-${origin.row}`;
    events.push({
      ...eventOf(position, origin.flowId),
      kind: "positionCreated",
      at: createdAt,
      id,
    });
  }
  if (last !== undefined && !isPaid && !changedByCall && status !== "PAYING") {
    const kind = status === "CANCELLED" ? "positionCancelled" : "positionAmended";
    events.push({ ...eventOf(position, last.flowId), kind, at: updatedAt, id: `riga-${last.row}` });
  }
  return events;
}

function eventOf(position: DebtPosition, flowId: string) {
  return {
    organizationFiscalCode: position.organizationFiscalCode,
    direction: "in",
    peer: { kind: "flow", id: flowId },
    outcome: "OK",
    flowId,
    ...positionFactsOf(position),
  } as const;
}
