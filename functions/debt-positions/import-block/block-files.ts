import { isPrintable } from "../../../shared/domain/notices/compose-notice.ts";
import type { Iud } from "../../../shared/domain/values/iud.ts";
import { LineBuffer } from "../../../shared/mypay/tracciato/line-buffer.ts";
import { rejectionOfImportRefusal } from "../../../shared/mypay/tracciato/row-code.ts";
import { enrichedLine, rejectedLine } from "../../../shared/mypay/tracciato/write-back.ts";
import type { ReadRow } from "./read-rows.ts";
import type { RowOutcome } from "./row-outcome.ts";

/** What a block leaves behind: empty files and lists where there is nothing to keep. */
export type BlockFiles = {
  /** Accepted rows as the ente wrote them, with their IUV in column 2. */
  readonly enriched: Uint8Array;
  /** Rejected rows as the ente wrote them, with codes and sentences. */
  readonly rejected: Uint8Array;
  /** IUDs of the positions that have a notice to print, in the order of the rows. */
  readonly printable: readonly Iud[];
};

export type BlockOutcome = {
  readonly files: BlockFiles;
  readonly rowsAccepted: number;
  readonly notices: number;
  /** Debtors to be told: those of positions that this flow has created. */
  readonly notifications: number;
};

/** Writes down what became of every row of a block, in the order of the file. */
export function blockFiles(
  rows: readonly ReadRow[],
  outcomes: ReadonlyMap<number, RowOutcome>,
): BlockOutcome {
  const enriched = new LineBuffer();
  const rejected = new LineBuffer();
  const printable: Iud[] = [];
  let rowsAccepted = 0;
  let notifications = 0;
  for (const { row, line, verdict } of rows) {
    if (!verdict.ok) {
      rejected.add(rejectedLine(line, verdict.rejections));
      continue;
    }
    const outcome = outcomes.get(row);
    if (outcome === undefined) throw new Error(`row ${row} was left without an outcome`);
    if (outcome.outcome === "refused") {
      rejected.add(rejectedLine(line, [rejectionOfImportRefusal(outcome.refusal)]));
      continue;
    }
    const { iuv, iud, status } = outcome.position;
    enriched.add(iuv === undefined ? line : enrichedLine(line, iuv));
    rowsAccepted += 1;
    if (verdict.action === "I" && outcome.position.notify) notifications += 1;
    if (isPrintable(outcome.position) && status === "PAYABLE") printable.push(iud);
  }
  return {
    files: { enriched: enriched.bytes, rejected: rejected.bytes, printable },
    rowsAccepted,
    notices: printable.length,
    notifications,
  };
}
