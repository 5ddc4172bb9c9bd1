import * as z from "zod/mini";
import { parseCalendarDate } from "../domain/values/calendar-date.ts";
import { parseNoticeNumber } from "../domain/values/notice-number.ts";
import { parseOrganizationFiscalCode } from "../domain/values/organization-fiscal-code.ts";
import { parsedText } from "../domain/values/parsed-text.ts";
import { decodeCursor } from "./page-cursor.ts";

export const fiscalCodeParameter = parsedText(
  parseOrganizationFiscalCode,
  "Il codice fiscale dell'ente non è valido.",
);
export const noticeNumberParameter = parsedText(
  parseNoticeNumber,
  "Il numero avviso non è valido.",
);
export const flowIdParameter = z.string().check(z.regex(/^[0-9A-Za-z-]{1,64}$/u));

export const organizationParameters = z.object({ fiscalCode: fiscalCodeParameter });
export const importFlowParameters = z.extend(organizationParameters, { flowId: flowIdParameter });
export const noticeParameters = z.extend(organizationParameters, {
  noticeNumber: noticeNumberParameter,
});
export const debtPositionParameters = z.extend(organizationParameters, {
  /** As it stands in the address: any characters, perhaps encoded. */
  iud: z.string().check(z.minLength(1)),
});
export const receiptParameters = z.extend(organizationParameters, {
  /** As it stands in the address: an id of any characters, perhaps encoded. */
  receiptId: z.string().check(z.minLength(1)),
});
export const noBody = z.unknown();

const entriesMax = 500;
const entriesUsually = 100;
const limitMessage = `Il numero di elementi dev'essere un intero da 1 a ${entriesMax}.`;

/** How lists are read, page by page. */
export const pageQuery = z.object({
  limit: z._default(
    z.pipe(
      z.string().check(z.regex(/^\d{1,3}$/u, limitMessage)),
      z.pipe(
        z.transform(Number),
        z.int().check(z.minimum(1, limitMessage), z.maximum(entriesMax, limitMessage)),
      ),
    ),
    entriesUsually,
  ),
  cursor: z.optional(
    parsedText(decodeCursor, "Il cursore non è quello ricevuto con la pagina precedente."),
  ),
});

export const dayParameter = parsedText(
  parseCalendarDate,
  "La data dev'essere un giorno esistente nella forma AAAA-MM-GG.",
);
