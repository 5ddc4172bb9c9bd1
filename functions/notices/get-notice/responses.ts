import {
  type DebtPositionStatus,
  totalAmountCents,
} from "../../../shared/domain/debt-positions/debt-position.ts";
import { type HttpResult, jsonResult } from "../../../shared/lambda/http-result.ts";
import { notFound, problemResult } from "../../../shared/lambda/problem.ts";
import type { AskedPayment, GetNoticeOutcome } from "./get-notice.ts";

/** Caches tell the forms of one address apart. */
const vary = { vary: "accept" };

/** The page runs nothing, loads nothing, sends nothing and is framed by nobody. */
const pageHeaders = {
  "content-security-policy": [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; "),
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
} as const;

export function respond(result: GetNoticeOutcome): HttpResult {
  switch (result.outcome) {
    case "document":
      return {
        status: 200,
        headers: {
          "content-type": "application/pdf",
          "content-disposition": `inline; filename="${result.fileName}"`,
          ...vary,
        },
        body: result.pdf,
      };
    case "page":
      return {
        status: 200,
        headers: { "content-type": "text/html; charset=utf-8", ...pageHeaders, ...vary },
        body: result.page,
      };
    case "data":
      return jsonResult(200, noticeData(result), vary);
    case "unpublished":
      return problemResult({
        status: 409,
        slug: "posizione-in-bozza",
        title: "Posizione in bozza",
        detail: "La posizione è una bozza: il suo avviso si stampa quando è pubblicata.",
      });
    case "closed":
      return problemResult({
        status: 409,
        slug: "avviso-non-stampabile",
        title: "Avviso non più stampabile",
        detail: `La posizione è ${statusWords[result.status]}: non c'è nulla da pagare.`,
      });
    case "notPrintable":
      return problemResult({
        status: 409,
        slug: "avviso-non-stampabile",
        title: "Avviso non stampabile",
        detail: "Il tipo dovuto non è più dell'ente, oppure l'importo supera quello di un avviso.",
      });
    case "printDisabled":
      return problemResult({
        status: 409,
        slug: "stampa-disabilitata",
        title: "Stampa disabilitata",
        detail:
          "Gli avvisi di questo tipo dovuto li stampa l'ente: " +
          "il portale ne dà solo i dati (application/json).",
      });
    case "unknown":
      return problemResult(notFound);
  }
}

type NoticeData = Extract<GetNoticeOutcome, { outcome: "data" }>;

const statusWords: Readonly<Record<DebtPositionStatus, string>> = {
  DRAFT: "in bozza",
  PAYABLE: "da pagare",
  PARTIALLY_PAID: "pagata in parte",
  PAYING: "in pagamento",
  PAID: "pagata",
  CANCELLED: "annullata",
};

function noticeData({ position, payments, notification }: NoticeData) {
  const asked = payments.find(({ noticeNumber }) => noticeNumber === position.noticeNumber);
  return {
    noticeNumber: position.noticeNumber,
    iuv: position.iuv,
    iud: position.iud,
    status: position.status,
    organizationFiscalCode: position.organizationFiscalCode,
    debtPositionType: position.typeCode,
    amountCents: totalAmountCents(position),
    dueDate: position.dueDate ?? null,
    description: position.description,
    debtor: position.debtor,
    qrPayload: asked?.qrPayload ?? null,
    dataMatrixPayload: asked?.dataMatrixPayload ?? null,
    payments: payments.map(paymentData),
    notification: notification?.status ?? null,
    createdAt: position.createdAt,
    updatedAt: position.updatedAt,
  };
}

/** One of the amounts that the printed notice asks for. */
function paymentData(payment: AskedPayment) {
  return {
    kind: payment.kind,
    number: payment.number ?? null,
    noticeNumber: payment.noticeNumber,
    amountCents: payment.amountCents,
    dueDate: payment.dueDate ?? null,
    qrPayload: payment.qrPayload,
    dataMatrixPayload: payment.dataMatrixPayload ?? null,
  };
}
