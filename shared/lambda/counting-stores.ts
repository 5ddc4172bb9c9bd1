import type { DebtPositionStore } from "../domain/debt-positions/debt-position-store.ts";
import type { ImportFlowStore } from "../domain/debt-positions/import-flow-store.ts";
import { countOutcomes } from "../domain/notifications/notification.ts";
import type { NotificationStore } from "../domain/notifications/notification-store.ts";
import { PROGRESSIVE_MAX } from "../domain/values/iuv.ts";
import { count, noteShare } from "./observability.ts";

type BlockStore = Pick<ImportFlowStore, "find" | "hasBlock" | "recordBlock">;

/** The same store, which also counts rows, notices and write units of each block, once. */
export function countingBlocks(store: BlockStore): BlockStore {
  return {
    find: store.find,
    hasBlock: store.hasBlock,
    async recordBlock(report) {
      const outcome = await store.recordBlock(report);
      if (outcome === "recorded") {
        count("rowsAccepted", report.rowsAccepted);
        count("rowsRejected", report.rowsRejected);
        count("notices", report.notices);
        count("writeUnits", report.writeUnits);
      }
      return outcome;
    },
  };
}

type LeasingStore = Pick<ImportFlowStore, "find" | "refuse" | "measure" | "findBlocks">;

/** The same store, which also tells how much of an ente's IUVs is used up after each flow. */
export function notingLeases(store: LeasingStore): LeasingStore {
  return {
    find: store.find,
    refuse: store.refuse,
    findBlocks: store.findBlocks,
    async measure(flow, measure) {
      const measured = await store.measure(flow, measure);
      const lease = measured.outcome === "measured" ? measured.flow.lease : undefined;
      if (lease !== undefined) noteIuvsUsed(lease.firstProgressive + measure.rows);
      return measured;
    },
  };
}

type ReservingStore = Pick<DebtPositionStore, "findMany" | "reserveProgressives" | "create">;

/** The same store, which also tells how much of an ente's IUVs is used up after each position. */
export function notingReservations(store: ReservingStore): ReservingStore {
  return {
    findMany: store.findMany,
    create: store.create,
    async reserveProgressives(organization, reservation) {
      const first = await store.reserveProgressives(organization, reservation);
      noteIuvsUsed(first + reservation.count);
      return first;
    },
  };
}

function noteIuvsUsed(nextProgressive: number): void {
  noteShare("iuvsUsed", (100 * nextProgressive) / (PROGRESSIVE_MAX + 1));
}

/** The same store, which also counts by which channel debtors were told, or why they were not. */
export function countingOutcomes(store: NotificationStore): NotificationStore {
  return {
    find: store.find,
    claim: store.claim,
    release: store.release,
    async recordOutcomes(outcomes, flow) {
      await store.recordOutcomes(outcomes, flow);
      for (const [ending, debtors] of Object.entries(countOutcomes(outcomes))) {
        if (debtors > 0) count(`notified.${ending}`, debtors);
      }
    },
  };
}
