import { afterEach, describe, expect, it, vi } from "vitest";
import { createJournalRecorder } from "../../../../shared/lambda/journal-recorder.ts";
import { logger } from "../../../../shared/lambda/observability.ts";
import { demoOrganization } from "../../../support/demo-organization.ts";

const event = {
  organizationFiscalCode: demoOrganization().fiscalCode,
  at: "2026-11-28T10:00:00.000Z",
  kind: "verifyRequested",
  direction: "in",
  peer: { kind: "node" },
  outcome: "OK",
} as const;

afterEach(() => {
  vi.restoreAllMocks();
});

describe("recording events", () => {
  it("gives each its own id and waits until they are written", async () => {
    const written: string[] = [];
    const record = createJournalRecorder({
      async append(events) {
        written.push(...events.map(({ id }) => id));
      },
    });
    await record([event, event]);
    expect(new Set(written).size).toBe(2);
  });

  it("fails nothing when the journal does", async () => {
    const warn = vi.spyOn(logger, "warn").mockImplementation(() => undefined);
    const record = createJournalRecorder({ append: () => Promise.reject(new Error("no table")) });
    await record([event]);
    expect(warn).toHaveBeenCalledOnce();
    expect(JSON.stringify(warn.mock.calls)).not.toContain(event.organizationFiscalCode);
  });

  it("waits no longer than its patience", async () => {
    const warn = vi.spyOn(logger, "warn").mockImplementation(() => undefined);
    const record = createJournalRecorder({ append: () => new Promise(() => undefined) }, 5);
    const began = performance.now();
    await record([event]);
    expect(performance.now() - began).toBeLessThan(1_000);
    expect(warn).toHaveBeenCalledOnce();
  });

  it("does not call the journal when there is nothing to write", async () => {
    const record = createJournalRecorder({ append: () => Promise.reject(new Error("called")) });
    const warn = vi.spyOn(logger, "warn");
    await record([]);
    expect(warn).not.toHaveBeenCalled();
  });
});
