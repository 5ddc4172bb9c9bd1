/**
 * A debt as a door received it: every field a trimmed text, empty when not given. Files, SOAP, API
 * and web all fill this form and hand it to `checkDraft`, so that one set of rules serves all.
 */
export type DraftFields = {
  readonly iud: string;
  readonly iuv: string;
  readonly debtorKind: string;
  readonly debtorCode: string;
  readonly debtorName: string;
  readonly street: string;
  readonly civicNumber: string;
  readonly postalCode: string;
  readonly city: string;
  readonly province: string;
  readonly country: string;
  readonly email: string;
  readonly dueDate: string;
  readonly amount: string;
  readonly fee: string;
  readonly typeCode: string;
  readonly paymentChannels: string;
  readonly description: string;
  readonly transferCategory: string;
  readonly budget: string;
  readonly generateIuv: string;
  readonly multiBeneficiary: string;
};

/** The other ente of a debt with two beneficiaries, as a door received it. */
export type SecondaryFields = {
  readonly secondaryFiscalCode: string;
  readonly secondaryName: string;
  readonly secondaryIban: string;
  readonly secondaryStreet: string;
  readonly secondaryCivicNumber: string;
  readonly secondaryPostalCode: string;
  readonly secondaryCity: string;
  readonly secondaryProvince: string;
  readonly secondaryCountry: string;
  readonly secondaryTransferCategory: string;
  readonly secondaryDescription: string;
  readonly secondaryAmount: string;
};

export type DraftField = keyof DraftFields | keyof SecondaryFields;

/** Longest text of each field, in characters (tracciato dovuti MyPay4 1.4). */
export const fieldLengthMax = {
  iud: 35,
  iuv: 35,
  debtorKind: 1,
  debtorCode: 35,
  debtorName: 70,
  street: 70,
  civicNumber: 16,
  postalCode: 16,
  city: 35,
  province: 2,
  country: 2,
  email: 256,
  dueDate: 10,
  amount: 15,
  fee: 15,
  typeCode: 64,
  paymentChannels: 32,
  description: 1024,
  transferCategory: 140,
  budget: 4096,
  generateIuv: 5,
  multiBeneficiary: 5,
  secondaryFiscalCode: 11,
  secondaryName: 70,
  secondaryIban: 35,
  secondaryStreet: 70,
  secondaryCivicNumber: 16,
  secondaryPostalCode: 16,
  secondaryCity: 35,
  secondaryProvince: 35,
  secondaryCountry: 2,
  secondaryTransferCategory: 140,
  secondaryDescription: 1024,
  secondaryAmount: 15,
} as const satisfies Record<DraftField, number>;
