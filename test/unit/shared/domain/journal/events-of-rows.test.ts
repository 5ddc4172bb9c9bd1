import { describe, expect, it } from "vitest";
import { markPaid } from "../../../../../shared/domain/debt-positions/payable-notice.ts";
import { eventsOfRows } from "../../../../../shared/domain/journal/events-of-rows.ts";
import { euroCents } from "../../../../../shared/domain/values/euro-cents.ts";
import { parseReceiptId } from "../../../../../shared/domain/values/receipt-id.ts";
import { present } from "../../../../support/notifications/debts.ts";
import { openDebt } from "../../../../support/pagopa-node/node-world.ts";

const origin = { flowId: "flusso-1", row: 3 };
const later = { flowId: "flusso-2", row: 9 };
const updatedAt = "2026-11-25T10:00:00.000Z";
const kindsOf = (...changes: Parameters<typeof openDebt>) =>
  eventsOfRows(openDebt(...changes)).map(({ kind, at, flowId }) => ({ kind, at, flowId }));

const created = {
  kind: "positionCreated",
  at: "2026-11-23T10:00:00.000Z",
  flowId: "flusso-1",
} as const;

describe("what flows did to a position", () => {
  it("is nothing where it was created by API", () => {
    expect(kindsOf(1)).toEqual([]);
  });

  it("is its creation, at its own instant", () => {
    expect(kindsOf(1, { origin })).toEqual([created]);
  });

  it("is also the last row that amended or cancelled it", () => {
    const changed = { origin, appliedRows: [later], updatedAt } as const;
    const last = { at: updatedAt, flowId: "flusso-2" };
    expect(kindsOf(1, changed)).toEqual([created, { kind: "positionAmended", ...last }]);
    expect(kindsOf(1, { ...changed, status: "CANCELLED" })).toEqual([
      created,
      { kind: "positionCancelled", ...last },
    ]);
  });

  it("tells no instant of a row that a call came after", () => {
    const changed = { origin, appliedRows: [later], updatedAt, changedByCall: true } as const;
    expect(kindsOf(1, changed)).toEqual([created]);
  });

  it("tells no instant of a row that a payment came after", () => {
    const debt = openDebt(1, { origin, appliedRows: [later] });
    const payment = {
      receiptId: present(parseReceiptId("r-1")),
      paidAt: updatedAt,
      amountCents: euroCents(10_000),
    };
    const paid = markPaid(debt, present(debt.noticeNumber), { payment, now: new Date(updatedAt) });
    expect(eventsOfRows(paid).map(({ kind }) => kind)).toEqual(["positionCreated"]);
  });
});
