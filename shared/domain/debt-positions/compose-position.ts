import { composeIuv, type Iuv } from "../values/iuv.ts";
import { type NoticeNumber, noticeNumberOf } from "../values/notice-number.ts";
import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import type { NoticeDraft, PaymentOptionDraft } from "./check-payment-options.ts";
import type { DebtPosition, DebtPositionDraft } from "./debt-position.ts";
import type { Installment, InstallmentPlan } from "./installment-plan.ts";
import { type HeldNumber, installmentSlot, type NoticeSlot } from "./notice-slot.ts";

export type NewPositionFacts = {
  readonly organizationFiscalCode: OrganizationFiscalCode;
  readonly draft: DebtPositionDraft;
  readonly options: readonly PaymentOptionDraft[];
  /** Asked once for each notice of the options. */
  readonly numberOf: (slot: NoticeSlot) => HeldNumber;
  readonly spontaneous: boolean;
  readonly published: boolean;
  /** Of the ente's printed facts, now. */
  readonly noticeVersion: number;
  readonly notify: boolean;
  /** The position whose IUD is used again. */
  readonly cancelled?: DebtPosition;
  readonly now: Date;
};

/** An IUV of the portal's numbering and the notice number that goes with it. */
export type NumberedNotice = { readonly iuv: Iuv; readonly noticeNumber: NoticeNumber };

const discountDescription = "Importo scontato";

/** Numbers one notice after the other, from a first progressive on. */
export function numberFrom(segregationCode: string, firstProgressive: number) {
  let taken = 0;
  return (): NumberedNotice => {
    const iuv = composeIuv({ segregationCode, progressive: firstProgressive + taken });
    const noticeNumber = noticeNumberOf(iuv);
    if (noticeNumber === undefined) throw new Error("a new IUV without a notice number");
    taken += 1;
    return { iuv, noticeNumber };
  };
}

/** A new position with a number for each of its notices. */
export function composePosition(facts: NewPositionFacts): DebtPosition {
  const { draft, options, numberOf, now, cancelled } = facts;
  const { generateIuv: _, iuv: __, dueDate: ___, ...debt } = draft;
  const at = now.toISOString();
  const single = options.find((option) => option.kind === "SINGLE");
  return {
    ...debt,
    ...(single && {
      ...numberOf("SINGLE"),
      ...(single.dueDate && { dueDate: single.dueDate }),
      ...(single.transfers && { transfers: single.transfers }),
    }),
    ...plansOf(options, numberOf),
    ...(facts.spontaneous && { spontaneous: true }),
    noticeVersion: facts.noticeVersion,
    organizationFiscalCode: facts.organizationFiscalCode,
    status: facts.published ? "PAYABLE" : "DRAFT",
    version: (cancelled?.version ?? 0) + 1,
    notify: facts.notify,
    createdAt: at,
    updatedAt: at,
  };
}

function plansOf(
  options: readonly PaymentOptionDraft[],
  numberOf: NewPositionFacts["numberOf"],
): Pick<DebtPosition, "installmentPlans"> {
  const toInstallment = (notice: NoticeDraft, slot: NoticeSlot): Installment => {
    const { iuv, noticeNumber } = numberOf(slot);
    if (noticeNumber === undefined) throw new Error("an instalment without a notice number");
    return { iuv, noticeNumber, ...notice };
  };
  const plans = options.filter((option) => option.kind === "INSTALMENTS");
  const installmentPlans = options.flatMap((option): InstallmentPlan[] => {
    if (option.kind === "SINGLE") return [];
    if (option.kind === "INSTALMENTS") {
      const { description, installments } = option;
      const slotAt = (place: number) => installmentSlot(plans.indexOf(option), place);
      const numbered = installments.map((each, place) => toInstallment(each, slotAt(place)));
      return [{ description, installments: numbered }];
    }
    const { kind: _, description = discountDescription, ...notice } = option;
    return [{ kind: "discount", description, installments: [toInstallment(notice, "DISCOUNT")] }];
  });
  return installmentPlans.length > 0 ? { installmentPlans } : {};
}

/**
 * True when both ask the same thing of the same person: numbers, state, times and where the ente
 * books it do not count.
 */
export function isSameDebt(left: DebtPosition, right: DebtPosition): boolean {
  return JSON.stringify(debtOf(left)) === JSON.stringify(debtOf(right));
}

function debtOf(position: DebtPosition) {
  const { debtor, typeCode, amountCents, dueDate, description, transferCategory } = position;
  const plans = (position.installmentPlans ?? []).map((plan) => [
    plan.kind,
    plan.description,
    plan.installments.map((installment) => [
      installment.amountCents,
      installment.dueDate,
      sorted(installment.transfers),
    ]),
  ]);
  return [
    [debtor.kind, debtor.code, debtor.fullName, sorted(debtor.address), debtor.email],
    [typeCode, amountCents, dueDate, description, transferCategory],
    [position.noticeNumber !== undefined, position.spontaneous],
    sorted(position.transfers),
    sorted(position.metadata),
    sorted(position.secondaryBeneficiary),
    plans,
  ];
}

/** The same value with its members in alphabetical order, wherever they were written. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return members
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => [name, sorted(member)]);
}
