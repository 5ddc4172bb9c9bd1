import { describe, expect, it } from "vitest";
import type { Caller } from "../../../../../shared/domain/access/caller.ts";
import { positionBody } from "../../../../../shared/domain/debt-positions/position-body.ts";
import { createRecordedPosition } from "../../../../../shared/domain/journal/create-recorded-position.ts";
import { demoOrganization } from "../../../../support/demo-organization.ts";
import { day } from "../../../../support/demo-row-reading.ts";
import { inMemoryDebtPositions } from "../../../../support/in-memory-debt-positions.ts";
import { inMemoryJournal } from "../../../../support/journal/in-memory-journal.ts";

const ente = demoOrganization();
const { fiscalCode } = ente;
const caller: Caller = {
  kind: "client",
  id: "gestionale",
  organization: fiscalCode,
  permissions: ["debt-positions:write"],
};
const single = { kind: "SINGLE", amountCents: 30_000, dueDate: "2027-06-30" };
const installment = { amountCents: 15_000, dueDate: "2027-06-30" };
const inParts = {
  kind: "INSTALMENTS",
  description: "Due rate",
  installments: [installment, { ...installment, dueDate: "2027-09-30" }],
};

function portal(organization = ente) {
  const positions = inMemoryDebtPositions();
  const journal = inMemoryJournal();
  const create = (changes: Record<string, unknown> = {}) => {
    const body = positionBody.parse({
      iud: "RATE-1",
      debtPositionType: "TARI",
      description: "TARI 2027",
      debtor: { kind: "F", code: "RSSMRA80A01F205X", fullName: "Rossi Maria" },
      paymentOptions: [single],
      ...changes,
    });
    return createRecordedPosition(
      { organization: fiscalCode, caller, body },
      {
        organizations: { find: async () => organization },
        positions,
        oldIuvAcceptedUntil: day("2024-04-30"),
        record: journal.record,
        now: () => new Date("2026-11-28T10:00:00Z"),
      },
    );
  };
  return { create, journal };
}

describe("a debt created by API in the journal", () => {
  it("is under its notice, with who created it", async () => {
    const { create, journal } = portal();
    await create();
    expect(journal.events).toMatchObject([
      {
        kind: "positionCreated",
        peer: { kind: "client", id: "gestionale" },
        outcome: "OK",
        iud: "RATE-1",
        typeCode: "TARI",
        amountCents: 30_000,
      },
    ]);
    expect(journal.events[0]?.noticeNumber).toBeDefined();
  });

  it("is under its IUD where it has several notices", async () => {
    const { create, journal } = portal();
    await create({ paymentOptions: [single, inParts] });
    expect(journal.events[0]).toMatchObject({ iud: "RATE-1" });
    expect(journal.events[0]).not.toHaveProperty("noticeNumber");
  });

  it("says that it was there already, and that its IUD was another's", async () => {
    const { create, journal } = portal();
    await create();
    await create();
    await create({ description: "Altro" });
    expect(journal.events.slice(1)).toMatchObject([
      { outcome: "OK", code: "GIA_CREATA", iud: "RATE-1" },
      { outcome: "KO", code: "PAA_IMPORT_IUD_DUPLICATO", iud: "RATE-1" },
    ]);
  });

  it("leaves nothing of a wrong body but that it came", async () => {
    const { create, journal } = portal();
    await create({ debtPositionType: "ALTRO" });
    expect(journal.events).toMatchObject([{ outcome: "KO", code: "RICHIESTA_NON_VALIDA" }]);
    expect(journal.events[0]).not.toHaveProperty("iud");
  });
});
