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

/** The enti that the platform knows, among the beneficiaries, by fiscal code. */
export type KnownOrganizations = ReadonlyMap<string, Pick<Organization, "bankIban" | "postalIban">>;

/**
 * What the node refuses in a well-formed answer: a number that is not the notice's, transfers that
 * do not make up the amount or share an index, an account that was not registered for its ente.
 * An ente the platform does not know is trusted. Source: SANP 3.12.0, paGetPayment.
 */
export function checkPaymentOffer(
  offer: PaymentOffer,
  noticeNumber: NoticeNumber,
  known: KnownOrganizations,
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
  const stranger = offer.transfers.find((transfer) => !isRegistered(transfer, known));
  return stranger === undefined
    ? undefined
    : nodeFault(
        "PPT_IBAN_NON_CENSITO",
        `Il conto del transfer ${stranger.idTransfer} non è registrato ` +
          `per l'ente ${stranger.beneficiaryFiscalCode}`,
      );
}

function isRegistered(transfer: OfferedTransfer, known: KnownOrganizations): boolean {
  const organization = known.get(transfer.beneficiaryFiscalCode);
  if (organization === undefined || transfer.iban === undefined) return true;
  const accounts: readonly (string | undefined)[] = [
    organization.bankIban,
    organization.postalIban,
  ];
  return accounts.includes(transfer.iban);
}
