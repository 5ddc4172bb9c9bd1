import type { DebtPositionStore } from "../../../shared/domain/debt-positions/debt-position-store.ts";
import { isPrintable } from "../../../shared/domain/notices/compose-notice.ts";
import {
  type CleanPayment,
  judgePreProduction,
  type PreProductionReport,
  reportDays,
} from "../../../shared/domain/organizations/onboarding-report.ts";
import type { Organization } from "../../../shared/domain/organizations/organization.ts";
import { anomalyMeanings } from "../../../shared/domain/receipts/receipt-anomaly.ts";
import type { ReceiptRecord } from "../../../shared/domain/receipts/receipt-record.ts";
import type { ReceiptStore } from "../../../shared/domain/receipts/receipt-store.ts";
import { type CalendarDate, romeDateOf } from "../../../shared/domain/values/calendar-date.ts";
import type { OrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";

export type ReportDependencies = {
  readonly receipts: Pick<ReceiptStore, "listOfDay">;
  readonly positions: Pick<DebtPositionStore, "findMany">;
  readonly now: () => Date;
};

const dayMs = 86_400_000;
/** Of a day so many receipts are looked at: one good one is enough. */
const receiptsOfDay = 100;

/** The test in pre-production of an ente, judged from the receipts of the last month. */
export async function reportOf(
  organization: Organization,
  dependencies: ReportDependencies,
): Promise<PreProductionReport> {
  const now = dependencies.now();
  const payment = await latestCleanPayment(organization.fiscalCode, dependencies);
  return judgePreProduction(organization, payment, now);
}

/** Looked for from today backwards: a test is judged soon after it was made. */
async function latestCleanPayment(
  fiscalCode: OrganizationFiscalCode,
  { receipts, positions, now }: ReportDependencies,
): Promise<CleanPayment | undefined> {
  for (const day of lastDays(now())) {
    const { entries } = await receipts.listOfDay(fiscalCode, day, { limit: receiptsOfDay });
    const clean = entries.findLast(isClean);
    if (clean?.iud === undefined) continue;
    const [position] = await positions.findMany(fiscalCode, [clean.iud]);
    const { receiptId, noticeNumber } = clean;
    const hasPrintableNotice = position !== undefined && isPrintable(position);
    return { receiptId, noticeNumber, hasPrintableNotice };
  }
  return undefined;
}

function lastDays(now: Date): readonly CalendarDate[] {
  return Array.from({ length: reportDays }, (_, back) =>
    romeDateOf(new Date(now.getTime() - back * dayMs)),
  );
}

function isClean({ closes, iud, anomalies }: ReceiptRecord): boolean {
  const isToHandle = anomalies.some((reason) => anomalyMeanings[reason].severity === "toHandle");
  return closes && iud !== undefined && !isToHandle;
}
