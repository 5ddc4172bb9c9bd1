import type { FlowReference } from "../../domain/debt-positions/import-flow-store.ts";
import {
  type Claim,
  countOutcomes,
  type DeliveryOutcome,
} from "../../domain/notifications/notification.ts";
import type { NotificationStore } from "../../domain/notifications/notification-store.ts";
import { notificationCountersSortKey } from "../import-flows/block-items.ts";
import { flowPartition } from "../import-flows/import-flow-item.ts";
import { type Expression, itemHeader } from "../item.ts";
import type { OrganizationTable, OrganizationWrite } from "../organization-table.ts";
import { entities, entityAttribute } from "../table.ts";

import {
  fromNotificationItem,
  notificationKey,
  toClaimedItem,
  toEndedItem,
} from "./notification-item.ts";

export function createDynamoNotificationStore(table: OrganizationTable): NotificationStore {
  return {
    async find(keys) {
      const items = await table.getMany(keys.map(notificationKey));
      const stateOf = new Map(items.map((item) => [pathOf(item), fromNotificationItem(item)]));
      return keys.flatMap((key) => {
        const state = stateOf.get(pathOf(notificationKey(key)));
        return state === undefined ? [] : [{ key, state }];
      });
    },
    async claim(key, claim) {
      const outcome = await table.put(toClaimedItem(key, claim), unknownOrHeldBy(claim));
      return outcome === "written";
    },
    async release(key, claim) {
      await table.transact([{ remove: notificationKey(key), condition: heldBy(claim) }]);
    },
    async recordOutcomes(outcomes, flow) {
      let pending = outcomes;
      while (pending.length > 0) {
        const written = await table.transact(recordingActions(pending, flow));
        if (written.outcome === "written") return;
        const refused = new Set(written.actions);
        pending = pending.filter((_, index) => !refused.has(index));
      }
    },
  };
}

function recordingActions(
  outcomes: readonly DeliveryOutcome[],
  flow: FlowReference | undefined,
): OrganizationWrite[] {
  const endings = outcomes.map((outcome) => ({
    put: toEndedItem(outcome),
    condition: outcome.claim === undefined ? unknown : heldBy(outcome.claim),
  }));
  return flow === undefined ? endings : [...endings, countingAction(outcomes, flow)];
}

/** The counters come into being with the first outcome, all of them, so that none is missing. */
function countingAction(
  outcomes: readonly DeliveryOutcome[],
  flow: FlowReference,
): OrganizationWrite {
  const { entity, schemaVersion } = itemHeader(entities.notificationCounters);
  const gains = Object.entries(countOutcomes(outcomes));
  const additions = gains.map(([name]) => `#${name} :${name}`).join(", ");
  return {
    update: { pk: flowPartition(flow), sk: notificationCountersSortKey },
    expression: {
      text: `SET #entity = :entity, schemaVersion = :schemaVersion ADD ${additions}`,
      names: {
        "#entity": entityAttribute,
        ...Object.fromEntries(gains.map(([name]) => [`#${name}`, name])),
      },
      values: {
        ":entity": entity,
        ":schemaVersion": schemaVersion,
        ...Object.fromEntries(gains.map(([name, gain]) => [`:${name}`, gain])),
      },
    },
  };
}

const unknown: Expression = { text: "attribute_not_exists(pk)" };

function heldBy(claim: Claim): Expression {
  return {
    text: "#status = :sending AND claimId = :claimId",
    names: { "#status": "status" },
    values: { ":sending": claim.status, ":claimId": claim.claimId },
  };
}

/** A repeated request of the same claim finds it written already, and holds it. */
function unknownOrHeldBy(claim: Claim): Expression {
  const held = heldBy(claim);
  return { ...held, text: `${unknown.text} OR (${held.text})` };
}

function pathOf({ pk, sk }: { readonly pk: string; readonly sk: string }): string {
  return `${pk} ${sk}`;
}
