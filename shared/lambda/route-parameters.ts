import { z } from "zod";
import { parseNoticeNumber } from "../domain/values/notice-number.ts";
import { parseOrganizationFiscalCode } from "../domain/values/organization-fiscal-code.ts";

/** A path parameter read by the domain's own parser. */
function parameter<T>(parse: (text: string) => T | undefined, message: string) {
  return z.string().transform((text, context): T => {
    const value = parse(text);
    if (value !== undefined) return value;
    context.addIssue({ code: "custom", message });
    return z.NEVER;
  });
}

export const fiscalCodeParameter = parameter(
  parseOrganizationFiscalCode,
  "Il codice fiscale dell'ente non è valido.",
);
export const noticeNumberParameter = parameter(
  parseNoticeNumber,
  "Il numero avviso non è valido.",
);
export const flowIdParameter = z.string().regex(/^[0-9A-Za-z-]{1,64}$/u);

export const organizationParameters = z.object({ fiscalCode: fiscalCodeParameter });
export const importFlowParameters = organizationParameters.extend({ flowId: flowIdParameter });
export const noticeParameters = organizationParameters.extend({
  noticeNumber: noticeNumberParameter,
});
export const noBody = z.unknown();
