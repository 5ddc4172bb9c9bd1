import { describe, expect, it } from "vitest";
import { packingOf } from "../../../../../shared/domain/debt-positions/flow-packing.ts";
import {
  isComplete,
  packsExpected,
} from "../../../../../shared/domain/debt-positions/import-flow.ts";
import { importingFlow } from "../../../../support/measured-flow.ts";

describe("how an ente wants its packs", () => {
  it("is not told by languages and channels alone", () => {
    expect(packingOf({})).toBeUndefined();
    const noticePrint = { physicalChannel: "Sportello Tributi" };
    expect(packingOf({ noticePrint })).toBeUndefined();
  });

  it("is plain in all that it does not tell", () => {
    expect(packingOf({ noticePrint: { duplex: true } })).toEqual({
      order: "file",
      duplex: true,
      envelopeWindow: "none",
    });
    expect(packingOf({ noticePrint: { packOrder: "type", envelopeWindow: "left" } })).toEqual({
      order: "type",
      duplex: false,
      envelopeWindow: "left",
    });
  });
});

describe("the packs of a flow", () => {
  const flow = importingFlow({ id: "f1", rows: 3_000, blocks: 3 });
  const counters = { ...flow.counters, noticesExpected: 1_001, blocksWithNotices: 3 };
  const packing = { order: "postalCode", duplex: false, envelopeWindow: "none" } as const;

  it("are one for each block with notices, or one each thousand in another order", () => {
    expect(packsExpected({ ...flow, counters })).toBe(3);
    expect(packsExpected({ ...flow, counters, packing: { ...packing, order: "file" } })).toBe(3);
    expect(packsExpected({ ...flow, counters, packing })).toBe(2);
  });

  it("are all made before the flow is complete", () => {
    const importedAt = "2026-11-28T10:00:00.000Z";
    const imported = {
      ...flow,
      packing,
      status: "IMPORTED",
      importedAt,
      archivedAt: importedAt,
    } as const;
    const completeWith = (packsMade: number) =>
      isComplete({ ...imported, counters: { ...counters, packsMade } });
    expect([completeWith(0), completeWith(1), completeWith(2)]).toEqual([false, false, true]);
  });
});
