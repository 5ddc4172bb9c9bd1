import type { DebtPosition } from "../debt-positions/debt-position.ts";
import type { ImportFlow } from "../debt-positions/import-flow.ts";
import type { NoticeRefusal } from "../debt-positions/judge-notice.ts";
import type { StoredNotification } from "../notifications/notification-store.ts";
import type { ServiceRefusal } from "../organizations/judge-service.ts";
import type { Organization } from "../organizations/organization.ts";
import type { ReceiptRecord } from "../receipts/receipt-record.ts";
import type { ReceiptAnomaly } from "../receipts/receipt-store.ts";

/** Everything the portal knows of a position. */
export type PositionFacts = {
  readonly organization: Organization;
  readonly position: DebtPosition;
  readonly now: Date;
  /** The flow that created it, where one did and is still known. */
  readonly flow?: ImportFlow;
  /** Cancelled debts that had the same IUD before. */
  readonly superseded: number;
  readonly receipts: readonly ReceiptRecord[];
  readonly anomalies: readonly ReceiptAnomaly[];
  readonly notifications: readonly StoredNotification[];
  /** How pagoPA's node is told of a refusal. */
  readonly faultOf: (refusal: NoticeRefusal | ServiceRefusal) => NodeFault;
};

export type NodeFault = { readonly faultCode: string; readonly description: string };
