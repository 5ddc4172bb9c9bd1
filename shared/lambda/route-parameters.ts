import * as z from "zod/mini";
import { parseTypeCode } from "../domain/organizations/debt-position-type.ts";
import { parseNoticeNumber } from "../domain/values/notice-number.ts";
import { parseOrganizationFiscalCode } from "../domain/values/organization-fiscal-code.ts";
import { parsedText } from "../domain/values/parsed-text.ts";
import { readingsOf } from "../domain/values/path-segment.ts";

const fiscalCode = z.lazy(() =>
  parsedText(parseOrganizationFiscalCode, "Il codice fiscale dell'ente non è valido."),
);

/** A type's code as it stands in an address, perhaps encoded: a code itself needs no "%". */
const typeCode = () => parsedText((text) => parseTypeCode(readingsOf(text).at(-1) ?? ""));

export const typeParameters = z.lazy(() => z.object({ fiscalCode, typeCode: typeCode() }));
export const publicTypeParameters = z.lazy(() =>
  z.object({
    /** Codice IPA or fiscal code. */
    publicCode: z.string().check(z.maxLength(100)),
    typeCode: typeCode(),
  }),
);
export const catalogueTypeParameters = z.lazy(() => z.object({ typeCode: typeCode() }));
export const organizationParameters = z.lazy(() => z.object({ fiscalCode }));
const plainId = () => z.string().check(z.regex(/^[0-9A-Za-z-]{1,64}$/u));
export const importFlowParameters = z.lazy(() => z.object({ fiscalCode, flowId: plainId() }));
export const printJobParameters = z.lazy(() =>
  z.object({ fiscalCode, flowId: plainId(), jobId: plainId() }),
);
export const ibanChangeParameters = z.lazy(() => z.object({ fiscalCode, changeId: plainId() }));
export const noticeParameters = z.lazy(() =>
  z.object({
    fiscalCode,
    noticeNumber: parsedText(parseNoticeNumber, "Il numero avviso non è valido."),
  }),
);
export const debtPositionParameters = z.lazy(() =>
  z.object({
    fiscalCode,
    /** As it stands in the address: any characters, perhaps encoded. */
    iud: z.string().check(z.minLength(1)),
  }),
);
export const receiptParameters = z.lazy(() =>
  z.object({
    fiscalCode,
    /** As it stands in the address: an id of any characters, perhaps encoded. */
    receiptId: z.string().check(z.minLength(1)),
  }),
);
/** What was given to whoever may print the notice: see `createNoticeLinks`. */
export const noticeLinkParameters = z.lazy(() =>
  z.object({ noticeLink: z.string().check(z.maxLength(200)) }),
);
export const noBody = z.unknown();
export const noQuery = z.unknown();
