import { describe, expect, it } from "vitest";
import { deliveryEventOf } from "../../../../../shared/domain/journal/delivery-event.ts";
import { present } from "../../../../support/notifications/debts.ts";
import { openDebt } from "../../../../support/pagopa-node/node-world.ts";

const debt = openDebt(1);
const noticeNumber = present(debt.noticeNumber);
const at = new Date("2026-11-28T10:00:00Z");

function eventOf(status: string, cause?: string) {
  const told = { kind: "debtorNotified", noticeNumber, status, at } as const;
  return deliveryEventOf(debt, { ...told, ...(cause && { cause }) });
}

describe("a message in the journal", () => {
  it.each([
    { status: "SENT_IO", peer: "appIo", outcome: "OK" },
    { status: "SENT_EMAIL", peer: "email", outcome: "OK" },
    { status: "UNCERTAIN", cause: "appIoNoAnswer", peer: "appIo", outcome: "KO" },
    { status: "UNCERTAIN", cause: "emailNoAnswer", peer: "email", outcome: "KO" },
  ])("is one that went out: %j", ({ status, cause, peer, outcome }) => {
    expect(eventOf(status, cause)).toMatchObject({
      direction: "out",
      peer: { kind: peer },
      outcome,
      code: status,
      noticeNumber,
      amountCents: 10_000,
      debtor: "RSS***…***X",
    });
  });

  it.each([["NOT_REACHABLE"], ["NOT_NEEDED"], ["UNCERTAIN", "interrupted"]])(
    "is none where nothing is known to have left: %s %s",
    (status, cause?: string) => {
      expect(eventOf(status, cause)).toBeUndefined();
    },
  );
});
