import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type JournalEvent,
  journalEventKinds,
} from "../../../../../shared/domain/journal/journal-event.ts";
import { euroCents } from "../../../../../shared/domain/values/euro-cents.ts";
import { parseIud } from "../../../../../shared/domain/values/iud.ts";
import {
  fromJournalItem,
  toJournalItems,
} from "../../../../../shared/persistence/journal/journal-items.ts";
import { demoOrganization } from "../../../../support/demo-organization.ts";
import { present } from "../../../../support/notifications/debts.ts";
import { numbersOf } from "../../../../support/pagopa-node/node-world.ts";

const ente = demoOrganization();
const { fiscalCode: organizationFiscalCode } = ente;
const { noticeNumber, iuv } = numbersOf(ente.segregationCode, 1);
const iud = present(parseIud("TARI#1"));
const text = fc.string({ unit: "binary", maxLength: 20 });

const arbitraryEvent: fc.Arbitrary<JournalEvent> = fc.record(
  {
    organizationFiscalCode: fc.constant(organizationFiscalCode),
    at: fc
      .date({ min: new Date("2026-01-01"), max: new Date("2030-01-01"), noInvalidDate: true })
      .map((date) => date.toISOString()),
    id: fc.uuid(),
    kind: fc.constantFrom(...journalEventKinds),
    direction: fc.constantFrom("in", "out"),
    peer: fc.oneof(
      fc.record({ kind: fc.constantFrom("node", "appIo", "email") }),
      fc.record({ kind: fc.constantFrom("client", "person", "flow"), id: text }),
    ),
    outcome: fc.constantFrom("OK", "KO"),
    code: text,
    durationMs: fc.nat(),
    noticeNumber: fc.constant(noticeNumber),
    iuv: fc.constant(iuv),
    iud: fc.constant(iud),
    typeCode: text,
    receiptId: text,
    pspId: text,
    flowId: text,
    amountCents: fc.nat().map(euroCents),
    debtor: text,
    rows: fc.record({ accepted: fc.nat(), rejected: fc.nat() }),
    rawKey: text,
  },
  {
    requiredKeys: ["organizationFiscalCode", "at", "id", "kind", "direction", "peer", "outcome"],
  },
);

describe("an event in the table", () => {
  it("comes back as it was written, from its day and from its subject", () => {
    fc.assert(
      fc.property(arbitraryEvent, (event) => {
        const items = toJournalItems(event, 365);
        const hasSubject = event.noticeNumber !== undefined || event.iud !== undefined;
        expect(items).toHaveLength(hasSubject ? 2 : 1);
        for (const item of items) expect(fromJournalItem(item)).toEqual(event);
      }),
    );
  });

  it("fits one write unit an item, whatever it is about", () => {
    const longest = "x".repeat(35);
    const event: JournalEvent = {
      organizationFiscalCode,
      at: "2026-11-28T10:00:00.000Z",
      id: "0".repeat(32),
      kind: "receiptReceived",
      direction: "in",
      peer: { kind: "node" },
      outcome: "KO",
      code: "PAA_RECEIPT_DUPLICATA",
      durationMs: 14_000,
      noticeNumber,
      iuv,
      iud: present(parseIud(longest)),
      typeCode: longest,
      receiptId: longest,
      pspId: longest,
      amountCents: euroCents(99_999_999),
      debtor: "RSS***…***X",
      rawKey: `receipts/${organizationFiscalCode}/${longest}/${"0".repeat(64)}.xml`,
    };
    for (const item of toJournalItems(event, 365)) {
      expect(Buffer.byteLength(JSON.stringify(item))).toBeLessThan(1_024);
    }
  });
});
