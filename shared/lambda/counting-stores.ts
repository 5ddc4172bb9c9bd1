import type { ImportFlowStore } from "../domain/debt-positions/import-flow-store.ts";
import { countOutcomes } from "../domain/notifications/notification.ts";
import type { NotificationStore } from "../domain/notifications/notification-store.ts";
import { count } from "./observability.ts";

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
