import * as z from "zod/mini";
import { otherNoticeLanguages } from "../notices/notice-form.ts";
import { euroCents } from "../values/euro-cents.ts";
import { parseIban } from "../values/iban.ts";
import { parseIpaCode } from "../values/ipa-code.ts";
import { parseOrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import { parsedText } from "../values/parsed-text.ts";
import { parseTaxonomyCode } from "../values/taxonomy-code.ts";
import {
  envelopeWindows,
  noticeLayouts,
  onlineChannels,
  packOrders,
} from "./notice-print-settings.ts";
import { collectionAccounts, organizationFeatures, organizationStatuses } from "./organization.ts";

const typeShape = () =>
  z.object({
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
    fixedAmountCents: z.exactOptional(z.pipe(z.int().check(z.minimum(0)), z.transform(euroCents))),
  });

const noticePrintShape = () =>
  z.object({
    layout: z.exactOptional(z.enum(noticeLayouts)),
    languages: z.exactOptional(
      z.discriminatedUnion("mode", [
        z.object({ mode: z.literal("italian") }),
        z.object({ mode: z.literal("inline"), second: z.enum(otherNoticeLanguages) }),
        z.object({ mode: z.literal("bilingual"), first: z.enum(["it", "de"]) }),
        z.object({ mode: z.literal("only"), language: z.enum(otherNoticeLanguages) }),
      ]),
    ),
    onlineChannel: z.exactOptional(z.enum(onlineChannels)),
    physicalChannel: z.exactOptional(z.string()),
    packOrder: z.exactOptional(z.enum(packOrders)),
    duplex: z.exactOptional(z.boolean()),
    envelopeWindow: z.exactOptional(z.enum(envelopeWindows)),
  });

/**
 * An ente as it is kept: what is read back obeys the rules it was written under.
 * Made when it is first read, not at the start of every function.
 */
export const organizationShape = z.lazy(() =>
  z.object({
    ipaCode: parsedText(parseIpaCode),
    fiscalCode: parsedText(parseOrganizationFiscalCode),
    name: z.string(),
    officeName: z.exactOptional(z.string()),
    status: z.enum(organizationStatuses),
    address: z.object({
      street: z.string(),
      civicNumber: z.exactOptional(z.string()),
      postalCode: z.exactOptional(z.string()),
      city: z.exactOptional(z.string()),
      province: z.exactOptional(z.string()),
      country: z.exactOptional(z.string()),
    }),
    contacts: z.object({
      phone: z.exactOptional(z.string()),
      pec: z.exactOptional(z.string()),
      email: z.exactOptional(z.string()),
      website: z.exactOptional(z.string()),
    }),
    segregationCode: z.string(),
    iuvFirstProgressive: z.exactOptional(z.int().check(z.minimum(1))),
    station: z.string(),
    cbillCode: z.exactOptional(z.string()),
    bankIban: z.exactOptional(parsedText(parseIban)),
    postalIban: z.exactOptional(parsedText(parseIban)),
    postalAccountHolder: z.exactOptional(z.string()),
    posteAuthorization: z.exactOptional(z.string()),
    logoPngBase64: z.exactOptional(z.string()),
    noticePrint: z.exactOptional(noticePrintShape()),
    features: z.array(z.enum(organizationFeatures)),
    debtPositionTypes: z.array(typeShape()),
  }),
);
