import type { DebtPositionType } from "../organizations/debt-position-type.ts";
import type { Organization } from "../organizations/organization.ts";
import { accountsOf } from "../organizations/type-accounts.ts";
import { type EuroCents, formatEuroCents } from "../values/euro-cents.ts";
import { type Iban, postalAccountNumber } from "../values/iban.ts";
import type { Iuv } from "../values/iuv.ts";
import type { MetadataEntry } from "../values/metadata-entry.ts";
import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import type { DebtPosition } from "./debt-position.ts";
import type { PositionNotice } from "./payable-notice.ts";
import type { Transfer, TransferDestination } from "./transfer.ts";

/** A transfer as it is made: accounts found, texts composed. */
export type ResolvedTransfer = {
  readonly amountCents: EuroCents;
  readonly beneficiaryFiscalCode: OrganizationFiscalCode;
  readonly beneficiaryName: string;
  readonly destination:
    | { readonly kind: "account"; readonly iban: Iban; readonly postalIban?: Iban }
    | Extract<TransferDestination, { kind: "stamp" }>;
  readonly remittanceInformation: string;
  readonly transferCategory: string;
  readonly metadata: readonly MetadataEntry[];
};

export type TransferFacts = {
  readonly organization: Organization;
  readonly debtPositionType: DebtPositionType;
  readonly position: DebtPosition;
  readonly notice: PositionNotice;
};

/**
 * The transfers of a payment, in order: those given with the debt, or the issuing ente's part and
 * the secondary beneficiary's. `undefined` when the ente no longer has the account that its type
 * collects on.
 */
export function resolveTransfers(facts: TransferFacts): ResolvedTransfer[] | undefined {
  const { position, notice } = facts;
  const transfers = notice.transfers ?? impliedTransfers(position, notice);
  const resolved: ResolvedTransfer[] = [];
  for (const transfer of transfers) {
    const destination = resolveDestination(transfer.destination, facts);
    if (destination === undefined) return undefined;
    resolved.push({
      amountCents: transfer.amountCents,
      beneficiaryFiscalCode: transfer.beneficiaryFiscalCode,
      beneficiaryName: transfer.beneficiaryName ?? facts.organization.name,
      destination,
      remittanceInformation: composeRemittance(
        notice.iuv,
        transfer.amountCents,
        transfer.remittanceInformation ?? position.description,
      ),
      transferCategory: transfer.transferCategory,
      metadata: transfer.metadata ?? [],
    });
  }
  return resolved;
}

/** True when all of the payment can be credited to postal accounts (pagoPA's `allCCP`). */
export function allOnPostalAccounts(transfers: readonly ResolvedTransfer[]): boolean {
  return transfers.every(
    ({ destination }) => destination.kind === "account" && destination.postalIban !== undefined,
  );
}

/** An instalment goes whole to the ente that issued it, unless its transfers say otherwise. */
function impliedTransfers(position: DebtPosition, notice: PositionNotice): Transfer[] {
  const { organizationFiscalCode, transferCategory, secondaryBeneficiary } = position;
  const secondary = notice.way === "atOnce" ? secondaryBeneficiary : undefined;
  const own: Transfer = {
    amountCents: secondary === undefined ? notice.amountCents : position.amountCents,
    beneficiaryFiscalCode: organizationFiscalCode,
    destination: { kind: "ownAccounts" },
    transferCategory,
  };
  if (secondary === undefined) return [own];
  const { amountCents, fiscalCode, name, iban, remittanceInformation } = secondary;
  return [
    own,
    {
      amountCents,
      beneficiaryFiscalCode: fiscalCode,
      beneficiaryName: name,
      destination: { kind: "account", iban },
      ...(remittanceInformation && { remittanceInformation }),
      transferCategory: secondary.transferCategory,
    },
  ];
}

function resolveDestination(
  destination: TransferDestination,
  { organization, debtPositionType }: TransferFacts,
): ResolvedTransfer["destination"] | undefined {
  if (destination.kind === "stamp") return destination;
  if (destination.kind === "account") {
    const { iban } = destination;
    const postalIban =
      destination.postalIban ?? (postalAccountNumber(iban) === undefined ? undefined : iban);
    return { kind: "account", iban, ...(postalIban && { postalIban }) };
  }
  const { bankIban, postalIban } = accountsOf(organization, debtPositionType);
  const iban = bankIban ?? postalIban;
  return iban === undefined
    ? undefined
    : { kind: "account", iban, ...(postalIban && { postalIban }) };
}

const remittanceLengthMax = 140;

/**
 * "/RFB/<IUV>/<amount>/TXT/<text>", or /RFS/ for an IUV in RF form, with the characters that bank
 * transfers carry (MyPay4; SANP 3.12.0, remittanceInformation), at most 140.
 */
function composeRemittance(iuv: Iuv, amountCents: EuroCents, text: string): string {
  const kind = iuv.startsWith("RF") ? "RFS" : "RFB";
  const free = text
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[^a-zA-Z0-9/\-?:(),.'+ ]/gu, " ")
    .replaceAll(/ {2,}/gu, " ");
  const composed = `/${kind}/${iuv}/${formatEuroCents(amountCents)}/TXT/${free.trim()}`;
  return composed.slice(0, remittanceLengthMax).trimEnd();
}
