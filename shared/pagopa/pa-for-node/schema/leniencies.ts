/**
 * How closely a message must keep to its schema.
 *
 * Ours always keep to it: a namespace on the root, none on what is inside, no attributes, SOAP 1.1.
 * Requests are read with these leniencies, because callers and test suites of the platform are
 * known to need them, and because a receipt that is not read is a payment that nobody sees:
 * - the root may be in any namespace, or in none: its local name says which operation it is;
 * - what is inside may be qualified or not, with any prefix;
 * - attributes (`xsi:type`, `xsi:schemaLocation`, …) are not looked at;
 * - the envelope may be of SOAP 1.2 as well, and its header may hold anything;
 * - `idSoggettoServizio` of paDemandPaymentNotice may be missing (request-schemas.ts);
 * - `standIn` of receipts may be spelt `standin` (receipt-schemas.ts).
 * Nothing else is forgiven: order, occurrences and types are those of the schema.
 */
export type Strictness = {
  readonly anyNamespace: boolean;
  readonly anyAttribute: boolean;
  readonly anySoapVersion: boolean;
};

/** For requests, which others compose. */
export const lenient: Strictness = {
  anyNamespace: true,
  anyAttribute: true,
  anySoapVersion: true,
};

/** For responses, which we compose. */
export const strict: Strictness = {
  anyNamespace: false,
  anyAttribute: false,
  anySoapVersion: false,
};
