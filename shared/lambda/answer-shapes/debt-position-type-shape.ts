import * as z from "zod/mini";
import {
  collectionAccounts,
  creationChannels,
} from "../../domain/organizations/debt-position-type.ts";
import { rtpOptOuts } from "../../domain/organizations/transfer-category.ts";

const cents = () => z.exactOptional(z.int().check(z.minimum(0)));
const text = () => z.exactOptional(z.string());

const budgetShare = z.object({
  kind: z.enum(["percent", "fixed", "remainder"]),
  chapterCode: z.string(),
  officeCode: text(),
  assessmentCode: text(),
  percentThousandths: z.exactOptional(z.int()),
  fixedCents: cents(),
});

const dueDateRule = z.object({
  kind: z.enum(["none", "daysAfter", "endOfMonth", "fixedDay"]),
  days: z.exactOptional(z.int()),
  months: z.exactOptional(z.int()),
  month: z.exactOptional(z.int()),
  day: z.exactOptional(z.int()),
});

/** An entry of the Region's catalogue of types. */
export const catalogueTypeShape = z.object({
  code: z.string(),
  description: z.string(),
  taxonomyCode: z.string(),
  account: z.enum(collectionAccounts),
  dueDateMandatory: z.boolean(),
  printDueDate: z.boolean(),
  spontaneous: z.boolean(),
  notifyIo: z.boolean(),
  notificationChannels: z.exactOptional(z.array(z.enum(creationChannels))),
  anonymousDebtorAllowed: z.boolean(),
  fixedAmountCents: cents(),
  minAmountCents: cents(),
  maxAmountCents: cents(),
  dueDateRule: z.exactOptional(dueDateRule),
  officeName: text(),
  postalAccountHolder: text(),
  budgetShares: z.exactOptional(z.array(budgetShare)),
  rtpOptOut: z.exactOptional(z.enum(rtpOptOuts)),
  paymentPageUrl: text(),
  keywords: z.exactOptional(z.array(z.string())),
  printDisabled: z.exactOptional(z.boolean()),
});

/** A type of an ente, as lists have it. */
export const typeShape = z.object({
  ...catalogueTypeShape.shape,
  active: z.boolean(),
  bankIban: text(),
  postalIban: text(),
  amountService: z.exactOptional(z.object({ url: z.string() })),
  pspService: z.exactOptional(
    z.object({
      serviceCode: z.string(),
      fields: z.record(z.string(), z.string()),
      debtor: z.exactOptional(z.object({ code: z.string(), fullName: z.string() })),
    }),
  ),
  catalogueCode: text(),
  formVersion: text(),
});

/** The same, with what can be said today of its taxonomy code. */
export const judgedTypeShape = z.object({
  ...typeShape.shape,
  taxonomy: z.object({
    state: z.enum(["valid", "expiring", "ended", "notYetValid", "unknown", "unchecked"]),
    validTo: z.nullable(z.iso.date()),
    sentence: z.string(),
  }),
});

export const catalogueTypeExample = {
  code: "MENSA",
  description: "Mensa scolastica",
  taxonomyCode: "9/0107101TS/",
  account: "bank",
  dueDateMandatory: false,
  printDueDate: false,
  spontaneous: true,
  notifyIo: true,
  anonymousDebtorAllowed: false,
  minAmountCents: 500,
  maxAmountCents: 50_000,
  dueDateRule: { kind: "endOfMonth", months: 0 },
  keywords: ["refezione", "buoni pasto"],
} as const;

export const typeExample = {
  ...catalogueTypeExample,
  active: true,
  bankIban: "IT90N0306901600100000012345",
  catalogueCode: "MENSA",
} as const;

export const judgedTypeExample = {
  ...typeExample,
  taxonomy: { state: "valid", validTo: null, sentence: "Il codice tassonomico è valido." },
} as const;
