import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { markPaid } from "../../../../../shared/domain/debt-positions/payable-notice.ts";
import { explainPosition } from "../../../../../shared/domain/operations/explain-position.ts";
import type { PositionFacts } from "../../../../../shared/domain/operations/position-facts.ts";
import { euroCents } from "../../../../../shared/domain/values/euro-cents.ts";
import { parseIud } from "../../../../../shared/domain/values/iud.ts";
import { parseReceiptId } from "../../../../../shared/domain/values/receipt-id.ts";
import { demoOrganization } from "../../../../support/demo-organization.ts";
import { day } from "../../../../support/demo-row-reading.ts";
import { personFiscalCode, present } from "../../../../support/notifications/debts.ts";
import { factsOf } from "../../../../support/operations/position-facts.ts";
import { arbitraryPosition } from "../../../../support/pagopa-node/arbitrary-position.ts";
import { numbersOf, openDebt } from "../../../../support/pagopa-node/node-world.ts";
import { sampleRecord } from "../../../../support/receipts/sample-record.ts";

const ente = demoOrganization();
const debt = openDebt(1);
const receiptId = present(parseReceiptId("ricevuta-1"));
const payment = { receiptId, amountCents: euroCents(10_000), paidAt: "2026-11-28T09:30:00.000Z" };
const now = new Date("2026-11-28T10:00:00Z");
const paid = markPaid(debt, present(debt.noticeNumber), { payment, now });

/** All that is said, or what is said under one heading. */
function told(facts: PositionFacts, heading?: string): string {
  const { sections } = explainPosition(facts, false);
  const said = sections.filter((section) => heading === undefined || section.heading === heading);
  return said.flatMap(({ sentences }) => sentences).join("\n");
}

