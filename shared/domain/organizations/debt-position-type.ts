import type { EuroCents } from "../values/euro-cents.ts";
import type { Iban } from "../values/iban.ts";
import type { OutboundUrl } from "../values/outbound-url.ts";
import type { TaxonomyCode } from "../values/taxonomy-code.ts";
import type { BudgetShare } from "./budget-share.ts";
import type { DueDateRule } from "./due-date-rule.ts";
import type { RtpOptOut } from "./transfer-category.ts";

/** Which accounts of the ente collect a debt position type. */
export const collectionAccounts = ["bank", "postal", "bank+postal"] as const;
export type CollectionAccount = (typeof collectionAccounts)[number];

/** By which ways debtors are told of a new debt; the first that leads to them is taken. */
export const creationChannels = ["appIo", "email"] as const;
export type CreationChannel = (typeof creationChannels)[number];

/** The ente's own service that knows what is due of a debt at the moment it is paid. */
export type AmountService = { readonly url: OutboundUrl };

/**
 * A service that people ask for at a PSP's (SANP 3.12.0, paDemandPaymentNotice): its code in
 * pagoPA's catalogue, and which elements of its XML answer the type's form.
 */
export type PspService = {
  /** Five digits (idServizio). */
  readonly serviceCode: string;
  /** Of each place of the form the element, by its name without prefix. */
  readonly fields: Readonly<Record<string, string>>;
  /** The elements that name the debtor; without them nobody is named. */
  readonly debtor?: { readonly code: string; readonly fullName: string };
};

/** A kind of debt the ente collects (tipo dovuto): accounts, taxonomy, rules for its debts. */
export type DebtPositionType = {
  /** Code used by the tracciato's column `tipoDovuto`; unique for the ente, no spaces. */
  readonly code: string;
  readonly description: string;
  readonly active: boolean;
  readonly taxonomyCode: TaxonomyCode;
  readonly account: CollectionAccount;
  /** The due date must be given, must not be past at import, and ends payability. */
  readonly dueDateMandatory: boolean;
  /** The due date is printed on the notice (and so must be given). */
  readonly printDueDate: boolean;
  /** Citizens may start this payment themselves. */
  readonly spontaneous: boolean;
  /** Debtors are told when a debt is created, by the channels below. */
  readonly notifyIo: boolean;
  /** On App IO, with e-mail as fallback, where it is left out. */
  readonly notificationChannels?: readonly CreationChannel[];
  /** The literal `ANONIMO` is accepted as the debtor's code. */
  readonly anonymousDebtorAllowed: boolean;
  /** What a citizen pays who starts the payment: always this, or within the two limits. */
  readonly fixedAmountCents?: EuroCents;
  readonly minAmountCents?: EuroCents;
  readonly maxAmountCents?: EuroCents;
  /** Due date of payments that citizens start. */
  readonly dueDateRule?: DueDateRule;
  /** Instead of the ente's own, on notices: the office, and who holds the postal account. */
  readonly officeName?: string;
  readonly postalAccountHolder?: string;
  /** Instead of the ente's own accounts. */
  readonly bankIban?: Iban;
  readonly postalIban?: Iban;
  /** How debts that bring no budget of their own are booked. */
  readonly budgetShares?: readonly BudgetShare[];
  /** Debts are not forwarded as SEPA Requests to Pay. */
  readonly rtpOptOut?: RtpOptOut;
  /** Where citizens pay instead of filling in the form. */
  readonly paymentPageUrl?: string;
  /** Words by which citizens find it, besides those of its description. */
  readonly keywords?: readonly string[];
  /** The portal prints no notices of it: the ente does that itself. */
  readonly printDisabled?: boolean;
  /** Asked for the amount when somebody is about to pay. */
  readonly amountService?: AmountService;
  /** People may ask for it at a PSP's. */
  readonly pspService?: PspService;
  /** Entry of the Region's catalogue that it was made from, as that was then. */
  readonly catalogueCode?: string;
  /** Which of its forms citizens fill in to start a payment. */
  readonly formVersion?: string;
};

/** Codes that mean something of their own on the platform (MyPay4). */
const reservedCodes: ReadonlySet<string> = new Set([
  "MARCA_BOLLO_DIGITALE",
  "DEFAULT",
  "EXPORT_ENTE_SECONDARIO",
]);

export function isReservedTypeCode(code: string): boolean {
  return reservedCodes.has(code.toUpperCase());
}

const typeCode = /^[^\s\p{C}/\\?#%]{1,64}$/u;

/** Reads the code of a type: no spaces, and nothing that an address would have to encode. */
export function parseTypeCode(text: string): string | undefined {
  return typeCode.test(text) ? text : undefined;
}
