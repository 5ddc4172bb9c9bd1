import type { PostalAddress } from "../organizations/organization.ts";
import type { CalendarDate } from "../values/calendar-date.ts";
import { type EuroCents, euroCents } from "../values/euro-cents.ts";
import type { Iban } from "../values/iban.ts";
import type { Iud } from "../values/iud.ts";
import type { Iuv } from "../values/iuv.ts";
import type { MetadataEntry } from "../values/metadata-entry.ts";
import type { NoticeNumber } from "../values/notice-number.ts";
import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import type { InstallmentPlan, PaymentMark } from "./installment-plan.ts";
import type { Transfer } from "./transfer.ts";

/** Literal code of a debtor the ente does not name, where the type allows it. */
export const anonymousDebtorCode = "ANONIMO";

/** Who owes: a natural person (`F`) or a legal entity (`G`). */
export type Debtor = {
  readonly kind: "F" | "G";
  /** Fiscal code, VAT number, or `ANONIMO`; upper case. */
  readonly code: string;
  readonly fullName: string;
  readonly address?: Partial<PostalAddress>;
  readonly email?: string;
};

/** The one other ente that shares the payment (tracciato 1.4). */
export type SecondaryBeneficiary = {
  readonly fiscalCode: OrganizationFiscalCode;
  readonly name: string;
  readonly iban: Iban;
  readonly address?: Partial<PostalAddress>;
  readonly transferCategory: string;
  readonly remittanceInformation?: string;
  readonly amountCents: EuroCents;
};

/** What a door (file, API, SOAP, web) hands to the decision: a debt checked field by field. */
export type DebtPositionDraft = {
  readonly iud: Iud;
  /** As given by the ente: 17 digits, 15 digits or 25 characters; absent when none was given. */
  readonly iuv?: Iuv;
  /** The portal is asked for an IUV when none was given. */
  readonly generateIuv: boolean;
  readonly debtor: Debtor;
  readonly dueDate?: CalendarDate;
  /**
   * Amount of the issuing ente; a secondary beneficiary's amount comes on top. Where `transfers`
   * are given it is their sum.
   */
  readonly amountCents: EuroCents;
  readonly feeCents?: EuroCents;
  readonly typeCode: string;
  /** `ALL` or channels joined by `|` (BBT, BP, AD, CP, PO, OBEP). */
  readonly paymentChannels: string;
  readonly description: string;
  /** datiSpecificiRiscossione: `9/0101101IM/` and older forms. */
  readonly transferCategory: string;
  /** Budget lines as the ente wrote them (XML `bilancio`), already checked. */
  readonly budgetXml?: string;
  readonly secondaryBeneficiary?: SecondaryBeneficiary;
  /** How the amount is split, 1 to 5 parts; never together with `secondaryBeneficiary`. */
  readonly transfers?: readonly Transfer[];
  /** What the ente wants to find again in the receipt; at most 15 entries. */
  readonly metadata?: readonly MetadataEntry[];
};

/** Where a position comes from: makes a re-run of the same row recognisable. */
export type PositionOrigin = { readonly flowId: string; readonly row: number };

/** Why a debt was settled without a receipt of pagoPA (dovuto pagato fuori dal portale). */
export const settlementReasons = [
  /** At the ente's own counter or by a card reader of its own. */
  "counter",
  /** By a transfer or a slip that names no notice. */
  "bankTransfer",
  "postalSlip",
  /** Set off against something that the ente owed. */
  "compensation",
  "other",
] as const;
export type SettlementReason = (typeof settlementReasons)[number];

/** The ente's word that a debt was paid by another way than pagoPA. */
export type Settlement = {
  readonly paidOn: CalendarDate;
  readonly reason: SettlementReason;
  /** What the ente wants to remember of it, e.g. the number of its own document. */
  readonly note?: string;
  /** Instant in ISO 8601, UTC. */
  readonly recordedAt: string;
};

/**
 * - `DRAFT`: prepared and numbered, not published: to whoever pays it does not exist;
 * - `PAYABLE`: open: becomes `PAID` by receipts or settlement, `CANCELLED` by the ente;
 * - `PARTIALLY_PAID`: an instalment is paid, others of its plan are not: nobody may change it;
 * - `PAYING`: a payment of the portal's own cart is under way: nobody may change the position;
 * - `PAID`: closed by a receipt, or settled by another way on the ente's word;
 * - `CANCELLED`: withdrawn by the ente: its IUD may be used again.
 */
export const debtPositionStatuses = [
  "DRAFT",
  "PAYABLE",
  "PARTIALLY_PAID",
  "PAYING",
  "PAID",
  "CANCELLED",
] as const;
export type DebtPositionStatus = (typeof debtPositionStatuses)[number];

export const appliedRowsMax = 8;

/**
 * A debt of one person towards one ente (dovuto), identified by (ente, IUD). It is paid at once
 * with its own notice number, or by the instalments of one of its plans.
 */
export type DebtPosition = Omit<DebtPositionDraft, "generateIuv"> & {
  readonly organizationFiscalCode: OrganizationFiscalCode;
  readonly status: DebtPositionStatus;
  /**
   * 18 digits, of the payment at once; absent for a position without an IUV that pagoPA can route,
   * and for one that can be paid by instalments only.
   */
  readonly noticeNumber?: NoticeNumber;
  /** Other ways to pay the same debt: beginning one shuts the others. */
  readonly installmentPlans?: readonly InstallmentPlan[];
  /**
   * Version of what the ente's notices show of it when this debt's notice was issued: it is printed
   * again as it was. Absent where it has none, and from before versions were kept: the present one.
   */
  readonly noticeVersion?: number;
  /** The debtor started the payment of their own accord: the notice is worded for that. */
  readonly spontaneous?: true;
  /** The payment at once, when it was made. */
  readonly payment?: PaymentMark;
  /** Of a position that is `PAID` without a receipt. */
  readonly settlement?: Settlement;
  /** Grows by one at every change: conditional writes compare it. */
  readonly version: number;
  /** The row that created it. */
  readonly origin?: PositionOrigin;
  /**
   * Rows applied since, oldest first, at most `appliedRowsMax`: a row that is delivered again is
   * recognised also after other flows have changed the position.
   */
  readonly appliedRows?: readonly PositionOrigin[];
  /** What changed it last was a call, of one that rows have changed before. */
  readonly changedByCall?: true;
  /** The debtor is to be told of the creation. */
  readonly notify: boolean;
  /** Instants in ISO 8601, UTC. */
  readonly createdAt: string;
  readonly updatedAt: string;
};

/** True while somebody may still pay. */
export function isOpen({ status }: Pick<DebtPosition, "status">): boolean {
  return status === "PAYABLE" || status === "PARTIALLY_PAID" || status === "PAYING";
}

/** The debt taken back by its ente: nobody can pay it any more. */
export function withdraw(position: DebtPosition, now: Date): DebtPosition {
  const { version } = position;
  return {
    ...position,
    status: "CANCELLED",
    version: version + 1,
    updatedAt: now.toISOString(),
  };
}

/** What the notice asks for: the issuing ente's amount plus the secondary beneficiary's. */
export function totalAmountCents(
  position: Pick<DebtPositionDraft, "amountCents" | "secondaryBeneficiary">,
): EuroCents {
  return euroCents(position.amountCents + (position.secondaryBeneficiary?.amountCents ?? 0));
}
