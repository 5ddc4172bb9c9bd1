import type { Iud } from "../values/iud.ts";
import type { NoticeNumber } from "../values/notice-number.ts";
import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import type { DebtPosition, PositionOrigin } from "./debt-position.ts";

/** A notice number taken by a position of the ente: at most one open position holds it. */
export type NoticeNumberClaim = {
  readonly organizationFiscalCode: OrganizationFiscalCode;
  readonly noticeNumber: NoticeNumber;
  readonly iud: Iud;
  readonly origin: PositionOrigin;
};

/** One per thing given, in order; `exists` leaves what was there untouched. */
export type InsertOutcomes = readonly ("inserted" | "exists")[];

export type DebtPositionStore = {
  /** Strongly consistent; unknown IUDs are left out. */
  findMany(
    organizationFiscalCode: OrganizationFiscalCode,
    iuds: readonly Iud[],
  ): Promise<DebtPosition[]>;
  /** The open or closed position that holds the notice number; strongly consistent. */
  findByNoticeNumber(
    organizationFiscalCode: OrganizationFiscalCode,
    noticeNumber: NoticeNumber,
  ): Promise<DebtPosition | undefined>;
  findClaim(
    organizationFiscalCode: OrganizationFiscalCode,
    noticeNumber: NoticeNumber,
  ): Promise<NoticeNumberClaim | undefined>;
  /** Never overwrites a claim. */
  claimNoticeNumbers(claims: readonly NoticeNumberClaim[]): Promise<InsertOutcomes>;
  /** Hands a claim over; `refused` when it is no longer held by `held`. */
  takeOverClaim(claim: NoticeNumberClaim, held: NoticeNumberClaim): Promise<"written" | "refused">;
  /** Gives a notice number back; nothing happens when the claim is not this one. */
  releaseClaim(claim: NoticeNumberClaim): Promise<void>;
  /** Never overwrites a position. */
  insertMany(positions: readonly DebtPosition[]): Promise<InsertOutcomes>;
  /** Writes over version `versionRead`; `refused` when the position has moved on. */
  change(position: DebtPosition, versionRead: number): Promise<"written" | "refused">;
  /** A new debt under the IUD of a cancelled one, which is kept as superseded. */
  replaceCancelled(position: DebtPosition, cancelled: DebtPosition): Promise<"written" | "refused">;
};
