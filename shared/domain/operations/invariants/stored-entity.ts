import type { DebtPosition } from "../../debt-positions/debt-position.ts";
import type { IuvClaim } from "../../debt-positions/debt-position-store.ts";
import type { ImportFlow } from "../../debt-positions/import-flow.ts";
import type { ImportBlockReport } from "../../debt-positions/import-flow-store.ts";
import type { Organization } from "../../organizations/organization.ts";
import type { ReceiptRecord } from "../../receipts/receipt-record.ts";
import type { ReceiptAnomaly } from "../../receipts/receipt-store.ts";

export type IuvCursor = {
  readonly organizationFiscalCode: string;
  readonly segregationCode: string;
  readonly nextProgressive: number;
};

export type ContentClaim = {
  readonly organizationFiscalCode: string;
  readonly contentSha256: string;
  readonly flowId: string;
};

/** One thing that is stored, as its invariants see it. */
export type StoredEntity =
  | { readonly kind: "organization"; readonly organization: Organization }
  | { readonly kind: "position"; readonly position: DebtPosition }
  /** Cancelled, and its IUD used again. */
  | { readonly kind: "superseded"; readonly position: DebtPosition }
  | { readonly kind: "claim"; readonly claim: IuvClaim }
  | { readonly kind: "cursor"; readonly cursor: IuvCursor }
  | { readonly kind: "flow"; readonly flow: ImportFlow }
  | { readonly kind: "block"; readonly report: ImportBlockReport }
  | { readonly kind: "content"; readonly content: ContentClaim }
  | { readonly kind: "receipt"; readonly record: ReceiptRecord }
  | { readonly kind: "receiptOfDay"; readonly record: ReceiptRecord }
  | { readonly kind: "anomaly"; readonly anomaly: ReceiptAnomaly }
  /** Known, and in no invariant. */
  | { readonly kind: "other" }
  | { readonly kind: "unreadable"; readonly subject: string };
