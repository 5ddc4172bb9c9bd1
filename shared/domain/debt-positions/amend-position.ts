import { romeDateOf } from "../values/calendar-date.ts";
import type { UnnumberedFacts } from "./check-position-body.ts";
import { composePosition, isSameDebt } from "./compose-position.ts";
import type { DebtPosition } from "./debt-position.ts";
import { markedAsCalled, refusalOf } from "./decide-position-change.ts";
import { type HeldNumber, heldNumbersOf, slotsOfOptions } from "./notice-slot.ts";
import type { PositionBody } from "./position-body.ts";
import type { PositionRefusal } from "./position-outcome.ts";
import { isSameNotice } from "./same-notice.ts";

/** What forbids to put the debt asked for in the place of the one that is there. */
export function amendmentRefusal(
  existing: DebtPosition,
  { debtPositionType, published }: Pick<PositionBody, "debtPositionType" | "published">,
): PositionRefusal | undefined {
  const refusal = refusalOf(existing);
  if (refusal !== undefined) return refusal;
  if (existing.typeCode !== debtPositionType) return "typeNotAmendable";
  return existing.status === "PAYABLE" && !published ? "published" : undefined;
}

/** How many notices of the debt asked for stand where the present one has none. */
export function newNoticesOf(
  existing: DebtPosition,
  { options }: Pick<UnnumberedFacts, "options">,
): number {
  const held = heldNumbersOf(existing);
  return slotsOfOptions(options).filter((slot) => !held.has(slot)).length;
}

/**
 * The debt asked for in the place of the one that is there: a notice that stays in its place keeps
 * its number, whatever it asks for now; a new one gets a new number.
 */
export function amendPosition(
  existing: DebtPosition,
  asked: UnnumberedFacts,
  numberNew: () => HeldNumber,
): DebtPosition {
  const held = heldNumbersOf(existing);
  const { spontaneous, origin, appliedRows, feeCents, paymentChannels, createdAt } = existing;
  const composed = composePosition({
    ...asked,
    spontaneous: asked.spontaneous || spontaneous === true,
    numberOf: (slot) => held.get(slot) ?? numberNew(),
  });
  const isNew = existing.status === "DRAFT" && asked.published;
  const isAsPrinted = !isNew && isSameNotice(existing, composed);
  const { noticeVersion: present, ...amended } = composed;
  const noticeVersion = isAsPrinted ? existing.noticeVersion : present;
  return markedAsCalled({
    ...amended,
    ...(noticeVersion !== undefined && { noticeVersion }),
    ...(origin && { origin }),
    ...(appliedRows && { appliedRows }),
    ...(feeCents !== undefined && { feeCents }),
    paymentChannels,
    notify: isNew ? asked.notify : existing.notify,
    version: existing.version + 1,
    createdAt,
  });
}

/** True when the amended position says nothing that the present one does not say. */
export function isSamePosition(existing: DebtPosition, amended: DebtPosition): boolean {
  return (
    existing.status === amended.status &&
    existing.budgetXml === amended.budgetXml &&
    isSameDebt(existing, amended)
  );
}

/** The day it was in Italy when the position was created. */
export function dayOfCreation({ createdAt }: DebtPosition) {
  return romeDateOf(new Date(createdAt));
}
