import * as z from "zod/mini";
import type {
  Claim,
  DeliveryOutcome,
  NotificationKey,
  NotificationState,
} from "../../domain/notifications/notification.ts";
import { positionKey } from "../debt-positions/position-keys.ts";
import { type Item, itemHeader } from "../item.ts";
import type { OrganizationItem, OrganizationKey } from "../organization-key.ts";
import { entities } from "../table.ts";

/** Beside the position it speaks of, one for each event and notice. */
export function notificationKey(key: NotificationKey): OrganizationKey {
  const { pk } = positionKey(key.organizationFiscalCode, key.iud);
  return { pk, sk: `NOTIFICATION#${key.event.toUpperCase()}#${key.noticeNumber}` };
}

const appIoProblemShape = z.lazy(() =>
  z.discriminatedUnion("problem", [
    z.object({
      problem: z.enum([
        "notAPerson",
        "amountOutOfRange",
        "noServiceKey",
        "notReachable",
        "notUsed",
        "noAnswer",
      ]),
    }),
    z.object({ problem: z.literal("refused"), httpStatus: z.int() }),
  ]),
);

const emailProblemShape = z.lazy(() =>
  z.discriminatedUnion("problem", [
    z.object({ problem: z.literal("noAddress") }),
    z.object({ problem: z.literal("refused"), code: z.string() }),
  ]),
);

const messageId = z.exactOptional(z.string());

const stateShape = z.lazy(() =>
  z.discriminatedUnion("status", [
    z.object({
      status: z.literal("SENDING"),
      claimId: z.string(),
      claimedAt: z.pipe(
        z.int(),
        z.transform((milliseconds: number) => new Date(milliseconds)),
      ),
    }),
    z.object({ status: z.literal("SENT_IO"), messageId }),
    z.object({ status: z.literal("SENT_EMAIL"), messageId, appIo: appIoProblemShape }),
    z.object({
      status: z.literal("NOT_REACHABLE"),
      appIo: appIoProblemShape,
      email: emailProblemShape,
    }),
    z.object({
      status: z.literal("UNCERTAIN"),
      cause: z.enum(["appIoNoAnswer", "emailNoAnswer", "interrupted"]),
    }),
    z.object({ status: z.literal("NOT_NEEDED") }),
  ]),
);

export function toClaimedItem(key: NotificationKey, claim: Claim): OrganizationItem {
  return {
    ...notificationKey(key),
    ...itemHeader(entities.notification),
    ...claim,
    claimedAt: claim.claimedAt.getTime(),
  };
}

export function toEndedItem({ key, result, at }: DeliveryOutcome): OrganizationItem {
  return {
    ...notificationKey(key),
    ...itemHeader(entities.notification),
    ...result,
    endedAt: at.getTime(),
  };
}

export function fromNotificationItem(item: Item): NotificationState {
  return stateShape.parse(item);
}
