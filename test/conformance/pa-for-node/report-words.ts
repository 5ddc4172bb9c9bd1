import type { DebtPosition } from "../../../shared/domain/debt-positions/debt-position.ts";
import {
  type AnomalyReason,
  anomalyMeanings,
} from "../../../shared/domain/receipts/receipt-anomaly.ts";

const statusWords = {
  DRAFT: "in bozza",
  PAYABLE: "da pagare",
  PARTIALLY_PAID: "pagata in parte",
  PAYING: "in pagamento",
  PAID: "pagata",
  CANCELLED: "annullata",
} as const;

/** The state of a position as the report says it. */
export function stateOf(position: Pick<DebtPosition, "status"> | undefined): string {
  return position === undefined ? "assente" : statusWords[position.status];
}

/** What the enti are told of their receipts, as they read it. */
export function toldOf(reasons: readonly AnomalyReason[]): string {
  return reasons.map((reason) => anomalyMeanings[reason].sentence).join(" ") || "niente";
}
