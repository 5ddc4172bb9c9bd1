import { z } from "zod";
import {
  collectionAccounts,
  type Organization,
  organizationFeatures,
  organizationStatuses,
} from "../../domain/organizations/organization.ts";
import { euroCents } from "../../domain/values/euro-cents.ts";
import { parseIban } from "../../domain/values/iban.ts";
import { parseIpaCode } from "../../domain/values/ipa-code.ts";
import {
  type OrganizationFiscalCode,
  parseOrganizationFiscalCode,
} from "../../domain/values/organization-fiscal-code.ts";
import { parsedText } from "../../domain/values/parsed-text.ts";
import { parseTaxonomyCode } from "../../domain/values/taxonomy-code.ts";
import { type Item, type ItemKey, itemHeader } from "../item.ts";
import { entities } from "../table.ts";

export function organizationKey(fiscalCode: OrganizationFiscalCode): ItemKey {
  return { pk: `ORG#${fiscalCode}`, sk: "ORGANIZATION" };
}

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

const organizationShape = z.object({
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

export function toOrganizationItem(organization: Organization): Item {
  return {
    ...organizationKey(organization.fiscalCode),
    ...itemHeader(entities.organization),
    ...organization,
  };
}

export function fromOrganizationItem(item: Item): Organization {
  return organizationShape.parse(item);
}
