import type { DebtPosition } from "../debt-positions/debt-position.ts";
import { findNotice } from "../debt-positions/payable-notice.ts";
import type { NoticeNumber } from "../values/notice-number.ts";
import type { JournalPeer, NewJournalEvent } from "./journal-event.ts";
import { positionFactsOf } from "./position-facts-of-event.ts";

/** How telling somebody of a notice ended. */
type Delivery = {
  readonly noticeNumber: NoticeNumber;
  readonly kind: "debtorNotified" | "receiptSent";
  /** `SENT_IO`, `SENT_EMAIL`, `UNCERTAIN` … */
  readonly status: string;
  /** Of an uncertain one: which channel gave no answer. */
  readonly cause?: string;
  readonly at: Date;
};

const peers: ReadonlyMap<string, JournalPeer> = new Map([
  ["SENT_IO", { kind: "appIo" }],
  ["SENT_EMAIL", { kind: "email" }],
  ["appIoNoAnswer", { kind: "appIo" }],
  ["emailNoAnswer", { kind: "email" }],
]);

/** A message that left, or may have left; nothing where nothing was sent. */
export function deliveryEventOf(
  position: DebtPosition,
  { noticeNumber, kind, status, cause, at }: Delivery,
): NewJournalEvent | undefined {
  const peer = peers.get(status) ?? peers.get(cause ?? "");
  if (peer === undefined) return undefined;
  const notice = findNotice(position, noticeNumber);
  return {
    organizationFiscalCode: position.organizationFiscalCode,
    at: at.toISOString(),
    kind,
    direction: "out",
    peer,
    outcome: status.startsWith("SENT") ? "OK" : "KO",
    code: status,
    noticeNumber,
    ...(notice && { iuv: notice.iuv, amountCents: notice.amountCents }),
    ...positionFactsOf(position),
  };
}
