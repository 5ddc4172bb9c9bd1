import { afterEach, describe, expect, it, vi } from "vitest";
import { answerRecorded } from "../../../../functions/pagopa-node/pa-for-node/answer-recorded.ts";
import type { Caller } from "../../../../shared/domain/access/caller.ts";
import { positionBody } from "../../../../shared/domain/debt-positions/position-body.ts";
import { createRecordedPosition } from "../../../../shared/domain/journal/create-recorded-position.ts";
import { deliveryEventOf } from "../../../../shared/domain/journal/delivery-event.ts";
import { fiscalCodeControl } from "../../../../shared/domain/values/fiscal-code.ts";
import { maskFiscalCode } from "../../../../shared/domain/values/mask-fiscal-code.ts";
import { createJournalRecorder } from "../../../../shared/lambda/journal-recorder.ts";
import { logger } from "../../../../shared/lambda/observability.ts";
import { composeRequest } from "../../../../shared/pagopa/pa-for-node/compose-message.ts";
import type { CtSubject } from "../../../../shared/pagopa/pa-for-node/messages.ts";
import { demoOrganization } from "../../../support/demo-organization.ts";
import { day } from "../../../support/demo-row-reading.ts";
import { inMemoryJournal } from "../../../support/journal/in-memory-journal.ts";
import { present } from "../../../support/notifications/debts.ts";
import { identityOf, nodeWorld, receiptFor } from "../../../support/pagopa-node/node-world.ts";

const organization = demoOrganization();
const { fiscalCode } = organization;

/** A fiscal code with its control character. */
function personOf(first15: string): string {
  return first15 + fiscalCodeControl(first15);
}

/** Everything of a person that passes by: none of it may stay. */
const canary = {
  code: personOf("CNRNTL85M41F205"),
  fullName: "Canarino Natalia",
  email: "natalia.canarino@posta.example",
  street: "Via dei Canarini",
  description: "Retta di Natalia Canarino",
  iban: "IT60X0542811101000000123456",
} as const;
const payer = {
  entityUniqueIdentifierType: "F",
  entityUniqueIdentifierValue: personOf("PGTCNR80A01F205"),
  fullName: "Pagante Canarino",
  "e-mail": "pagante.canarino@posta.example",
} as const satisfies CtSubject;
const caller: Caller = {
  kind: "client",
  id: "gestionale",
  organization: fiscalCode,
  permissions: ["debt-positions:write"],
};

const bodyOf = (changes: Record<string, unknown> = {}) =>
  positionBody.parse({
    iud: "RETTA-1",
    debtPositionType: "TARI",
    description: canary.description,
    debtor: {
      kind: "F",
      code: canary.code,
      fullName: canary.fullName,
      email: canary.email,
      address: { street: canary.street, city: "Milano" },
    },
    paymentOptions: [{ kind: "SINGLE", amountCents: 30_000, dueDate: "2027-06-30" }],
    ...changes,
  });

afterEach(() => {
  vi.restoreAllMocks();
});

/** A debt from its creation to its receipt, with calls that are refused on the way. */
async function wholeLife(journal: ReturnType<typeof inMemoryJournal>) {
  const world = nodeWorld();
  const { record } = journal;
  const create = (changes: Record<string, unknown> = {}) =>
    createRecordedPosition(
      { organization: fiscalCode, caller, body: bodyOf(changes) },
      {
        organizations: { find: async () => organization },
        positions: world.positions,
        oldIuvAcceptedUntil: day("2024-04-30"),
        record,
        now: () => world.clock.now,
      },
    );
  const created = await create();
  if (created.outcome !== "created") throw new Error(created.outcome);
  await create();
  await create({ description: `${canary.description} 2` });
  await create({ iud: canary.fullName, debtPositionType: canary.fullName });
  const { position } = created;
  const call = (request: Parameters<typeof composeRequest>[0]) =>
    answerRecorded(Buffer.from(composeRequest(request)), { ...world.dependencies, record });
  const noticeNumber = present(position.noticeNumber);
  const qrCode = { fiscalCode, noticeNumber };
  const identity = identityOf(organization);
  const receipt = receiptFor(position, { payer, receiptId: "ricevuta-1" });
  const transferList = receipt.transferList.map(({ MBDAttachment: _, ...transfer }) => ({
    ...transfer,
    IBAN: canary.iban,
  }));
  await call({ primitive: "paVerifyPaymentNotice", ...identity, qrCode });
  await call({ primitive: "paGetPaymentV2", ...identity, qrCode });
  await call({ primitive: "paSendRTV2", ...identity, receipt: { ...receipt, transferList } });
  await call({ primitive: "paVerifyPaymentNotice", ...identity, qrCode });
  const told = { kind: "receiptSent", status: "SENT_EMAIL", noticeNumber } as const;
  await record([present(deliveryEventOf(position, { ...told, at: world.clock.now }))]);
}

function traces(text: string): string[] {
  const persons = [...Object.values(canary), ...Object.values(payer).filter((one) => one !== "F")];
  return persons.filter((value) => text.toLowerCase().includes(value.toLowerCase()));
}

describe("the journal of a person's debt", () => {
  it("tells the whole story and nothing of the person", async () => {
    const journal = inMemoryJournal();
    await wholeLife(journal);
    expect(journal.events.map(({ kind, outcome }) => `${kind} ${outcome}`)).toEqual([
      "positionCreated OK",
      "positionCreated OK",
      "positionCreated KO",
      "positionCreated KO",
      "verifyRequested OK",
      "activationRequested OK",
      "receiptReceived OK",
      "verifyRequested KO",
      "receiptSent OK",
    ]);
    const stored = JSON.stringify([...journal.table.items.values()]);
    expect(traces(stored)).toEqual([]);
    expect(stored).toContain(maskFiscalCode(canary.code));
  });

  it("is as silent in the log when it cannot be written", async () => {
    const lines: unknown[] = [];
    vi.spyOn(logger, "warn").mockImplementation((...line) => {
      lines.push(line);
    });
    const failing = createJournalRecorder({ append: () => Promise.reject(new Error("no table")) });
    await wholeLife({ ...inMemoryJournal(), record: failing });
    expect(lines).toHaveLength(9);
    expect(traces(JSON.stringify(lines))).toEqual([]);
  });
});

describe("maskFiscalCode", () => {
  it.each([
    ["RSSMRA80A01F205X", "RSS***…***X"],
    ["02336340159", "023***…***9"],
    ["CORTO", "***…***"],
    ["", "***…***"],
  ])("shows of %s no more than %s", (code, masked) => {
    expect(maskFiscalCode(code)).toBe(masked);
  });
});
