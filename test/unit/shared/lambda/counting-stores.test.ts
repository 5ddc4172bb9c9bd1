import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import * as z from "zod";
import type { ImportBlockReport } from "../../../../shared/domain/debt-positions/import-flow-store.ts";
import type {
  DeliveryOutcome,
  DeliveryResult,
} from "../../../../shared/domain/notifications/notification.ts";
import {
  countingBlocks,
  countingOutcomes,
  notingLeases,
  notingReservations,
} from "../../../../shared/lambda/counting-stores.ts";
import { observed } from "../../../../shared/lambda/observability.ts";
import { measuredFlow } from "../../../support/import-world.ts";
import { debtPosition } from "../../../support/notifications/debts.ts";
import { inMemoryNotifications } from "../../../support/notifications/in-memory-notifications.ts";

const { organizationFiscalCode, iud, noticeNumber } = debtPosition(1);
const at = new Date("2026-03-02T10:00:00Z");
const report: ImportBlockReport = {
  organizationFiscalCode,
  flowId: "flow",
  block: 1,
  rowsAccepted: 990,
  rowsRejected: 10,
  notices: 980,
  notifications: 5,
  writeUnits: 2_970,
  importedAt: at.toISOString(),
};
const written: string[] = [];

beforeEach(() => {
  written.length = 0;
  vi.stubEnv("POWERTOOLS_SERVICE_NAME", "context/function");
  vi.spyOn(process.stdout, "write").mockImplementation((chunk) => {
    written.push(String(chunk));
    return true;
  });
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** The figures published for the invocation that ends. */
function published(): Record<string, number> {
  observed.after();
  const lines = written
    .splice(0)
    .map((line) => z.record(z.string(), z.unknown()).parse(JSON.parse(line)));
  return Object.fromEntries(
    lines.flatMap((line) =>
      Object.entries(line).flatMap(([name, value]) =>
        typeof value === "number" ? [[name, value]] : [],
      ),
    ),
  );
}

function blockStore(outcome: "recorded" | "alreadyRecorded") {
  return countingBlocks({
    find: async () => undefined,
    hasBlock: async () => false,
    recordBlock: async () => outcome,
  });
}

describe("a block that is reported", () => {
  it("counts its rows, notices and write units", async () => {
    expect(await blockStore("recorded").recordBlock(report)).toBe("recorded");
    expect(published()).toEqual({
      rowsAccepted: 990,
      rowsRejected: 10,
      notices: 980,
      writeUnits: 2_970,
    });
  });

  it("counts nothing a second time", async () => {
    expect(await blockStore("alreadyRecorded").recordBlock(report)).toBe("alreadyRecorded");
    expect(published()).toEqual({});
  });
});

describe("deliveries that ended", () => {
  const outcome = (result: DeliveryResult, event: "created" | "paid"): DeliveryOutcome => ({
    key: { organizationFiscalCode, iud, noticeNumber, event },
    result,
    at,
  });

  it("are kept, and counted by how they ended", async () => {
    const store = inMemoryNotifications();
    await countingOutcomes(store).recordOutcomes([
      outcome({ status: "SENT_IO" }, "created"),
      outcome({ status: "NOT_NEEDED" }, "paid"),
    ]);
    expect(store.states.size).toBe(2);
    expect(published()).toEqual({ "notified.io": 1, "notified.notNeeded": 1 });
  });

  it("count nothing when they could not be kept", async () => {
    const store = inMemoryNotifications();
    store.recordOutcomes = () => Promise.reject(new Error("the table does not answer"));
    const recording = countingOutcomes(store).recordOutcomes([
      outcome({ status: "SENT_IO" }, "paid"),
    ]);
    await expect(recording).rejects.toThrow("the table does not answer");
    expect(published()).toEqual({});
  });
});

describe("the IUVs of an ente", () => {
  const half = 50_000_000_000;

  it("are told as used up to the last one of a flow", async () => {
    const flow = measuredFlow("flow", half - 10);
    const store = notingLeases({
      find: async () => undefined,
      refuse: async () => "refused",
      findBlocks: async () => [],
      measure: async () => ({ outcome: "measured", flow }),
    });
    await store.measure(flow, {
      rows: 10,
      blocks: 1,
      contentSha256: "0".repeat(64),
      endsWithLineFeed: true,
      segregationCode: "12",
      firstProgressiveMin: 1,
    });
    expect(published()).toEqual({ iuvsUsed: 50 });
  });

  it("are told as used up to the last one of a single position", async () => {
    const store = notingReservations({
      findMany: async () => [],
      create: async () => "written",
      reserveProgressives: async () => half - 3,
    });
    const reservation = { segregationCode: "12", firstProgressiveMin: 1, count: 3 };
    expect(await store.reserveProgressives(organizationFiscalCode, reservation)).toBe(half - 3);
    expect(published()).toEqual({ iuvsUsed: 50 });
  });
});
