import type { DebtPosition } from "../debt-positions/debt-position.ts";
import {
  findNotice,
  judgePayability,
  markPaid,
  noticesOf,
  type PositionNotice,
} from "../debt-positions/payable-notice.ts";
import { romeDateOf } from "../values/calendar-date.ts";
import type { Receipt } from "./receipt.ts";
import type { AnomalyReason } from "./receipt-anomaly.ts";
import type { ReceiptAnswer } from "./receipt-record.ts";

export type ReceiptFacts = {
  readonly receipt: Receipt;
  /** The position of the notice, where its ente is the one that gets the receipt. */
  readonly position: DebtPosition | undefined;
  /** The due date of the position's type ends payability. */
  readonly endsOnDueDate: boolean;
  readonly now: Date;
};

export type ReceiptDecision = {
  readonly answer: ReceiptAnswer;
  readonly anomalies: readonly AnomalyReason[];
  /** The position as the receipt leaves it, where it closes something. */
  readonly closed?: DebtPosition;
};

/**
 * What a receipt does. When it arrives the money has moved already: it is recorded whatever the
 * state of the position, and what is not as it should be is shown to the ente.
 * Source: SANP 3.12.0, paSendRT, state → answer table. A receipt that says KO closes nothing; one
 * that reaches another beneficiary than the issuing ente is only kept.
 */
export function decideReceipt(facts: ReceiptFacts): ReceiptDecision {
  const { receipt, position } = facts;
  if (receipt.outcome === "KO") return { answer: "accepted", anomalies: ["notExecuted"] };
  if (receipt.recipientFiscalCode !== receipt.creditorFiscalCode) {
    return { answer: "accepted", anomalies: [asBeneficiary(receipt)] };
  }
  const notice = position && noticeOfReceipt(position, receipt);
  if (position === undefined || notice === undefined) {
    return { answer: "unknown", anomalies: ["positionUnknown"] };
  }
  const payability = judgePayability({
    position,
    notice,
    endsOnDueDate: facts.endsOnDueDate,
    today: romeDateOf(facts.now),
  });
  switch (payability) {
    case "cancelled":
      return { answer: "accepted", anomalies: ["positionCancelled"] };
    case "paid":
      // Written down beside the ente's word: who takes that back does not ask for the money again.
      return position.settlement !== undefined && notice.payment === undefined
        ? close(facts, notice, ["alreadyPaid"])
        : { answer: "duplicate", anomalies: ["alreadyPaid"] };
    case "otherWayBegun":
      return close(facts, notice, ["otherWayPaid"]);
    case "expired":
      return close(facts, notice, [lateness(receipt, notice)]);
    // The money has moved: a draft that was paid is paid.
    case "unpublished":
    case "payable":
      return close(facts, notice, []);
  }
}

/** The notice a receipt speaks of: by its number, else by its IUV (creditorReferenceId). */
function noticeOfReceipt(position: DebtPosition, receipt: Receipt): PositionNotice | undefined {
  const { noticeNumber, creditorReferenceId } = receipt;
  const byNumber = noticeNumber && findNotice(position, noticeNumber);
  return byNumber || noticesOf(position).find(({ iuv }) => iuv === creditorReferenceId);
}

function close(
  { receipt, position, now }: ReceiptFacts,
  notice: PositionNotice,
  anomalies: readonly AnomalyReason[],
): ReceiptDecision {
  if (position === undefined) throw new Error("a notice without its position");
  const { receiptId, amountCents } = receipt;
  const payment = { receiptId, amountCents, paidAt: receipt.paidAt ?? now.toISOString() };
  const differs = amountCents !== notice.amountCents;
  return {
    answer: "accepted",
    anomalies: differs ? [...anomalies, "amountDiffers"] : anomalies,
    closed: markPaid(position, notice.noticeNumber, { payment, now }),
  };
}

function asBeneficiary(receipt: Receipt): AnomalyReason {
  const isBeneficiary = receipt.transfers.some(
    ({ beneficiaryFiscalCode }) => beneficiaryFiscalCode === receipt.recipientFiscalCode,
  );
  return isBeneficiary ? "secondaryBeneficiary" : "notABeneficiary";
}

function lateness(receipt: Receipt, { dueDate }: PositionNotice): AnomalyReason {
  const paidInTime =
    receipt.paidAt !== undefined &&
    dueDate !== undefined &&
    romeDateOf(new Date(receipt.paidAt)) <= dueDate;
  return paidInTime ? "receivedAfterDueDate" : "paidAfterDueDate";
}
