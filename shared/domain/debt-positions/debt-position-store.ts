import type { Iud } from "../values/iud.ts";
import type { Iuv } from "../values/iuv.ts";
import type { NoticeNumber } from "../values/notice-number.ts";
import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import type { DebtPosition, PositionOrigin } from "./debt-position.ts";

/** An IUV, and so its notice number, taken by a position: at most one open position holds it. */
export type IuvClaim = {
  readonly organizationFiscalCode: OrganizationFiscalCode;
  readonly iuv: Iuv;
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
  /** The same by IUV. */
  findByIuv(
    organizationFiscalCode: OrganizationFiscalCode,
    iuv: Iuv,
  ): Promise<DebtPosition | undefined>;
  findClaim(
    organizationFiscalCode: OrganizationFiscalCode,
    iuv: Iuv,
  ): Promise<IuvClaim | undefined>;
  /** Never overwrites a claim. */
  claimIuvs(claims: readonly IuvClaim[]): Promise<InsertOutcomes>;
  /** Hands a claim over; `refused` when neither `held` nor `claim` itself holds it any more. */
  takeOverClaim(claim: IuvClaim, held: IuvClaim): Promise<"written" | "refused">;
  /** Gives an IUV back; nothing happens when the claim is not this one. */
  releaseClaim(claim: IuvClaim): Promise<void>;
  /**
   * Reserves `count` progressives of the ente's IUVs for good; answers the first. Numbers that are
   * not used in the end are gaps.
   */
  reserveProgressives(
    organizationFiscalCode: OrganizationFiscalCode,
    reservation: {
      readonly segregationCode: string;
      readonly firstProgressiveMin: number;
      readonly count: number;
    },
  ): Promise<number>;
  /**
   * One transaction: a new position and the claims of all its IUVs. `iudTaken` when a position has
   * the IUD, other than `cancelled`, which is kept as superseded; `iuvTaken` when an IUV is held.
   */
  create(
    position: DebtPosition,
    claims: readonly IuvClaim[],
    cancelled?: DebtPosition,
  ): Promise<"written" | "iudTaken" | "iuvTaken">;
  /** Never overwrites a position. */
  insertMany(positions: readonly DebtPosition[]): Promise<InsertOutcomes>;
  /**
   * Writes over version `versionRead`; `refused` when the position has moved on, or when the IUV
   * that the change brings is no longer held by `newClaim`.
   */
  change(
    position: DebtPosition,
    versionRead: number,
    newClaim?: IuvClaim,
  ): Promise<"written" | "refused">;
  /**
   * One transaction: a position over the version that `before` has, and the claims of its new
   * IUVs. What it was before is kept as superseded where a notice of it is gone, so that its number
   * is known. `refused` when the position has moved on, or a new IUV is held.
   */
  amend(
    position: DebtPosition,
    before: DebtPosition,
    claims: readonly IuvClaim[],
  ): Promise<"written" | "refused">;
  /**
   * A new debt under the IUD of a cancelled one, which is kept as superseded; `refused` when the
   * cancelled one has moved on, or `claim` is no longer held.
   */
  replaceCancelled(
    position: DebtPosition,
    cancelled: DebtPosition,
    claim?: IuvClaim,
  ): Promise<"written" | "refused">;
};
