import type { EuroCents } from "../../../domain/values/euro-cents.ts";
import { documentHash } from "./base64.ts";
import {
  type Content,
  type ElementParticle,
  either,
  inlined,
  listOf,
  one,
  optional,
  sequence,
} from "./content.ts";
import {
  integer,
  oneOf,
  stEMail,
  stFiscalCodePA,
  stNoticeNumber,
  stText16,
  stText35,
  stText70,
  stText140,
  text,
  twoCapitals,
} from "./simple-types.ts";

/** Structures that requests and responses have in common. Source: SANP 3.12.0, paForNode. */
export const outcome = oneOf("OK", "KO");

export const qrCode = sequence(
  one("fiscalCode", stFiscalCodePA),
  one("noticeNumber", stNoticeNumber),
);

const metadataEntriesMax = 15;
export const metadata = listOf("mapEntry", {
  item: sequence(one("key", stText140), one("value", stText140)),
  max: metadataEntriesMax,
});

/** ctSubject: debtor or payer. */
export const subject = sequence(
  inlined(
    "uniqueIdentifier",
    sequence(
      one("entityUniqueIdentifierType", oneOf("F", "G")),
      one("entityUniqueIdentifierValue", text({ min: 2, max: 16 })),
    ),
  ),
  one("fullName", stText70),
  optional("streetName", stText70),
  optional("civicNumber", stText16),
  optional("postalCode", stText16),
  optional("city", stText35),
  optional("stateProvinceRegion", stText35),
  optional("country", twoCapitals),
  optional("e-mail", stEMail),
);

export const transfersMax = 5;
export const idTransfer = integer({ min: 1, max: transfersMax });
/** stIBAN: the node, and not the schema, checks that it is a right one. */
export const stIBAN = stText35;

export const stampRequest = sequence(
  one("hashDocumento", documentHash),
  one("tipoBollo", oneOf("01")),
  one("provinciaResidenza", twoCapitals),
);

/**
 * A transfer in its two versions: those of payments and of receipts differ in what amounts they
 * allow and in what stands for a stamp, which exists in the second version only.
 */
export function transferSchemas<Stamp>(amount: Content<EuroCents>, stamp: ElementParticle<Stamp>) {
  const start = [
    one("idTransfer", idTransfer),
    one("transferAmount", amount),
    one("fiscalCodePA", stFiscalCodePA),
  ] as const;
  const end = [
    one("remittanceInformation", stText140),
    one("transferCategory", stText140),
    optional("metadata", metadata),
  ] as const;
  const account = one("IBAN", stIBAN);
  return {
    v1: sequence(...start, account, ...end),
    v2: sequence(...start, optional("companyName", stText140), either(account, stamp), ...end),
  };
}
