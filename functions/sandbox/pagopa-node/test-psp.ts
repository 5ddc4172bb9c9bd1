/** The payment service provider of the sandbox: real in shape, known to nobody. */
export const testPsp = {
  id: "AGID_01",
  fiscalCode: "98765432103",
  companyName: "Banca di prova",
  channelId: "98765432103_02",
  channelDescription: "app",
  paymentMethod: "creditCard",
} as const;
