import type { DebtPositionDraft } from "../../../shared/domain/debt-positions/debt-position.ts";
import type { AssignedIuv } from "../../../shared/domain/debt-positions/decide-import.ts";
import {
  type MeasuredImportFlow,
  progressiveOfRow,
} from "../../../shared/domain/debt-positions/import-flow.ts";
import {
  findDebtPositionType,
  notifiesCreation,
  type Organization,
} from "../../../shared/domain/organizations/organization.ts";
import { composeIuv, type Iuv, portalProgressiveOf } from "../../../shared/domain/values/iuv.ts";
import { noticeNumberOf } from "../../../shared/domain/values/notice-number.ts";
import type { ImportBlockMessage } from "../../../shared/messaging/messages.ts";
import { rowsOfBlock } from "../../../shared/mypay/tracciato/flow-line-scanner.ts";
import {
  parseRow,
  type RowReading,
  type RowVerdict,
} from "../../../shared/mypay/tracciato/parse-row.ts";
import type { ApplicableRow } from "./row-outcome.ts";

/** A line of the block with what it says. */
export type ReadRow = {
  readonly row: number;
  readonly line: string;
  readonly verdict: RowVerdict;
  readonly iuvRepeated: boolean;
};

/** Reads and checks every line of a block. */
export function readRows(
  content: Buffer,
  message: ImportBlockMessage,
  reading: RowReading,
): ReadRow[] {
  const repeated = new Set(message.duplicateRows);
  const repeatedIuvs = new Set(message.duplicateIuvRows);
  const lines = rowsOfBlock(content);
  if (lines.length !== message.rows) throw new Error("a block does not have the rows announced");
  return lines.map((line, index) => {
    const row = message.firstRow + index;
    const verdict = parseRow(line, reading, repeated.has(row));
    return { row, line, verdict, iuvRepeated: repeatedIuvs.has(row) };
  });
}

/** A right row with the facts that the decision needs: IUV, origin, whether to tell the debtor. */
export function toApplicableRow(
  { row, verdict, iuvRepeated }: ReadRow,
  flow: MeasuredImportFlow,
  organization: Organization,
): ApplicableRow | undefined {
  if (!verdict.ok) return undefined;
  const { action, draft } = verdict;
  const given = draft.iuv ?? leasedIuv(draft, row, flow);
  const assigned = given && withNoticeNumber(given, organization);
  const type = findDebtPositionType(organization, draft.typeCode);
  const notifies = type !== undefined && notifiesCreation(organization, type);
  return {
    row,
    action,
    facts: {
      organizationFiscalCode: flow.organizationFiscalCode,
      draft,
      iuvNotIssued: isNotIssued(draft.iuv, flow, organization),
      iuvRepeated,
      origin: { flowId: flow.id, row },
      noticeVersion: organization.noticeVersion,
      notify: notifies && assigned?.noticeNumber !== undefined,
      ...(assigned === undefined ? {} : { assigned }),
    },
  };
}

/** The row's own IUV out of the flow's lease, when it asks for one. */
function leasedIuv(
  draft: DebtPositionDraft,
  row: number,
  { lease }: MeasuredImportFlow,
): Iuv | undefined {
  if (!draft.generateIuv || lease === undefined) return undefined;
  const { segregationCode } = lease;
  return composeIuv({ segregationCode, progressive: progressiveOfRow(lease, row) });
}

function isNotIssued(
  iuv: Iuv | undefined,
  { nextProgressive }: MeasuredImportFlow,
  { segregationCode }: Organization,
): boolean {
  const progressive = iuv && portalProgressiveOf(iuv, segregationCode);
  return progressive !== undefined && progressive >= nextProgressive;
}

function withNoticeNumber(iuv: Iuv, { segregationCode }: Organization): AssignedIuv {
  const noticeNumber = noticeNumberOf(iuv, { applicationCode: segregationCode });
  return { iuv, ...(noticeNumber === undefined ? {} : { noticeNumber }) };
}
