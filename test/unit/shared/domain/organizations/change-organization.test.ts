import { describe, expect, it } from "vitest";
import { changeOwnType } from "../../../../../functions/organizations/type-registry/operations.ts";
import { typeWorld } from "../../../../support/type-world.ts";

describe("the audit of an ente's registry", () => {
  it("tells of the type that changed, field by field, and of no other", async () => {
    const world = await typeWorld();
    const body = { keywords: ["pasti"], maxAmountCents: 900 };
    await world.call(changeOwnType, { typeCode: "MENSA", body, ifMatch: '"1"' });
    expect(world.audits[0]?.changes).toEqual([
      { pointer: "/debtPositionTypes/MENSA/keywords", after: ["pasti"] },
      { pointer: "/debtPositionTypes/MENSA/maxAmountCents", after: 900 },
      { pointer: "/version", before: 1, after: 2 },
    ]);
  });
});
