import { isPrintable } from "../../shared/domain/notices/compose-notice.ts";
import type { Iud } from "../../shared/domain/values/iud.ts";
import type { OrganizationFiscalCode } from "../../shared/domain/values/organization-fiscal-code.ts";
import type { DebtToTell } from "../../shared/messaging/messages.ts";
import { createDynamoDebtPositionStore } from "../../shared/persistence/debt-positions/dynamo-debt-position-store.ts";
import { createDynamoNotificationStore } from "../../shared/persistence/notifications/dynamo-notification-store.ts";
import type { OperatorCloud } from "./operator-cloud.ts";

/**
 * Those of the debts whose debtors are to be told, while nothing is known of having told them; in
 * the order given.
 */
export async function findUntold(
  { table }: Pick<OperatorCloud, "table">,
  organizationFiscalCode: OrganizationFiscalCode,
  iuds: readonly Iud[],
): Promise<DebtToTell[]> {
  if (iuds.length === 0) return [];
  const found = await createDynamoDebtPositionStore(table).findMany(organizationFiscalCode, iuds);
  const asking = found.filter(({ notify }) => notify).filter(isPrintable);
  const keys = asking.map(({ iud, noticeNumber }) => {
    return { organizationFiscalCode, iud, noticeNumber, event: "created" } as const;
  });
  const stored = keys.length === 0 ? [] : await createDynamoNotificationStore(table).find(keys);
  const known = new Set(stored.map(({ key }) => key.noticeNumber));
  const untold = new Map(
    asking
      .filter(({ noticeNumber }) => !known.has(noticeNumber))
      .map(({ iud, origin }) => [iud, { organizationFiscalCode, iud, flowId: origin?.flowId }]),
  );
  return iuds.flatMap((iud) => untold.get(iud) ?? []);
}
