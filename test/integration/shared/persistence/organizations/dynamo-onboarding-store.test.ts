import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Onboarding } from "../../../../../shared/domain/organizations/onboarding.ts";
import { createDynamoOnboardingStore } from "../../../../../shared/persistence/organizations/dynamo-onboarding-store.ts";
import { createTableClient } from "../../../../../shared/persistence/table-client.ts";
import { demoOrganization, registrationOf } from "../../../../support/demo-organization.ts";
import { type LocalTable, startLocalTable } from "../../../../support/local-table.ts";

const ente = demoOrganization();
const audit = { ...registrationOf(ente), action: "OnboardingRecorded", target: "onboarding" };
let local: LocalTable;

beforeAll(async () => {
  local = await startLocalTable();
});
afterAll(() => local?.stop());

const record = {
  state: "DONE",
  by: { kind: "person", id: "p-1", role: "regionAdministrator" },
  at: "2026-06-01T10:00:00.000Z",
  evidence: "Atto firmato.",
  documentReference: "Prot. 12",
  notes: "Prima riga\nseconda",
} as const;
const first: Onboarding = {
  organizationFiscalCode: ente.fiscalCode,
  version: 1,
  steps: { agreement: record },
};
const report = {
  at: "2026-06-01T10:00:00.000Z",
  checks: [{ check: "activeType", green: true, sentence: "L'ente ha un tipo dovuto attivo." }],
} as const;

describe("checklists in the table", () => {
  it("come back as they were written, once for each version, with their lines of the audit", async () => {
    const table = createTableClient(local.tableName, { pace: "online" });
    const store = createDynamoOnboardingStore(table);
    expect(await store.find(ente.fiscalCode)).toBeUndefined();
    expect(await store.save(first, undefined, audit)).toBe("written");
    expect(await store.save(first, undefined, audit)).toBe("refused");
    expect(await store.find(ente.fiscalCode)).toEqual(first);
    const steps = { ...first.steps, preProduction: { ...record, report } };
    const second = { ...first, version: 2, steps };
    expect(await store.save(second, first, audit)).toBe("written");
    expect(await store.save(second, first, audit)).toBe("refused");
    expect(await store.find(ente.fiscalCode)).toEqual(second);
    const lines = await table.query(`ORG#${ente.fiscalCode}#AUDIT`, "LINE#");
    expect(lines.map(({ sequence, action }) => [sequence, action])).toEqual([
      [1, "OnboardingRecorded"],
      [2, "OnboardingRecorded"],
    ]);
  });
});
