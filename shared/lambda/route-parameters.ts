import * as z from "zod";
import { parseIud } from "../domain/values/iud.ts";
import { parseNoticeNumber } from "../domain/values/notice-number.ts";
import { parseOrganizationFiscalCode } from "../domain/values/organization-fiscal-code.ts";
import { parsedText } from "../domain/values/parsed-text.ts";

export const fiscalCodeParameter = parsedText(
  parseOrganizationFiscalCode,
  "Il codice fiscale dell'ente non è valido.",
);
export const noticeNumberParameter = parsedText(
  parseNoticeNumber,
  "Il numero avviso non è valido.",
);
export const flowIdParameter = z.string().regex(/^[0-9A-Za-z-]{1,64}$/u);

export const organizationParameters = z.object({ fiscalCode: fiscalCodeParameter });
export const importFlowParameters = organizationParameters.extend({ flowId: flowIdParameter });
export const noticeParameters = organizationParameters.extend({
  noticeNumber: noticeNumberParameter,
});
export const debtPositionParameters = organizationParameters.extend({
  iud: parsedText(parseIud, "Lo IUD non è valido."),
});
export const noBody = z.unknown();
