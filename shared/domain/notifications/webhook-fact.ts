import type { Cart } from "../checkout/cart.ts";
import { type DebtPosition, totalAmountCents } from "../debt-positions/debt-position.ts";
import { noticesOf, openNoticesOf } from "../debt-positions/payable-notice.ts";
import type { AnomalyReason } from "../receipts/receipt-anomaly.ts";
import type { ReceiptRecord } from "../receipts/receipt-record.ts";
import type { CalendarDate } from "../values/calendar-date.ts";
import type { EuroCents } from "../values/euro-cents.ts";
import type { Iud } from "../values/iud.ts";
import type { NoticeNumber } from "../values/notice-number.ts";
import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import { pathSegmentOf } from "../values/path-segment.ts";
import type { ReceiptId } from "../values/receipt-id.ts";
import { lastSecondOf } from "./due-instant.ts";
import type { AboutTypes, WebhookEvent } from "./webhook.ts";

/** Something that has happened and that enti's programs may want to be told of. */
export type WebhookFact = AboutTypes & {
  readonly type: WebhookEvent;
  readonly organizationFiscalCode: OrganizationFiscalCode;
  /** What it happened to: facts of one subject are told in their order. */
  readonly subject: string;
  /** Tells it from all other facts of its subject, whenever it is found again. */
  readonly nature: string;
  /** Instant in ISO 8601, UTC: the order within the subject. */
  readonly occurredAt: string;
  readonly told: ToldFacts;
};

/** What is told: keys by which the ente finds its own data, never anybody's personal data. */
type ToldFacts = {
  readonly iud?: string;
  readonly noticeNumber?: string;
  readonly iuv?: string;
  readonly amountCents?: EuroCents;
  readonly dueDate?: CalendarDate;
  readonly receiptId?: string;
  readonly cartId?: string;
  /** What the ente's portal had sent along with the cart. */
  readonly reference?: string;
  /** Why: of an anomaly, and of a debt that was settled by another way. */
  readonly reason?: string;
};

/** A change of a position, as it was seen. */
export type PositionChange = {
  readonly organizationFiscalCode: OrganizationFiscalCode;
  readonly iud: Iud;
  readonly typeCode: string;
  readonly status: "PAID" | "PARTIALLY_PAID" | "CANCELLED";
  readonly version: number;
  readonly changedAt: string;
};

/** When the receipt of a payment came; absent where nobody knows. */
export type ReceivedAt = (receiptId: ReceiptId) => string | undefined;

/** Payments so much older than a change were told with a change of their own. */
const toldBeforeMs = 3_600_000;

/**
 * What a change of a position means: its cancellation, or its payments. The position is as it
 * stands now, perhaps further on: what it tells a second time is known by its nature.
 */
export function factsOfPosition(
  change: PositionChange,
  position: DebtPosition | undefined,
  receivedAt: ReceivedAt,
): readonly WebhookFact[] {
  const { organizationFiscalCode, iud, typeCode, changedAt: occurredAt } = change;
  const common = {
    organizationFiscalCode,
    subject: `IUD#${iud}`,
    typeCodes: [typeCode],
    occurredAt,
  };
  if (change.status === "CANCELLED") {
    const isSame = position?.version === change.version;
    const told = { iud, ...(isSame && openFacts(position)) };
    return [{ ...common, type: "cancelled", nature: `cancelled#${change.version}`, told }];
  }
  if (position === undefined) throw new Error("a position that was paid is not there");
  const paid = { ...common, type: "paid" } as const;
  const { settlement } = position;
  if (settlement !== undefined) {
    const told = { iud, ...openFacts(position), reason: settlement.reason };
    return [{ ...paid, nature: `settled#${settlement.recordedAt}`, told }];
  }
  const tellsFromMs = Date.parse(occurredAt) - toldBeforeMs;
  return noticesOf(position).flatMap(({ payment, noticeNumber, iuv }) => {
    if (payment === undefined) return [];
    const { receiptId, amountCents } = payment;
    const cameAt = receivedAt(receiptId) ?? occurredAt;
    if (Date.parse(cameAt) < tellsFromMs) return [];
    const told = { iud, noticeNumber, iuv, amountCents, receiptId };
    return [{ ...paid, occurredAt: cameAt, nature: `paid#${receiptId}`, told }];
  });
}

