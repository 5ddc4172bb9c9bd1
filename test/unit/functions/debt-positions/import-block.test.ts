import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { demoOrganization } from "../../../support/demo-organization.ts";
import { Crash, faultPlan } from "../../../support/fault-injection.ts";
import {
  codesOf,
  givenIuv,
  importWorld,
  measuredFlow,
  type RowFields,
  textOf,
} from "../../../support/import-world.ts";

const organization = demoOrganization();

describe("import of a block", () => {
  it("creates positions with the leased IUVs and writes them in column 2", async () => {
    const { positions, files, reports, run } = importWorld();
    await run(measuredFlow("one", 64), [{ iud: "A" }, { iud: "B" }]);
    expect([...positions.positions.values()].map(({ iuv }) => iuv)).toEqual([
      "12000000000006482",
      "12000000000006583",
    ]);
    expect(textOf(files.get("one")?.enriched).split("\n")[0]?.split(";")[1]).toBe(
      "12000000000006482",
    );
    expect(files.get("one")?.printable).toEqual(["A", "B"]);
    expect(reports).toMatchObject([{ rowsAccepted: 2, rowsRejected: 0, notices: 2 }]);
  });

  it("never overwrites a position that exists, whatever flow it comes from", async () => {
    const { positions, files, run } = importWorld();
    await run(measuredFlow("one", 1), [{ iud: "A" }]);
    const before = [...positions.positions.values()];
    await run(measuredFlow("two", 11), [{ iud: "A", amount: "99.00" }]);
    expect([...positions.positions.values()]).toEqual(before);
    expect(codesOf(files.get("two"))).toEqual(["PAA_IMPORT_IUD_DUPLICATO"]);
    expect(positions.claims.size).toBe(1);
  });

  it("refuses an IUV that another open position holds and takes it back after a cancellation", async () => {
    const { positions, files, run } = importWorld();
    await run(measuredFlow("one"), [{ iud: "A", iuv: givenIuv, generate: "false" }]);
    await run(measuredFlow("two"), [{ iud: "B", iuv: givenIuv, generate: "false" }]);
    expect(codesOf(files.get("two"))).toEqual(["PAA_IMPORT_IUV_DUPLICATO"]);
    await run(measuredFlow("three"), [{ iud: "A", action: "A" }]);
    await run(measuredFlow("four"), [{ iud: "B", iuv: givenIuv, generate: "false" }]);
    expect(textOf(files.get("four")?.rejected)).toBe("");
    const found = await positions.findByNoticeNumber(
      organization.fiscalCode,
      [...positions.positions.values()].find(({ iud }) => iud === "B")?.noticeNumber ??
        expect.fail(),
    );
    expect(found?.iud).toBe("B");
  });

  it("amends the amount and keeps the IUV; cancels; then lets the IUD be used again", async () => {
    const { positions, run } = importWorld();
    const current = () => [...positions.positions.values()][0];
    await run(measuredFlow("one", 1), [{ iud: "A" }]);
    const iuv = current()?.iuv;
    await run(measuredFlow("two", 11), [{ iud: "A", action: "M", amount: "12.50" }]);
    expect(current()).toMatchObject({ amountCents: 1250, iuv, version: 2, status: "PAYABLE" });
    await run(measuredFlow("three", 21), [{ iud: "A", action: "A" }]);
    expect(current()).toMatchObject({ status: "CANCELLED", version: 3 });
    await run(measuredFlow("four", 31), [{ iud: "A", amount: "7.00" }]);
    expect(current()).toMatchObject({ status: "PAYABLE", amountCents: 700, version: 4 });
    expect(current()?.iuv).not.toBe(iuv);
    expect(positions.superseded).toHaveLength(1);
  });

  it("gives a notice the ente's version of the day it is issued, and again when it says something else", async () => {
    const { positions, run } = importWorld();
    const current = () => [...positions.positions.values()][0];
    await run(measuredFlow("one", 1), [{ iud: "A" }], { noticeVersion: 1 });
    expect(current()?.noticeVersion).toBe(1);
    const same: RowFields = { iud: "A", action: "M" };
    await run(measuredFlow("two", 11), [same], { noticeVersion: 2 });
    expect(current()).toMatchObject({ version: 2, noticeVersion: 1 });
    await run(measuredFlow("three", 21), [{ ...same, amount: "12.50" }], { noticeVersion: 3 });
    expect(current()).toMatchObject({ version: 3, noticeVersion: 3 });
    await run(measuredFlow("four", 31), [{ iud: "A", action: "A" }], { noticeVersion: 4 });
    expect(current()?.noticeVersion).toBe(3);
    await run(measuredFlow("five", 41), [{ iud: "A" }], { noticeVersion: 5 });
    expect(current()?.noticeVersion).toBe(5);
  });

  it("gives no version where there is no notice, and leaves older positions without one", async () => {
    const { positions, run } = importWorld();
    const current = () => [...positions.positions.values()][0];
    await run(measuredFlow("one", 1), [{ iud: "A", generate: "false" }]);
    expect(current()?.noticeVersion).toBeUndefined();
    await run(measuredFlow("two", 11), [{ iud: "A", action: "M" }], { noticeVersion: 2 });
    expect(current()?.noticeVersion).toBe(2);
    for (const [key, { noticeVersion: _, ...older }] of positions.positions) {
      positions.positions.set(key, { ...older, spontaneous: true });
    }
    await run(measuredFlow("three", 21), [{ iud: "A", action: "M" }], { noticeVersion: 3 });
    expect(current()).not.toHaveProperty("noticeVersion");
    expect(current()?.spontaneous).toBe(true);
    const amount = "12.50";
    await run(measuredFlow("four", 31), [{ iud: "A", action: "M", amount }], { noticeVersion: 3 });
    expect(current()?.noticeVersion).toBe(3);
  });

  it("does not touch a position that is being paid or was paid", async () => {
    const { positions, files, run } = importWorld();
    await run(measuredFlow("one", 1), [{ iud: "A" }, { iud: "B" }]);
    for (const [key, position] of positions.positions) {
      positions.positions.set(key, {
        ...position,
        status: position.iud === "A" ? "PAYING" : "PAID",
      });
    }
    const before = structuredClone([...positions.positions.values()]);
    await run(measuredFlow("two", 11), [
      { iud: "A", action: "M" },
      { iud: "B", action: "A" },
    ]);
    expect([...positions.positions.values()]).toEqual(before);
    expect(codesOf(files.get("two"))).toEqual([
      "PAA_IMPORT_DOVUTO_NON_PRESENTE",
      "PAA_IMPORT_DOVUTO_NON_PRESENTE",
    ]);
  });

  it("a dry run gives the same verdicts and changes nothing", async () => {
    const { positions, files, run } = importWorld();
    await run(measuredFlow("one", 1), [{ iud: "A" }]);
    const before = structuredClone([...positions.positions.values()]);
    const rows: RowFields[] = [
      { iud: "A" },
      { iud: "C" },
      { iud: "A", action: "M" },
      { iud: "Z", action: "A" },
      { iud: "000" },
    ];
    await run(measuredFlow("rehearsal", 1, true), rows);
    expect([...positions.positions.values()]).toEqual(before);
    expect(codesOf(files.get("rehearsal"))).toEqual([
      "PAA_IMPORT_IUD_DUPLICATO",
      "PAA_IMPORT_DOVUTO_NON_PRESENTE",
      "PAA_IMPORT_SINTASSI_CSV_IUD",
    ]);
  });

  it("ends the same after a crash at any call and a redelivery, as if nothing had happened", async () => {
    const anyRow = fc.record({
      iud: fc.constantFrom("A", "B", "C", "D", "E"),
      action: fc.constantFrom("I", "M", "A"),
      iuv: fc.constantFrom("", "", givenIuv),
      amount: fc.constantFrom("10.00", "20.00", "0.00"),
    });
    const anyFlow = fc.uniqueArray(anyRow, { minLength: 1, maxLength: 5, selector: (r) => r.iud });
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(anyFlow, anyFlow),
        fc.integer({ min: 1, max: 14 }),
        fc.constantFrom("before" as const, "after" as const),
        async (flows, at, moment) => {
          const calm = importWorld();
          const rough = importWorld();
          for (const [index, rows] of flows.entries()) {
            const flow = measuredFlow(`flow-${index}`, index * 10 + 1);
            await calm.run(flow, rows);
            try {
              await rough.run(flow, rows, { plan: faultPlan(at, moment) });
            } catch (error) {
              expect(error).toBeInstanceOf(Crash);
              await rough.run(flow, rows);
            }
          }
          expect([...rough.positions.positions]).toEqual(
            expect.arrayContaining([...calm.positions.positions]),
          );
          expect(rough.positions.positions.size).toBe(calm.positions.positions.size);
          expect(new Map(rough.files)).toEqual(new Map(calm.files));
          expect(rough.reports).toEqual(calm.reports);
        },
      ),
      { numRuns: 300 },
    );
  });
});
