import { describe, expect, it } from "vitest";
import type { DebtPositionStore } from "../../../../shared/domain/debt-positions/debt-position-store.ts";
import { composeIuv } from "../../../../shared/domain/values/iuv.ts";
import { Crash, faultPlan } from "../../../support/fault-injection.ts";
import {
  codesOf,
  givenIuv,
  importWorld,
  measuredFlow,
  type RowFields,
} from "../../../support/import-world.ts";

type World = ReturnType<typeof importWorld>;

/** Imports a block whose process dies when all is done but the report. */
async function importAndDie(
  { run }: World,
  flow: ReturnType<typeof measuredFlow>,
  rows: RowFields[],
) {
  const plan = { ...faultPlan(0, "before") };
  const dying = run(flow, rows, { plan, diesBeforeReport: true });
  await expect(dying).rejects.toBeInstanceOf(Crash);
}

const only = ({ positions }: World) => [...positions.positions.values()];

describe("two flows of an ente at once", () => {
  it("a cancellation delivered again leaves a debt that was created since alone", async () => {
    const world = importWorld();
    await world.run(measuredFlow("F", 1), [{ iud: "X" }]);
    await importAndDie(world, measuredFlow("G", 11), [{ iud: "X", action: "A" }]);
    await world.run(measuredFlow("H", 21), [{ iud: "X", amount: "20.00" }]);
    await world.run(measuredFlow("G", 11), [{ iud: "X", action: "A" }]);
    expect(only(world)).toMatchObject([{ status: "PAYABLE", amountCents: 2_000 }]);
    expect(codesOf(world.files.get("G"))).toEqual([]);
  });

  it("an amendment delivered again does not undo a newer one", async () => {
    const world = importWorld();
    await world.run(measuredFlow("F", 1), [{ iud: "X" }]);
    await importAndDie(world, measuredFlow("G", 11), [{ iud: "X", action: "M", amount: "11.00" }]);
    await world.run(measuredFlow("H", 21), [{ iud: "X", action: "M", amount: "12.00" }]);
    await world.run(measuredFlow("G", 11), [{ iud: "X", action: "M", amount: "11.00" }]);
    expect(only(world)).toMatchObject([{ amountCents: 1_200 }]);
  });

  it("a creation delivered again is accepted with its own IUV, whatever came after it", async () => {
    const world = importWorld();
    await importAndDie(world, measuredFlow("F", 1), [{ iud: "X" }]);
    await world.run(measuredFlow("G", 11), [{ iud: "X", action: "A" }]);
    await world.run(measuredFlow("H", 21), [{ iud: "X", amount: "20.00" }]);
    await world.run(measuredFlow("F", 1), [{ iud: "X" }]);
    expect(only(world)).toMatchObject([{ status: "PAYABLE", amountCents: 2_000 }]);
    expect(codesOf(world.files.get("F"))).toEqual([]);
    const iuv = composeIuv({ segregationCode: "12", progressive: 1 });
    expect(Buffer.from(world.files.get("F")?.enriched ?? []).toString()).toContain(`X;${iuv};`);
  });

  it("never leave two open positions with the same IUV", async () => {
    const world = importWorld();
    await world.run(measuredFlow("F", 1), [{ iud: "X" }]);
    await world.run(measuredFlow("G", 11), [{ iud: "X", action: "A" }]);
    const { positions } = world;
    const intruded: DebtPositionStore = {
      ...positions,
      async insertMany(wanted) {
        await world.run(measuredFlow("K", 31), [{ iud: "Y", iuv: givenIuv }]);
        return positions.insertMany(wanted);
      },
    };
    const flow = measuredFlow("H", 21);
    const rows = [{ iud: "X", iuv: givenIuv }];
    await expect(world.run(flow, rows, { store: intruded })).rejects.toThrow("meanwhile");
    await world.run(flow, rows);
    const open = only(world).filter(({ status }) => status === "PAYABLE");
    expect(open.map(({ iud }) => iud)).toEqual(["Y"]);
    expect(codesOf(world.files.get("H"))).toEqual(["PAA_IMPORT_IUV_DUPLICATO"]);
  });

  it("accept a row that two deliveries apply at the same time", async () => {
    const world = importWorld();
    await world.run(measuredFlow("F", 1), [{ iud: "X", iuv: givenIuv }]);
    await world.run(measuredFlow("G", 11), [{ iud: "X", action: "A" }]);
    const { positions } = world;
    const rows = [{ iud: "Y", iuv: givenIuv }];
    let first = true;
    const overtaken: DebtPositionStore = {
      ...positions,
      async takeOverClaim(claim, held) {
        if (first) {
          first = false;
          await importAndDie(world, measuredFlow("H", 21), rows);
        }
        return positions.takeOverClaim(claim, held);
      },
    };
    await world.run(measuredFlow("H", 21), rows, { store: overtaken });
    expect(codesOf(world.files.get("H"))).toEqual([]);
  });
});

describe("IUVs of an ente", () => {
  it("of 25 characters are as unique as the others", async () => {
    const world = importWorld();
    const iuv = "RF12990000000000000001234";
    await world.run(measuredFlow("F", 1), [
      { iud: "X", iuv },
      { iud: "Y", iuv },
    ]);
    expect(codesOf(world.files.get("F"))).toEqual(["PAA_IMPORT_IUV_DUPLICATO"]);
  });

  it("of the portal's own range can be given only when they were issued before", async () => {
    const world = importWorld();
    const own = (progressive: number) => composeIuv({ segregationCode: "12", progressive });
    await world.run(measuredFlow("F", 21), [
      { iud: "OLD", iuv: own(7) },
      { iud: "SQUATTER", iuv: own(25) },
    ]);
    expect(codesOf(world.files.get("F"))).toEqual(["PAA_IMPORT_SINTASSI_CSV_IUV"]);
  });

  it("repeated by a row that repeats its IUD too give the same code in a rehearsal", async () => {
    const world = importWorld();
    const rows = [{ iud: "X", iuv: givenIuv }];
    await world.run(measuredFlow("F", 1), rows);
    await world.run(measuredFlow("DRY", 1, true), rows);
    await world.run(measuredFlow("REAL", 11), rows);
    expect(codesOf(world.files.get("DRY"))).toEqual(["PAA_IMPORT_IUD_DUPLICATO"]);
    expect(codesOf(world.files.get("REAL"))).toEqual(["PAA_IMPORT_IUD_DUPLICATO"]);
  });

  it("freed by a row of the same file are not taken by another, also when it is repeated", async () => {
    const world = importWorld();
    await world.run(measuredFlow("F", 1), [{ iud: "X", iuv: givenIuv }]);
    const rows = [
      { iud: "Y", iuv: givenIuv },
      { iud: "X", action: "A" },
    ];
    await importAndDie(world, measuredFlow("G", 11), rows);
    await world.run(measuredFlow("G", 11), rows);
    expect(codesOf(world.files.get("G"))).toEqual(["PAA_IMPORT_IUV_DUPLICATO"]);
  });

  it("repeated in one file are refused in a rehearsal as in earnest", async () => {
    const world = importWorld();
    const rows = [
      { iud: "X", iuv: givenIuv },
      { iud: "Y", iuv: givenIuv },
    ];
    await world.run(measuredFlow("DRY", 1, true), rows);
    await world.run(measuredFlow("REAL", 11), rows);
    const codes = ["DRY", "REAL"].map((flow) => codesOf(world.files.get(flow)));
    expect(codes).toEqual([["PAA_IMPORT_IUV_DUPLICATO"], ["PAA_IMPORT_IUV_DUPLICATO"]]);
  });
});
