import type { OrganizationStatus } from "../organizations/organization.ts";
import type { CalendarDate } from "../values/calendar-date.ts";
import type { BodyProblem } from "./check-position-body.ts";
import type { DebtPosition } from "./debt-position.ts";

/** Why a position cannot be changed as asked: what it is, and what that forbids. */
export type PositionRefusal =
  | "draft"
  | "published"
  | "paying"
  | "partiallyPaid"
  | "paid"
  | "settled"
  | "notSettled"
  | "cancelled"
  | "typeNotAmendable";

/** A position and what is said of it beside itself. */
export type JudgedPosition = {
  readonly position: DebtPosition;
  readonly endsOnDueDate: boolean;
  readonly today: CalendarDate;
};

/** What comes of a call that changes a position which is there. */
export type ChangePositionOutcome =
  | ({ readonly outcome: "changed" } & JudgedPosition)
  /** It is as asked already. */
  | ({ readonly outcome: "unchanged" } & JudgedPosition)
  | { readonly outcome: "refused"; readonly refusal: PositionRefusal }
  | { readonly outcome: "wrong"; readonly problems: readonly BodyProblem[] }
  /** The caller has seen another state of it; no version where there is no position. */
  | { readonly outcome: "versionPassed"; readonly version: number | undefined }
  | { readonly outcome: "organizationNotReady"; readonly status: OrganizationStatus }
  | { readonly outcome: "unknown" };

/** What comes of a call that brings a whole debt under its IUD. */
export type UpsertPositionOutcome =
  | ({ readonly outcome: "created" } & JudgedPosition)
  | ChangePositionOutcome
  /** The IUD is that of a debt which is not the caller's business. */
  | { readonly outcome: "iudTaken" };
