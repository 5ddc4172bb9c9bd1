import * as z from "zod/mini";
import { euroCents } from "../values/euro-cents.ts";
import { parsedText } from "../values/parsed-text.ts";
import { parseTaxonomyCode } from "../values/taxonomy-code.ts";
import { collectionAccounts } from "./debt-position-type.ts";

/** A type of an ente as it is kept. */
export const debtPositionTypeShape = () =>
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
