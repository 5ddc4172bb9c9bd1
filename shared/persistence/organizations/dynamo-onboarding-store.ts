import type { OnboardingStore } from "../../domain/organizations/onboarding-store.ts";
import { transactAudited } from "../audit/transact-audited.ts";
import type { Expression } from "../item.ts";
import type { TableClient } from "../table-client.ts";
import { fromOnboardingItem, onboardingKey, toOnboardingItem } from "./onboarding-item.ts";

/** Checklists of enti that come onto the platform. */
export function createDynamoOnboardingStore(table: TableClient): OnboardingStore {
  return {
    async find(organization) {
      const item = await table.get(onboardingKey(organization));
      return item === undefined ? undefined : fromOnboardingItem(item);
    },
    async save(onboarding, replaced, audit) {
      const condition = stillAt(replaced?.version);
      const action = { put: toOnboardingItem(onboarding), condition };
      return (await transactAudited(table, [action], audit)).outcome;
    },
  };
}

function stillAt(version: number | undefined): Expression {
  if (version === undefined) return { text: "attribute_not_exists(pk)" };
  return {
    text: "#version = :version",
    names: { "#version": "version" },
    values: { ":version": version },
  };
}