/** The receipts of a position's payments. */
export function receiptsOf(position: DebtPosition): readonly ReceiptId[] {
  return noticesOf(position).flatMap(({ payment }) => payment?.receiptId ?? []);
}

function openFacts(position: DebtPosition): ToldFacts {
  const { noticeNumber, iuv } = position;
  return {
    ...(noticeNumber !== undefined && { noticeNumber }),
    ...(iuv !== undefined && { iuv }),
    amountCents: totalAmountCents(position),
  };
}

/** An anomaly of a receipt; of which type of debt is known where it has a position. */
export function factOfAnomaly(
  receipt: ReceiptRecord,
  anomaly: { readonly reason: AnomalyReason; readonly nature: string; readonly occurredAt: string },
  position: Pick<DebtPosition, "typeCode"> | undefined,
): WebhookFact {
  const { organizationFiscalCode, receiptId, noticeNumber, amountCents, iud } = receipt;
  const { reason, nature, occurredAt } = anomaly;
  return {
    type: "anomaly",
    organizationFiscalCode,
    subject: iud === undefined ? `RECEIPT#${receiptId}` : `IUD#${iud}`,
    nature: `anomaly#${nature}`,
    occurredAt,
    ...(position && { typeCodes: [position.typeCode] }),
    told: { ...(iud !== undefined && { iud }), noticeNumber, amountCents, receiptId, reason },
  };
}

/** A notice that was found to be payable no more since this due date. */
export type NoticeExpiry = {
  readonly iud: Iud;
  readonly noticeNumber: NoticeNumber;
  readonly dueDate: CalendarDate;
};

/**
 * The end of a notice with its due date, at the first instant after that day in Italy. Of one that
 * has got another date meanwhile, or was paid or withdrawn, nothing is told.
 */
export function factOfExpiredNotice(
  { iud, noticeNumber, dueDate }: NoticeExpiry,
  position: DebtPosition | undefined,
): WebhookFact | undefined {
  if (position === undefined) return undefined;
  const notice = openNoticesOf(position).find((each) => each.noticeNumber === noticeNumber);
  if (notice?.dueDate !== dueDate) return undefined;
  const { iuv, amountCents } = notice;
  return {
    type: "expired",
    organizationFiscalCode: position.organizationFiscalCode,
    subject: `IUD#${iud}`,
    nature: `expired#${noticeNumber}#${dueDate}`,
    occurredAt: new Date(lastSecondOf(dueDate).getTime() + 1_000).toISOString(),
    typeCodes: [position.typeCode],
    told: { iud, noticeNumber, iuv, amountCents, dueDate },
  };
}

/** The end of a cart that an ente's portal had opened; of other carts no program is told. */
export function factOfExpiredCart(cart: Cart): WebhookFact | undefined {
  const { origin, id: cartId, notices, expiresAt: occurredAt } = cart;
  if (origin.kind !== "organization" || cart.status !== "EXPIRED") return undefined;
  const { organization, reference } = origin;
  const own = notices.filter(({ organizationFiscalCode: ente }) => ente === organization);
  return {
    type: "expired",
    organizationFiscalCode: organization,
    subject: `CART#${cartId}`,
    nature: "expired",
    occurredAt,
    ...(own.length > 0 && { typeCodes: [...new Set(own.map(({ typeCode }) => typeCode))] }),
    told: { cartId, ...(reference !== undefined && { reference }) },
  };
}

type BodyTerms = { readonly id: string; readonly publicUrl: string };

/** What is sent, and signed, as it is: the same text at every try. */
export function webhookBody(fact: WebhookFact, { id, publicUrl }: BodyTerms): string {
  const { type, occurredAt: createdAt, organizationFiscalCode, told } = fact;
  const { iud, receiptId } = told;
  const root = `${publicUrl}/v1/organizations/${organizationFiscalCode}`;
  const links = {
    ...(iud !== undefined && { debtPosition: `${root}/debt-positions/${pathSegmentOf(iud)}` }),
    ...(receiptId !== undefined && { receipt: `${root}/receipts/${pathSegmentOf(receiptId)}` }),
  };
  return JSON.stringify({ id, type, createdAt, organizationFiscalCode, ...told, links });
}
