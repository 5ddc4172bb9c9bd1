import { noticesOf } from "../../shared/domain/debt-positions/payable-notice.ts";
import type { ReceiptRecord } from "../../shared/domain/receipts/receipt-record.ts";
import { createDynamoDebtPositionStore } from "../../shared/persistence/debt-positions/dynamo-debt-position-store.ts";
import { createDynamoNotificationStore } from "../../shared/persistence/notifications/dynamo-notification-store.ts";
import type { OperatorCloud } from "./operator-cloud.ts";

/**
 * Whether who paid with a receipt is still to get it by mail: it closed its notice, and nothing is
 * known of having sent it. A mail under way counts as sent: nobody gets two.
 */
export async function lacksMail(
  { table }: Pick<OperatorCloud, "table">,
  record: ReceiptRecord,
): Promise<boolean> {
  const { organizationFiscalCode, receiptId, iud, closes } = record;
  if (!closes || iud === undefined) return false;
  const positions = createDynamoDebtPositionStore(table);
  const [position] = await positions.findMany(organizationFiscalCode, [iud]);
  const notice =
    position && noticesOf(position).find(({ payment }) => payment?.receiptId === receiptId);
  if (notice === undefined) return false;
  const { noticeNumber } = notice;
  const key = { organizationFiscalCode, iud, noticeNumber, event: "paid" } as const;
  const known = await createDynamoNotificationStore(table).find([key]);
  return known.length === 0;
}
