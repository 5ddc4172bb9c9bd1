import type { DebtPosition } from "../debt-positions/debt-position.ts";
import type { CalendarDate } from "../values/calendar-date.ts";
import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import type { Page, PageRequest } from "../values/page.ts";
import type { ReceiptId } from "../values/receipt-id.ts";
import type { AnomalyReason } from "./receipt-anomaly.ts";
import type { ReceiptRecord } from "./receipt-record.ts";

/** A receipt and one reason why it asks for attention. */
export type ReceiptAnomaly = {
  readonly reason: AnomalyReason;
  readonly receipt: ReceiptRecord;
  /** When another receipt of the same id came, where that is what is wrong. */
  readonly archivedAt?: string;
};

/** The position that a receipt closes, and the version it was read at. */
export type PositionClosing = { readonly position: DebtPosition; readonly versionRead: number };

export type ReceiptStore = {
  /** Strongly consistent. */
  find(
    organization: OrganizationFiscalCode,
    receiptId: ReceiptId,
  ): Promise<ReceiptRecord | undefined>;
  /**
   * One transaction: the receipt enters the archive, its anomalies are shown to the ente, and the
   * position it pays is closed.
   * - `known`: the ente has a receipt of this id already; nothing was written;
   * - `positionMoved`: the position is no longer at the version read; nothing was written.
   */
  record(
    record: ReceiptRecord,
    closing?: PositionClosing,
  ): Promise<"recorded" | "known" | "positionMoved">;
  /** Shows the ente an anomaly of a receipt that is not, or not thus, in the archive; once. */
  recordAnomaly(anomaly: ReceiptAnomaly): Promise<void>;
  /** The receipts that came on a day (Europe/Rome), in the order they came. */
  listOfDay(
    organization: OrganizationFiscalCode,
    day: CalendarDate,
    page: PageRequest,
  ): Promise<Page<ReceiptRecord>>;
  /** The anomalies of the ente, the latest first. */
  listAnomalies(
    organization: OrganizationFiscalCode,
    page: PageRequest,
  ): Promise<Page<ReceiptAnomaly>>;
};
