import * as z from "zod/mini";
import { parseCalendarDate } from "../values/calendar-date.ts";
import { parseIban } from "../values/iban.ts";
import { parseIpaCode } from "../values/ipa-code.ts";
import { parseOrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import { parsedText } from "../values/parsed-text.ts";
import { debtPositionTypeShape } from "./debt-position-type-shape.ts";
import { organizationFeatures, organizationStatuses } from "./organization.ts";
import { printedFields } from "./printed-facts-shape.ts";

/**
 * An ente as it is kept: what is read back obeys the rules it was written under. One that was kept
 * before versions were counted is at the first.
 * Made when it is first read, not at the start of every function.
 */
export const organizationShape = z.lazy(() =>
  z.object({
    ...printedFields(),
    ipaCode: parsedText(parseIpaCode),
    fiscalCode: parsedText(parseOrganizationFiscalCode),
    status: z.enum(organizationStatuses),
    previousStatus: z.exactOptional(z.enum(organizationStatuses)),
    administratorEmail: z.exactOptional(z.string()),
    organizationTypeCode: z.exactOptional(z.string()),
    globalLocationNumber: z.exactOptional(z.string()),
    goLiveOn: z.exactOptional(parsedText(parseCalendarDate)),
    address: z.object({
      street: z.string(),
      civicNumber: z.exactOptional(z.string()),
      postalCode: z.exactOptional(z.string()),
      city: z.exactOptional(z.string()),
      province: z.exactOptional(z.string()),
      country: z.exactOptional(z.string()),
    }),
    segregationCode: z.string(),
    iuvFirstProgressive: z.exactOptional(z.int().check(z.minimum(1))),
    station: z.string(),
    otherStations: z.exactOptional(
      z.array(z.object({ station: z.string(), segregationCode: z.string() })),
    ),
    bankIban: z.exactOptional(parsedText(parseIban)),
    bankBic: z.exactOptional(z.string()),
    activeIbans: z.exactOptional(z.array(parsedText(parseIban))),
    information: z.exactOptional(z.string()),
    defaultBackUrl: z.exactOptional(z.string()),
    noticeVersion: z._default(z.int().check(z.minimum(1)), 1),
    version: z._default(z.int().check(z.minimum(1)), 1),
    features: z.array(z.enum(organizationFeatures)),
    debtPositionTypes: z.array(debtPositionTypeShape()),
  }),
);
