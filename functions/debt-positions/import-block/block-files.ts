import type { Iud } from "../../../shared/domain/values/iud.ts";
import { rejectionOfImportRefusal } from "../../../shared/mypay/tracciato/row-code.ts";
import { enrichedLine, rejectedLine } from "../../../shared/mypay/tracciato/write-back.ts";
import type { ReadRow } from "./read-rows.ts";
import type { RowOutcome } from "./row-outcome.ts";

/** What a block leaves behind: empty texts and lists where there is nothing to keep. */
export type BlockFiles = {
  /** Accepted rows as the ente wrote them, with their IUV in column 2. */
  readonly enriched: string;
  /** Rejected rows as the ente wrote them, with codes and sentences. */
  readonly rejected: string;
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
  const enriched: string[] = [];
  const rejected: string[] = [];
  const printable: Iud[] = [];
  let notifications = 0;
  for (const { row, line, verdict } of rows) {
    if (!verdict.ok) {
      rejected.push(rejectedLine(line, verdict.rejections), "\n");
      continue;
    }
    const outcome = outcomes.get(row);
    if (outcome === undefined) throw new Error(`row ${row} was left without an outcome`);
    if (outcome.outcome === "refused") {
      rejected.push(rejectedLine(line, [rejectionOfImportRefusal(outcome.refusal)]), "\n");
      continue;
    }
    const { iuv, noticeNumber, iud, status } = outcome.position;
    enriched.push(iuv === undefined ? line : enrichedLine(line, iuv), "\n");
    if (verdict.action === "I" && outcome.position.notify) notifications += 1;
    if (noticeNumber !== undefined && status === "PAYABLE") printable.push(iud);
  }
  return {
    files: { enriched: enriched.join(""), rejected: rejected.join(""), printable },
    rowsAccepted: enriched.length / 2,
    notices: printable.length,
    notifications,
  };
}
