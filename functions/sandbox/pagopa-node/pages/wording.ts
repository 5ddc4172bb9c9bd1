import { romeDateTimeOf } from "../../../../shared/domain/receipts/rome-date-time.ts";
import type { CartStatus } from "../../../../shared/domain/sandbox/checkout-cart.ts";
import {
  type DeliveryState,
  nextAttempt,
  type ReceiptDelivery,
} from "../../../../shared/domain/sandbox/receipt-delivery.ts";
import {
  probeNoticeNumber,
  type SandboxCall,
} from "../../../../shared/domain/sandbox/sandbox-run.ts";
import type { NodeFault } from "../../../../shared/domain/sandbox/station-answer.ts";
import { formatItalianDate } from "../../../../shared/domain/values/calendar-date.ts";
import { type EuroCents, formatEuroItalian } from "../../../../shared/domain/values/euro-cents.ts";

const operationWords: Readonly<Record<string, string>> = {
  paVerifyPaymentNotice: "Verifica dell'avviso",
  paGetPayment: "Attivazione del pagamento",
  paGetPaymentV2: "Attivazione del pagamento",
  paSendRT: "Consegna della ricevuta",
  paSendRTV2: "Consegna della ricevuta",
  paDemandPaymentNotice: "Richiesta di un avviso al PSP",
};

/** What a call is for, in Italian. */
export function operationName({ operation, notice }: SandboxCall): string {
  if (notice?.noticeNumber === probeNoticeNumber) return "Sonda di disponibilità";
  return operationWords[operation] ?? operation;
}

/** The code by which a fault is known: the ente's own, where it has said no itself. */
export function faultCodes({ code, original }: NodeFault): string {
  return original === undefined ? code : `${original.code} (${code})`;
}

/** A fault in a sentence for people. */
export function faultSentence({ text, description, original }: NodeFault): string {
  const said = original ?? { text, description };
  const reason = said.description === undefined ? "" : ` — ${said.description}`;
  return `${said.text.replace(/\.$/u, "")}${reason.replace(/\.$/u, "")}.`;
}

const stateWords: Readonly<Record<DeliveryState, string>> = {
  NOTICE_GENERATED: "generata, non ancora inviata",
  NOTICE_SENT: "inviata, si attende la risposta",
  NOTICE_PENDING: "in attesa di un nuovo invio",
  NOTIFIED: "consegnata",
};

/** Where a receipt has got to, in Italian. */
export function deliveryWords(delivery: ReceiptDelivery): string {
  const { state, fault } = delivery;
  if (state === "NOTIFIED" && fault !== undefined) return "rifiutata dall'ente";
  const isGivenUp = state === "NOTICE_PENDING" && nextAttempt(delivery) === undefined;
  return isGivenUp ? "non consegnata: tentativi esauriti" : stateWords[state];
}

const cartWords: Readonly<Record<CartStatus, string>> = {
  OPEN: "aperto",
  PAYING: "in pagamento",
  PAID: "pagato",
  CANCELLED: "annullato",
  FAILED: "terminato con errore",
  UNDECIDED: "esito in attesa",
};

export function cartStatusWord(status: CartStatus): string {
  return cartWords[status];
}

/** "23/11/2026 10:00:00", in Italian time. */
export function momentText(instant: string): string {
  const { date, time } = romeDateTimeOf(instant);
  return `${formatItalianDate(date)} ${time}`;
}

export function euroText(amount: EuroCents): string {
  return `${formatEuroItalian(amount)} €`;
}

/** "3000 0000 0000 0064 67", as printed on notices. */
export function noticeText(noticeNumber: string): string {
  return noticeNumber.replaceAll(/\d{4}(?=\d)/gu, "$& ");
}
