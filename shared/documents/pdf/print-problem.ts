/** What went less than well: the document is printed all the same, because it is needed. */
export type PrintProblem =
  /** Printed as "�": no font has these characters. */
  | { readonly kind: "unprintableCharacters"; readonly characters: readonly string[] }
  /** Printed without the logo: it is not a PNG, or too large. */
  | { readonly kind: "unreadableLogo"; readonly organizationFiscalCode: string };