describe("the explanation of a position", () => {
  it.each([
    ["open", debt, "nessuno l'ha ancora pagata", "il nodo riceverebbe OK"],
    ["paid", paid, "l'ha chiusa una ricevuta", "KO, PAA_paidNotice"],
    [
      "cancelled",
      { ...debt, status: "CANCELLED" },
      "annullata dall'ente",
      "KO, PAA_cancelledNotice",
    ],
    ["being paid", { ...debt, status: "PAYING" }, "È in corso un pagamento", "riceverebbe OK"],
    ["expired", { ...debt, dueDate: day("2026-11-27") }, "aperta", "KO, PAA_expiredNotice"],
    [
      "of an unknown type",
      { ...debt, typeCode: "IMU" },
      "non più in anagrafica",
      "PAA_unknownType",
    ],
  ] as const)("says of one that is %s why it is so and what the node is told", (...row) => {
    const [, position, state, verdict] = row;
    expect(told(factsOf(position), "Stato")).toContain(state);
    expect(told(factsOf(position), "Modi di pagare")).toContain(verdict);
  });

  it("tells how it was paid elsewhere, in the words of its ente but for its note", () => {
    const settlement = {
      paidOn: day("2026-11-20"),
      reason: "counter",
      note: "Quietanza di Rossi",
      recordedAt: "2026-11-21T09:00:00.000Z",
    } as const;
    const facts = factsOf({ ...debt, status: "PAID", settlement });
    expect(told(facts, "Stato")).toContain("pagata allo sportello il 20/11/2026");
    expect(told(facts)).not.toContain("Quietanza");
  });

  it("tells a discounted payment from one at once and from an instalment", () => {
    const installment = { ...numbersOf("12", 2), amountCents: euroCents(7_000) };
    const plan = { kind: "discount", description: "", installments: [installment] } as const;
    const ways = told(factsOf({ ...debt, installmentPlans: [plan] }), "Modi di pagare");
    expect(ways).toContain("In un'unica soluzione: avviso");
    expect(ways).toContain("Con lo sconto: avviso");
    expect(ways).not.toContain("rata");
  });

  it("says what to do about each refusal, and nothing where nothing is to be done", () => {
    const next = (facts: PositionFacts) => told(facts, "Che cosa si può fare");
    expect(next(factsOf(debt))).toContain("Niente");
    expect(next(factsOf({ ...debt, dueDate: day("2026-11-27") }))).toContain(
      "spostare la scadenza",
    );
    const registered = { ...ente, status: "INSERITO" } as const;
    expect(next(factsOf(debt, { organization: registered }))).toContain("PRE-ESERCIZIO");
    const { bankIban: _, postalIban: __, ...withoutAccount } = ente;
    expect(next(factsOf(debt, { organization: withoutAccount }))).toContain("conto");
  });

  it("names the row and the flow it came from, or the API", () => {
    expect(told(factsOf(debt), "Origine")).toContain("per API");
    const origin = { flowId: "f1", row: 7 };
    expect(told(factsOf({ ...debt, origin }), "Origine")).toContain("dalla riga 7 del flusso f1");
  });

  it("gives the command that sends a receipt again, unless it was sent", () => {
    const { organizationFiscalCode, iud } = debt;
    const noticeNumber = present(debt.noticeNumber);
    const key = { organizationFiscalCode, iud, noticeNumber, event: "paid" } as const;
    const command = `portale ops receipt replay ${ente.fiscalCode} "${receiptId}"`;
    expect(told(factsOf(paid))).toContain(command);
    const state = { status: "SENT_EMAIL", appIo: { problem: "notUsed" } } as const;
    const sent = factsOf(paid, { notifications: [{ key, state }] });
    expect(told(sent)).not.toContain(command);
    expect(told(sent, "Comunicazioni")).toContain("inviata per posta elettronica");
  });

  it("gives the command that gets a flow on whose debtors were not told", () => {
    const untold = { ...debt, notify: true, origin: { flowId: "f1", row: 1 } };
    expect(told(factsOf(untold))).toContain(`portale ops flow resume ${ente.fiscalCode} f1`);
    expect(told(factsOf({ ...untold, notify: false }))).not.toContain("flow resume");
  });

  it("tells of receipts that closed nothing, and what about them is to be dealt with", () => {
    const receipt = sampleRecord("doppia", { iud: debt.iud, answer: "duplicate" });
    const facts = factsOf(paid, {
      receipts: [receipt],
      anomalies: [{ reason: "alreadyPaid", receipt }],
    });
    expect(told(facts, "Ricevute")).toContain("non ha chiuso nulla");
    expect(told(facts, "Anomalie")).toMatch(/Pagamento doppio.*da trattare/u);
  });
});

/** Everything that tells who a debtor is, or may. */
const debtor = fc
  .record({
    fullName: fc.string({ minLength: 1, maxLength: 70 }),
    code: fc.integer({ min: 1, max: 999 }).map(personFiscalCode),
    email: fc.emailAddress(),
    street: fc.string({ maxLength: 70 }),
    description: fc.string({ maxLength: 140 }),
  })
  .map(({ street, description, ...rest }) => ({
    debtor: { kind: "F" as const, ...rest, address: { street } },
    description,
    metadata: [{ key: "nome", value: rest.fullName }],
  }));

describe("the explanation that nobody gave a reason for", () => {
  it("is the same whoever the debtor is", () => {
    fc.assert(
      fc.property(arbitraryPosition, debtor, debtor, (position, one, other) => {
        const explained = (person: typeof one) =>
          explainPosition(factsOf({ ...position, ...person }), false);
        expect(explained(one)).toEqual(explained(other));
      }),
      { numRuns: 100 },
    );
  });

  it("hides fiscal codes and addresses that the ente put into its own key", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999 }).map(personFiscalCode), (code) => {
        const named = { ...debt, iud: present(parseIud(`TARI-${code}`)) };
        expect(JSON.stringify(explainPosition(factsOf(named), false))).not.toContain(code);
      }),
    );
  });

  it("says who the debtor is once there is a reason", () => {
    const { sections } = explainPosition(factsOf(debt), true);
    expect(JSON.stringify(sections)).toContain("Rossi Maria, codice RSSMRA80A01F205X");
  });
});
