import type { Organization } from "../organizations/organization.ts";
import type { EuroCents } from "../values/euro-cents.ts";
import { iuvOf, type NoticeNumber } from "../values/notice-number.ts";
import { type NodeFault, nodeFault, wrongAnswer } from "./station-answer.ts";

/** What an ente answers when a payment of one of its notices begins. */
export type PaymentOffer = {
  readonly creditorReferenceId: string;
  readonly amountCents: EuroCents;
  readonly transfers: readonly OfferedTransfer[];
};

type OfferedTransfer = {
  readonly idTransfer: number;
  readonly amountCents: EuroCents;
  readonly beneficiaryFiscalCode: string;
  /** Undefined for a stamp, which is no credit. */
  readonly iban: string | undefined;
};

/** The ente that issued the notice, as far as its accounts go. */
export type OfferingOrganization = Pick<Organization, "fiscalCode" | "bankIban" | "postalIban"> &
  Partial<Pick<Organization, "debtPositionTypes">>;

/**
 * What the node refuses in a well-formed answer: a number that is not the notice's, transfers that
 * do not make up the amount or share an index, an account that the issuing ente has not registered.
 * Other beneficiaries are trusted: they may have accounts that this portal has never heard of.
 * Source: SANP 3.12.0, paGetPayment.
 */
export function checkPaymentOffer(
  offer: PaymentOffer,
  noticeNumber: NoticeNumber,
  organization: OfferingOrganization | undefined,
): NodeFault | undefined {
  if (offer.creditorReferenceId !== iuvOf(noticeNumber)) {
    return wrongAnswer("creditorReferenceId non corrisponde al numero avviso");
  }
  const sumCents = offer.transfers.reduce((sum, { amountCents }) => sum + amountCents, 0);
  if (sumCents !== offer.amountCents) {
    return wrongAnswer("La somma dei transferAmount è diversa da paymentAmount");
  }
  if (new Set(offer.transfers.map(({ idTransfer }) => idTransfer)).size < offer.transfers.length) {
    return wrongAnswer("Due transfer hanno lo stesso idTransfer");
  }
  const stranger = offer.transfers.find((transfer) => !isRegistered(transfer, organization));
  return stranger === undefined
    ? undefined
    : nodeFault(
        "PPT_IBAN_NON_CENSITO",
        `Il conto del transfer ${stranger.idTransfer} non è registrato ` +
          `per l'ente ${stranger.beneficiaryFiscalCode}`,
      );
}

function isRegistered(
  { beneficiaryFiscalCode, iban }: OfferedTransfer,
  organization: OfferingOrganization | undefined,
): boolean {
  if (iban === undefined || organization?.fiscalCode !== beneficiaryFiscalCode) return true;
  const { debtPositionTypes = [] } = organization;
  return [organization, ...debtPositionTypes].some(
    ({ bankIban, postalIban }) => iban === bankIban || iban === postalIban,
  );
}
