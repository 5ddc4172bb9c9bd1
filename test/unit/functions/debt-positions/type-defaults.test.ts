import { describe, expect, it } from "vitest";
import { parseBudget } from "../../../../shared/domain/debt-positions/budget.ts";
import { createPosition } from "../../../../shared/domain/debt-positions/create-position.ts";
import { positionBody } from "../../../../shared/domain/debt-positions/position-body.ts";
import type { DebtPositionType } from "../../../../shared/domain/organizations/debt-position-type.ts";
import { euroCents } from "../../../../shared/domain/values/euro-cents.ts";
import { demoOrganization } from "../../../support/demo-organization.ts";
import { day } from "../../../support/demo-row-reading.ts";
import { inMemoryDebtPositions } from "../../../support/in-memory-debt-positions.ts";

const ente = demoOrganization();

/** The debt that comes of a request when the ente's TARI is like this. */
async function debtOf(changes: Partial<DebtPositionType>, sent: object = {}) {
  const debtPositionTypes = ente.debtPositionTypes.map((type) =>
    type.code === "TARI" ? { ...type, ...changes } : type,
  );
  const organization = { ...ente, debtPositionTypes };
  const body = positionBody.parse({
    iud: "TIPO-1",
    debtPositionType: "TARI",
    description: "TARI 2027",
    debtor: { kind: "F", code: "RSSMRA80A01F205X", fullName: "Rossi Maria" },
    paymentOptions: [{ kind: "SINGLE", amountCents: 10_001, dueDate: "2027-06-30" }],
    ...sent,
  });
  const created = await createPosition(
    { organization: ente.fiscalCode, caller: {}, body },
    {
      organizations: { find: async () => organization },
      positions: inMemoryDebtPositions(),
      oldIuvAcceptedUntil: day("2024-04-30"),
      now: () => new Date("2026-11-28T10:00:00Z"),
    },
  );
  if (created.outcome !== "created") return expect.fail(JSON.stringify(created));
  return created.position;
}

describe("a debt that leaves something to its type", () => {
  it("is not forwarded as a request to pay where the type opts out, unless it says so itself", async () => {
    expect((await debtOf({})).transferCategory).toBe("9/0101101IM/");
    expect((await debtOf({ rtpOptOut: "both" })).transferCategory).toBe("8/0101101IM/");
    const own = { transferCategory: "9/0101101IM/" };
    expect((await debtOf({ rtpOptOut: "both" }, own)).transferCategory).toBe("9/0101101IM/");
  });

  it("is booked as the type says, to the cent", async () => {
    const { budgetXml = "" } = await debtOf({
      budgetShares: [
        { kind: "fixed", chapterCode: "SPESE", fixedCents: euroCents(500) },
        { kind: "percent", chapterCode: "TEFA", percentThousandths: 5_000, officeCode: "U1" },
        { kind: "remainder", chapterCode: "TARI", assessmentCode: "2027/1" },
      ],
    });
    expect(parseBudget(budgetXml)).toEqual([
      { chapterCode: "SPESE", amountCents: 500 },
      { chapterCode: "TEFA", officeCode: "U1", amountCents: 500 },
      { chapterCode: "TARI", assessmentCode: "2027/1", amountCents: 9_001 },
    ]);
    expect(await debtOf({})).not.toHaveProperty("budgetXml");
  });
});
