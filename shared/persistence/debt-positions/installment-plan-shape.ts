import * as z from "zod/mini";
import { settlementReasons } from "../../domain/debt-positions/debt-position.ts";
import { parseCalendarDate } from "../../domain/values/calendar-date.ts";
import { euroCents } from "../../domain/values/euro-cents.ts";
import { parseIban } from "../../domain/values/iban.ts";
import { parseIuv } from "../../domain/values/iuv.ts";
import { parseNoticeNumber } from "../../domain/values/notice-number.ts";
import { parseOrganizationFiscalCode } from "../../domain/values/organization-fiscal-code.ts";
import { parsedText } from "../../domain/values/parsed-text.ts";
import { parseProvinceCode } from "../../domain/values/province-code.ts";
import { parseReceiptId } from "../../domain/values/receipt-id.ts";

export const cents = z.lazy(() => z.pipe(z.int().check(z.minimum(0)), z.transform(euroCents)));

export const metadataShape = z.lazy(() =>
  z.array(z.object({ key: z.string(), value: z.string() })),
);

const destinationShape = () =>
  z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("ownAccounts") }),
    z.object({
      kind: z.literal("account"),
      iban: parsedText(parseIban),
      postalIban: z.exactOptional(parsedText(parseIban)),
    }),
    z.object({
      kind: z.literal("stamp"),
      documentHash: z.string(),
      province: parsedText(parseProvinceCode),
    }),
  ]);

export const transfersShape = z.lazy(() =>
  z.array(
    z.object({
      amountCents: cents,
      beneficiaryFiscalCode: parsedText(parseOrganizationFiscalCode),
      beneficiaryName: z.exactOptional(z.string()),
      destination: destinationShape(),
      remittanceInformation: z.exactOptional(z.string()),
      transferCategory: z.string(),
      metadata: z.exactOptional(metadataShape),
    }),
  ),
);

export const paymentShape = z.lazy(() =>
  z.object({
    receiptId: parsedText(parseReceiptId),
    amountCents: cents,
    paidAt: z.string(),
  }),
);

export const settlementShape = z.lazy(() =>
  z.object({
    paidOn: parsedText(parseCalendarDate),
    reason: z.enum(settlementReasons),
    note: z.exactOptional(z.string()),
    recordedAt: z.string(),
  }),
);

export const installmentPlansShape = z.lazy(() =>
  z.array(
    z.object({
      kind: z.exactOptional(z.literal("discount")),
      description: z.string(),
      installments: z.array(
        z.object({
          iuv: parsedText(parseIuv),
          noticeNumber: parsedText(parseNoticeNumber),
          amountCents: cents,
          dueDate: z.exactOptional(parsedText(parseCalendarDate)),
          transfers: z.exactOptional(transfersShape),
          payment: z.exactOptional(paymentShape),
        }),
      ),
    }),
  ),
);
