import { describe, expect, it } from "vitest";
import { createPosition } from "../../../../shared/domain/debt-positions/create-position.ts";
import { positionBody } from "../../../../shared/domain/debt-positions/position-body.ts";
import type { OrganizationStatus } from "../../../../shared/domain/organizations/organization.ts";
import { demoDebt } from "../../../support/demo-debt.ts";
import { demoOrganization } from "../../../support/demo-organization.ts";
import { day } from "../../../support/demo-row-reading.ts";
import { inMemoryDebtPositions } from "../../../support/in-memory-debt-positions.ts";

const ente = demoOrganization();

/** What becomes of a new debt of an ente in that state. */
function loadedIn(status: OrganizationStatus) {
  const otherStations = [{ station: "12345678903_09", segregationCode: "44" }];
  return createPosition(
    {
      organization: ente.fiscalCode,
      caller: {},
      body: positionBody.parse(demoDebt("STATO-1")),
    },
    {
      organizations: { find: async () => ({ ...ente, status, otherStations }) },
      positions: inMemoryDebtPositions(),
      oldIuvAcceptedUntil: day("2024-04-30"),
      now: () => new Date("2026-11-28T10:00:00Z"),
    },
  );
}

describe("a new debt", () => {
  it.each<[OrganizationStatus, string]>([
    ["INSERITO", "organizationNotReady"],
    ["PRE-ESERCIZIO", "created"],
    ["ESERCIZIO", "created"],
    ["SOSPESO", "organizationNotReady"],
    ["CESSATO", "organizationNotReady"],
  ])("of an ente in %s is %s", async (status, outcome) => {
    expect((await loadedIn(status)).outcome).toBe(outcome);
  });

  it("is numbered with the first segregation code of its ente", async () => {
    const created = await loadedIn("ESERCIZIO");
    if (created.outcome !== "created") return expect.fail(created.outcome);
    expect(created.position.iuv?.slice(0, 2)).toBe(ente.segregationCode);
  });
});
