import type { CalendarDate } from "../values/calendar-date.ts";
import { formatItalianDate } from "../values/calendar-date.ts";
import { formatEuroItalian } from "../values/euro-cents.ts";
import { formatNoticeNumber, type NoticeNumber } from "../values/notice-number.ts";
import { lastSecondOf } from "./due-instant.ts";
import { type PaymentRequest, subjectOf } from "./payment-request.ts";
import { clip, escapeMarkdown } from "./plain-text.ts";

/** Lengths in UTF-16 units, amounts in euro cents (App IO API v1, `NewMessage`). */
export const appIoLimits = {
  subject: { min: 10, max: 120 },
  markdown: { min: 80, max: 10_000 },
  amountCents: { min: 1, max: 9_999_999_999 },
} as const;

/** Each value at most doubles when escaped, so that all of them fit in the 10,000 characters. */
const valueLengthMax = 2_000;
const checkoutText = [
  "Puoi pagare direttamente da questo messaggio, oppure dal tuo Home Banking, con la tua app di",
  "pagamento o con gli altri canali abilitati.",
].join(" ");
const amountMayChangeText = "In fase di pagamento l'importo potrebbe subire aumenti o riduzioni.";

/** A message of the ente's service on App IO that carries a payment. */
export type AppIoMessage = {
  readonly subject: string;
  readonly markdown: string;
  /** When the debt falls due. */
  readonly dueAt?: Date;
  readonly payment: {
    readonly amountCents: number;
    readonly noticeNumber: NoticeNumber;
    readonly invalidAfterDueDate: boolean;
  };
};

/** App IO shows payments from 0,01 € to 99.999.999,99 €. */
export function fitsAppIo(request: Pick<PaymentRequest, "amountCents">): boolean {
  const { min, max } = appIoLimits.amountCents;
  return request.amountCents >= min && request.amountCents <= max;
}

/**
 * The message that tells a debtor on App IO of a new debt, within the limits of App IO API v1 for
 * any name and any causale; the amount must pass `fitsAppIo`. The payee is left out: App IO takes
 * it from the ente's own service. The subject carries no personal data (it shows on a locked
 * screen).
 */
export function composeAppIoMessage(request: PaymentRequest): AppIoMessage {
  return {
    subject: subjectOf(request),
    markdown: markdownOf(request),
    ...(request.dueDate === undefined ? {} : { dueAt: lastSecondOf(request.dueDate) }),
    payment: {
      amountCents: request.amountCents,
      noticeNumber: request.noticeNumber,
      invalidAfterDueDate: request.endsOnDueDate,
    },
  };
}

function markdownOf(request: PaymentRequest): string {
  const facts = [
    `**Oggetto del pagamento:** ${markdownValue(request.description)}`,
    `**Importo:** ${formatEuroItalian(request.amountCents)} €`,
    ...dueLines(request.dueDate),
    `**Numero Avviso:** ${formatNoticeNumber(request.noticeNumber)}`,
    `**Codice Fiscale Ente Creditore:** ${request.organizationFiscalCode}`,
  ];
  return [
    `Hai un nuovo avviso di pagamento pagoPA, emesso da ${markdownValue(request.organizationName)}.`,
    facts.map((fact) => `- ${fact}`).join("\n"),
    checkoutText,
    amountMayChangeText,
  ].join("\n\n");
}

function dueLines(dueDate: CalendarDate | undefined): string[] {
  return dueDate === undefined ? [] : [`**Da pagare entro il:** ${formatItalianDate(dueDate)}`];
}

function markdownValue(text: string): string {
  return escapeMarkdown(clip(text, valueLengthMax));
}
