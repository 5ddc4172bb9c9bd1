import type { Organization } from "../organizations/organization.ts";
import { postalAccountNumber } from "../values/iban.ts";
import { optionalPrintedText, printedText } from "../values/printed-text.ts";
import type { NoticeCreditor, PostalAccount } from "./notice.ts";

const creditorNameLengthMax = 100;
const officeNameLengthMax = 50;
const infoLengthMax = 100;
const accountTextLengthMax = 50;
const physicalChannelLengthMax = 50;

/** What the ente's notices have in common; the same object for each of them renders fastest. */
export function composeCreditor(organization: Organization): NoticeCreditor {
  const officeName = optionalPrintedText(organization.officeName, officeNameLengthMax);
  const info = composeInfo(organization.contacts);
  const cbillCode = optionalPrintedText(organization.cbillCode, 5)?.toUpperCase();
  const postalAccount = composePostalAccount(organization);
  const { onlineChannel, physicalChannel } = organization.noticePrint ?? {};
  const place = optionalPrintedText(physicalChannel, physicalChannelLengthMax);
  return {
    fiscalCode: organization.fiscalCode,
    name: printedText(organization.name, creditorNameLengthMax),
    ...(officeName === undefined ? {} : { officeName }),
    ...(info === undefined ? {} : { info }),
    ...(cbillCode === undefined ? {} : { cbillCode }),
    ...(postalAccount === undefined ? {} : { postalAccount }),
    ...(onlineChannel === undefined ? {} : { onlineChannel }),
    ...(place === undefined ? {} : { physicalChannel: place }),
  };
}

/** Whole contacts only, as many as fit: half a telephone number helps nobody. */
function composeInfo(contacts: Organization["contacts"]): string | undefined {
  const website = contacts.website?.replace(/^https?:\/\//i, "").replace(/\/$/, "");
  const phone = contacts.phone === undefined ? undefined : `tel. ${contacts.phone}`;
  const items = [website, phone, contacts.pec ?? contacts.email]
    .map((item) => optionalPrintedText(item, infoLengthMax))
    .filter((item) => item !== undefined);
  let info = "";
  for (const item of items) {
    const longer = info === "" ? `Info: ${item}` : `${info} · ${item}`;
    if (longer.length <= infoLengthMax) info = longer;
  }
  return info === "" ? undefined : info;
}

/**
 * The account of the postal slip, with Poste's leave to print it; `undefined` without either. Poste
 * gives leave to an intermediary for all its enti: where there are several, the Region confirms.
 */
function composePostalAccount(organization: Organization): PostalAccount | undefined {
  const { postalIban, posteAuthorization, multiIntermediary, postalSlipConfirmed } = organization;
  if (multiIntermediary === true && postalSlipConfirmed !== true) return undefined;
  const authorization = optionalPrintedText(posteAuthorization, accountTextLengthMax);
  if (postalIban === undefined || authorization === undefined) return undefined;
  const number = postalAccountNumber(postalIban);
  if (number === undefined) return undefined;
  const holder = organization.postalAccountHolder ?? organization.name;
  return { number, holder: printedText(holder, accountTextLengthMax), authorization };
}
