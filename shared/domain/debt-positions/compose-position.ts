import { composeIuv, type Iuv } from "../values/iuv.ts";
import { type NoticeNumber, noticeNumberOf } from "../values/notice-number.ts";
import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import type { NoticeDraft, PaymentOptionDraft } from "./check-payment-options.ts";
import type { DebtPosition, DebtPositionDraft } from "./debt-position.ts";
import type { Installment, InstallmentPlan } from "./installment-plan.ts";

export type NewPositionFacts = {
  readonly organizationFiscalCode: OrganizationFiscalCode;
  readonly draft: DebtPositionDraft;
  readonly options: readonly PaymentOptionDraft[];
  /** Two digits, and the first of as many progressives as the options have notices. */
  readonly numbering: { readonly segregationCode: string; readonly firstProgressive: number };
  readonly spontaneous: boolean;
  readonly published: boolean;
  /** Of the ente's printed facts, now. */
  readonly noticeVersion: number;
  readonly notify: boolean;
  /** The position whose IUD is used again. */
  readonly cancelled?: DebtPosition;
  readonly now: Date;
};

const discountDescription = "Importo scontato";

/** Notices that these options call for. */
export function noticesWanted(options: readonly PaymentOptionDraft[]): number {
  return options.reduce(
    (sum, option) => sum + (option.kind === "INSTALMENTS" ? option.installments.length : 1),
    0,
  );
}

/** A new position with a number for each of its notices, in the order of its options. */
export function composePosition(facts: NewPositionFacts): DebtPosition {
  const { draft, options, numbering, now, cancelled } = facts;
  const { generateIuv: _, iuv: __, dueDate: ___, ...debt } = draft;
  const at = now.toISOString();
  let taken = 0;
  const number = (): { iuv: Iuv; noticeNumber: NoticeNumber } => {
    const { segregationCode, firstProgressive } = numbering;
    const iuv = composeIuv({ segregationCode, progressive: firstProgressive + taken });
    const noticeNumber = noticeNumberOf(iuv);
    if (noticeNumber === undefined) throw new Error("a new IUV without a notice number");
    taken += 1;
    return { iuv, noticeNumber };
  };
  const toInstallment = (notice: NoticeDraft): Installment => ({ ...number(), ...notice });
  const single = options.find((option) => option.kind === "SINGLE");
  const installmentPlans = options.flatMap((option): InstallmentPlan[] => {
    if (option.kind === "SINGLE") return [];
    if (option.kind === "INSTALMENTS") {
      const { description, installments } = option;
      return [{ description, installments: installments.map(toInstallment) }];
    }
    const { kind: _, description = discountDescription, ...notice } = option;
    return [{ kind: "discount", description, installments: [toInstallment(notice)] }];
  });
  return {
    ...debt,
    ...(single && {
      ...number(),
      ...(single.dueDate && { dueDate: single.dueDate }),
      ...(single.transfers && { transfers: single.transfers }),
    }),
    ...(installmentPlans.length > 0 && { installmentPlans }),
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
