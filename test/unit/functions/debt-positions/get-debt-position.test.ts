import { describe, expect, it } from "vitest";
import { getDebtPosition } from "../../../../functions/debt-positions/get-debt-position/get-debt-position.ts";
import { parseIud } from "../../../../shared/domain/values/iud.ts";
import { pathSegmentOf } from "../../../../shared/domain/values/path-segment.ts";
import { demoOrganization } from "../../../support/demo-organization.ts";
import { present } from "../../../support/notifications/debts.ts";
import { openDebt } from "../../../support/pagopa-node/node-world.ts";

const ente = demoOrganization();
const iud = present(parseIud("2026/TARI 1?"));
const debt = openDebt(1, { iud });

function find(segment: string, typeCodes?: readonly string[]) {
  return getDebtPosition(
    {
      organization: ente.fiscalCode,
      segment,
      caller: typeCodes === undefined ? {} : { typeCodes },
    },
    {
      organizations: { find: async () => ente },
      positions: { findMany: async (_ente, iuds) => (iuds.includes(iud) ? [debt] : []) },
      publicUrl: "https://api.example",
      now: () => new Date("2026-11-28T10:00:00Z"),
    },
  );
}

describe("a debt asked for by its IUD", () => {
  it.each([
    ["as a gateway decodes its address", decodeURIComponent(pathSegmentOf(iud))],
    ["as it stands in its address", pathSegmentOf(iud)],
    ["as it is", iud],
  ])("is found %s", async (_how, segment) => {
    expect(await find(segment)).toMatchObject({ outcome: "found", position: { iud } });
  });

  it("is unknown to whoever has nothing to do with its type", async () => {
    expect(await find(iud, [debt.typeCode])).toMatchObject({ outcome: "found" });
    expect(await find(iud, ["ALTRO"])).toEqual(await find("2026%2FTARI 2", ["ALTRO"]));
    expect(await find(iud, [])).toEqual({ outcome: "unknown" });
  });

  it("is unknown where no reading of the address is its IUD", async () => {
    expect(await find("2026%2FTARI 2")).toEqual({ outcome: "unknown" });
  });
});
