import * as z from "zod/mini";
import { euroCents } from "../values/euro-cents.ts";
import { parseIban } from "../values/iban.ts";
import { parseOutboundUrl } from "../values/outbound-url.ts";
import { parsedText } from "../values/parsed-text.ts";
import { parseTaxonomyCode } from "../values/taxonomy-code.ts";
import { collectionAccounts, creationChannels } from "./debt-position-type.ts";
import { rtpOptOuts } from "./transfer-category.ts";

const cents = () => z.pipe(z.int().check(z.minimum(0)), z.transform(euroCents));

const dueDateRuleShape = () =>
  z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("none") }),
    z.object({ kind: z.literal("daysAfter"), days: z.int() }),
    z.object({ kind: z.literal("endOfMonth"), months: z.int() }),
    z.object({ kind: z.literal("fixedDay"), month: z.int(), day: z.int() }),
  ]);

const place = () => ({
  chapterCode: z.string(),
  officeCode: z.exactOptional(z.string()),
  assessmentCode: z.exactOptional(z.string()),
});

const budgetShareShape = () =>
  z.discriminatedUnion("kind", [
    z.object({ ...place(), kind: z.literal("percent"), percentThousandths: z.int() }),
    z.object({ ...place(), kind: z.literal("fixed"), fixedCents: cents() }),
    z.object({ ...place(), kind: z.literal("remainder") }),
  ]);

/** Which stage it may be called in was judged when it was written, and is when it is called. */
const outboundUrl = () => parsedText((text) => parseOutboundUrl(text, { loopback: true }));

const pspServiceShape = () =>
  z.object({
    serviceCode: z.string(),
    fields: z.record(z.string(), z.string()),
    debtor: z.exactOptional(z.object({ code: z.string(), fullName: z.string() })),
  });

/** What an ente's type and an entry of the Region's catalogue have in common, as it is kept. */
export const typeRulesShape = () => ({
  code: z.string(),
  description: z.string(),
  taxonomyCode: parsedText(parseTaxonomyCode),
  account: z.enum(collectionAccounts),
  dueDateMandatory: z.boolean(),
  printDueDate: z.boolean(),
  spontaneous: z.boolean(),
  notifyIo: z.boolean(),
  notificationChannels: z.exactOptional(z.array(z.enum(creationChannels))),
  anonymousDebtorAllowed: z.boolean(),
  fixedAmountCents: z.exactOptional(cents()),
  minAmountCents: z.exactOptional(cents()),
  maxAmountCents: z.exactOptional(cents()),
  dueDateRule: z.exactOptional(dueDateRuleShape()),
  officeName: z.exactOptional(z.string()),
  postalAccountHolder: z.exactOptional(z.string()),
  budgetShares: z.exactOptional(z.array(budgetShareShape())),
  rtpOptOut: z.exactOptional(z.enum(rtpOptOuts)),
  paymentPageUrl: z.exactOptional(z.string()),
  keywords: z.exactOptional(z.array(z.string())),
  printDisabled: z.exactOptional(z.boolean()),
});

/** A type of an ente as it is kept. */
export const debtPositionTypeShape = () =>
  z.object({
    ...typeRulesShape(),
    active: z.boolean(),
    bankIban: z.exactOptional(parsedText(parseIban)),
    postalIban: z.exactOptional(parsedText(parseIban)),
    amountService: z.exactOptional(z.object({ url: outboundUrl() })),
    pspService: z.exactOptional(pspServiceShape()),
    catalogueCode: z.exactOptional(z.string()),
    formVersion: z.exactOptional(z.string()),
  });
