import { isPrintable } from "../../shared/domain/notices/compose-notice.ts";
import type { Iud } from "../../shared/domain/values/iud.ts";
import type { OrganizationFiscalCode } from "../../shared/domain/values/organization-fiscal-code.ts";
import {
  type NotifyDebtorsMessage,
  positionsPerNotifyMessageMax,
} from "../../shared/messaging/messages.ts";
import { createDynamoDebtPositionStore } from "../../shared/persistence/debt-positions/dynamo-debt-position-store.ts";
import { createDynamoNotificationStore } from "../../shared/persistence/notifications/dynamo-notification-store.ts";
import type { OperatorCloud } from "./operator-cloud.ts";

/** A debt whose debtor is to be told, and nothing is known of having told. */
export type UntoldDebt = { readonly iud: Iud; readonly flowId: string | undefined };

/** Those of the debts that are untold, in the order given. */
export async function findUntold(
  { table }: Pick<OperatorCloud, "table">,
  organizationFiscalCode: OrganizationFiscalCode,
  iuds: readonly Iud[],
): Promise<UntoldDebt[]> {
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
      .map(({ iud, origin }) => [iud, { iud, flowId: origin?.flowId }]),
  );
  return iuds.flatMap((iud) => untold.get(iud) ?? []);
}

/** Debts of one flow travel together, as many as a message carries. */
export function notifyMessages(
  organizationFiscalCode: OrganizationFiscalCode,
  debts: readonly UntoldDebt[],
): NotifyDebtorsMessage[] {
  const messages: NotifyDebtorsMessage[] = [];
  for (const [flowId, group] of Map.groupBy(debts, (debt) => debt.flowId)) {
    for (let start = 0; start < group.length; start += positionsPerNotifyMessageMax) {
      messages.push({
        organizationFiscalCode,
        ...(flowId === undefined ? {} : { flowId }),
        iuds: group.slice(start, start + positionsPerNotifyMessageMax).map(({ iud }) => iud),
        event: "created",
      });
    }
  }
  return messages;
}
