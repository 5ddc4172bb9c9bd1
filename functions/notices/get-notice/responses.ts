import {
  type DebtPositionStatus,
  totalAmountCents,
} from "../../../shared/domain/debt-positions/debt-position.ts";
import { type HttpResult, jsonResult } from "../../../shared/lambda/http-result.ts";
import { notFound, problemResult } from "../../../shared/lambda/problem.ts";
import type { GetNoticeOutcome } from "./get-notice.ts";

export function respond(result: GetNoticeOutcome): HttpResult {
  switch (result.outcome) {
    case "document":
      return {
        status: 200,
        headers: {
          "content-type": "application/pdf",
          "content-disposition": `inline; filename="${result.fileName}"`,
        },
        body: result.pdf,
      };
    case "data":
      return jsonResult(200, noticeData(result));
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
    case "unknown":
      return problemResult(notFound);
  }
}

type NoticeData = Extract<GetNoticeOutcome, { outcome: "data" }>;

const statusWords: Readonly<Record<DebtPositionStatus, string>> = {
  PAYABLE: "da pagare",
  PARTIALLY_PAID: "pagata in parte",
  PAYING: "in pagamento",
  PAID: "pagata",
  CANCELLED: "annullata",
};

function noticeData({ position, notice, notification }: NoticeData) {
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
    qrPayload: notice?.qrPayload ?? null,
    dataMatrixPayload: notice?.postalSlip?.dataMatrixPayload ?? null,
    notification: notification?.status ?? null,
    createdAt: position.createdAt,
    updatedAt: position.updatedAt,
  };
}
