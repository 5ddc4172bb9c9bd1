import type { DebtPosition } from "../../../shared/domain/debt-positions/debt-position.ts";
import type { DebtPositionStore } from "../../../shared/domain/debt-positions/debt-position-store.ts";
import type { MeasuredImportFlow } from "../../../shared/domain/debt-positions/import-flow.ts";
import type { FlowReference } from "../../../shared/domain/debt-positions/import-flow-store.ts";
import {
  hasNoticeToPrint,
  isPrintDisabled,
} from "../../../shared/domain/notices/notices-to-print.ts";
import { printFilterTest } from "../../../shared/domain/notices/print-filter.ts";
import type { PrintJob } from "../../../shared/domain/notices/print-job.ts";
import { NoticeSorter, orderKey } from "../../../shared/domain/notices/print-order.ts";
import type { Organization } from "../../../shared/domain/organizations/organization.ts";
import type { Iud } from "../../../shared/domain/values/iud.ts";

type Selection = {
  readonly job: PrintJob;
  readonly flow: MeasuredImportFlow;
  readonly organization: Organization;
};

type SelectNoticesDependencies = {
  readonly positions: Pick<DebtPositionStore, "findMany">;
  readonly readPrintable: (flow: FlowReference, block: number) => Promise<readonly Iud[]>;
};

/** Blocks whose positions are in memory at the same time. */
const blocksInFlight = 4;

type SelectedNotices = {
  readonly sorter: NoticeSorter;
  /** Wanted, and of types whose notices the ente prints itself. */
  readonly leftOut: number;
};

/**
 * Reads the printable positions of a flow slice by slice, and keeps of those that the job wants
 * and that are still to be paid no more than what they are sorted by.
 */
export async function selectNotices(
  { job, flow, organization }: Selection,
  { positions, readPrintable }: SelectNoticesDependencies,
): Promise<SelectedNotices> {
  const key = orderKey(job.request.order, organization);
  const sorter = new NoticeSorter(key, flow.counters.noticesExpected);
  let leftOut = 0;
  const isWanted = printFilterTest(job.request.filter, flow.id);
  const read = async (block: number) => {
    const iuds = await readPrintable(flow, block);
    const found = await positions.findMany(flow.organizationFiscalCode, iuds);
    return { iuds, byIud: new Map(found.map((position) => [position.iud, position])) };
  };
  const take = (iud: Iud, position: DebtPosition | undefined) => {
    if (position === undefined || !isWanted(position)) return;
    if (isPrintDisabled(organization, position)) leftOut += 1;
    else if (hasNoticeToPrint(organization, position)) sorter.add(iud, position);
  };
  for (let first = 1; first <= flow.blocks; first += blocksInFlight) {
    const count = Math.min(blocksInFlight, flow.blocks - first + 1);
    const slices = await Promise.all(
      Array.from({ length: count }, (_, index) => read(first + index)),
    );
    for (const { iuds, byIud } of slices) {
      for (const iud of iuds) take(iud, byIud.get(iud));
    }
  }
  return { sorter, leftOut };
}
