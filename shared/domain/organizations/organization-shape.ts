import { z } from "zod";
import { euroCents } from "../values/euro-cents.ts";
import { parseIban } from "../values/iban.ts";
import { parseIpaCode } from "../values/ipa-code.ts";
import { parseOrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import { parsedText } from "../values/parsed-text.ts";
import { parseTaxonomyCode } from "../values/taxonomy-code.ts";
import { collectionAccounts, organizationFeatures, organizationStatuses } from "./organization.ts";

const typeShape = z.object({
  code: z.string(),
  description: z.string(),
  active: z.boolean(),
  taxonomyCode: parsedText(parseTaxonomyCode),
  account: z.enum(collectionAccounts),
  dueDateMandatory: z.boolean(),
  printDueDate: z.boolean(),
  spontaneous: z.boolean(),
  notifyIo: z.boolean(),
  anonymousDebtorAllowed: z.boolean(),
  fixedAmountCents: z.int().min(0).transform(euroCents).exactOptional(),
});

/** An ente as it is kept: what is read back obeys the rules it was written under. */
export const organizationShape = z.object({
  ipaCode: parsedText(parseIpaCode),
  fiscalCode: parsedText(parseOrganizationFiscalCode),
  name: z.string(),
  officeName: z.string().exactOptional(),
  status: z.enum(organizationStatuses),
  address: z.object({
    street: z.string(),
    civicNumber: z.string().exactOptional(),
    postalCode: z.string().exactOptional(),
    city: z.string().exactOptional(),
    province: z.string().exactOptional(),
    country: z.string().exactOptional(),
  }),
  contacts: z.object({
    phone: z.string().exactOptional(),
    pec: z.string().exactOptional(),
    email: z.string().exactOptional(),
    website: z.string().exactOptional(),
  }),
  segregationCode: z.string(),
  iuvFirstProgressive: z.int().min(1).exactOptional(),
  station: z.string(),
  cbillCode: z.string().exactOptional(),
  bankIban: parsedText(parseIban).exactOptional(),
  postalIban: parsedText(parseIban).exactOptional(),
  postalAccountHolder: z.string().exactOptional(),
  posteAuthorization: z.string().exactOptional(),
  logoPngBase64: z.string().exactOptional(),
  features: z.array(z.enum(organizationFeatures)),
  debtPositionTypes: z.array(typeShape),
});
