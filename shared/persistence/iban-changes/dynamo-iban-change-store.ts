import {
  type IbanChangeReference,
  type SegmentProgress,
  untouchedSegment,
} from "../../domain/debt-positions/iban-change.ts";
import type { IbanChangeStore } from "../../domain/debt-positions/iban-change-store.ts";
import { transactAudited } from "../audit/transact-audited.ts";
import { atVersion, toPositionItem } from "../debt-positions/debt-position-item.ts";
import type { Expression } from "../item.ts";
import { pageOfItems } from "../page-of-items.ts";
import type { TableClient } from "../table-client.ts";
import {
  fromIbanChangeItem,
  fromSegmentItem,
  ibanChangeKey,
  ibanChangeSegmentKey,
  ibanChangeSegmentsPartition,
  ibanChangesPartition,
  toIbanChangeItem,
  toSegmentItem,
} from "./iban-change-item.ts";

const absent: Expression = { text: "attribute_not_exists(pk)" };

export function createDynamoIbanChangeStore(table: TableClient): IbanChangeStore {
  return {
    async create(change, audit) {
      const { outcome } = await transactAudited(
        table,
        [{ put: toIbanChangeItem(change), condition: absent }],
        audit,
      );
      return outcome;
    },
    async find(reference) {
      const item = await table.get(ibanChangeKey(reference));
      return item === undefined ? undefined : fromIbanChangeItem(item);
    },
    async list(organization, page) {
      const items = await table.queryPage(ibanChangesPartition(organization), {
        ...page,
        order: "descending",
      });
      return pageOfItems(items, page, fromIbanChangeItem);
    },
    async listProgress(reference) {
      const items = await table.query(ibanChangeSegmentsPartition(reference), "SEGMENT#");
      return items.map(fromSegmentItem);
    },
    async findProgress(reference, segment) {
      const item = await table.get(ibanChangeSegmentKey(reference, segment));
      return item === undefined ? untouchedSegment(segment) : fromSegmentItem(item);
    },
    async advance(reference, progress, positions) {
      const result = await table.transact([
        stepOf(reference, progress),
        ...positions.map(({ position, versionRead }) => ({
          put: toPositionItem(position),
          condition: atVersion(versionRead),
        })),
      ]);
      if (result.outcome === "written") return "written";
      return result.actions.includes(0) ? "overtaken" : "positionsMoved";
    },
    async finish(progress, change, audit) {
      const steps = [
        stepOf(change, progress),
        { put: toIbanChangeItem(change), condition: atVersion(change.version - 1) },
      ];
      const { outcome } = await (audit === undefined
        ? table.transact(steps)
        : transactAudited(table, steps, audit));
      return outcome;
    },
  };
}

/** A part of the table is walked by one at a time: the step follows the one that was read. */
function stepOf(reference: IbanChangeReference, progress: SegmentProgress) {
  const before = progress.revision - 1;
  const unmoved = { text: "revision = :before", values: { ":before": before } };
  return {
    put: toSegmentItem(reference, progress),
    condition: before === 0 ? absent : unmoved,
  };
}
