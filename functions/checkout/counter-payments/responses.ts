import type { CounterView } from "../../../shared/domain/checkout/counter-view.ts";
import type { NoticeRefusal } from "../../../shared/domain/debt-positions/judge-notice.ts";
import { payLinkOf } from "../../../shared/domain/debt-positions/position-view.ts";
import { composeQrPayload } from "../../../shared/domain/notices/qr-payload.ts";
import { receiptPathOf } from "../../../shared/domain/receipts/receipt-address.ts";
import { type HttpResult, jsonResult } from "../../../shared/lambda/http-result.ts";
import { positionProblem } from "../../../shared/lambda/position-answer.ts";
import {
  conflict,
  invalidRequest,
  notFound,
  problemResult,
} from "../../../shared/lambda/problem.ts";
import type { CancelPaymentOutcome } from "./cancel-payment.ts";
import type { OpenRequestedPaymentOutcome } from "./open-requested-payment.ts";
import type { ShowPaymentOutcome } from "./show-payment.ts";

export function respondOpened(result: OpenRequestedPaymentOutcome): HttpResult {
  switch (result.outcome) {
    case "opened":
    case "alreadyOpened": {
      const { view, publicUrl, pageUrl } = result;
      const location = addressOf(view);
      const body = { ...viewOf(view, publicUrl), pageUrl };
      const status = result.outcome === "opened" ? 201 : 200;
      return jsonResult(status, body, { location, etag: tagOf(view) });
    }
    case "unknownNotice":
      return problemResult(
        invalidRequest([
          { pointer: "/noticeNumber", detail: "L'ente non ha un avviso con questo numero." },
        ]),
      );
    case "notPayable":
      return problemResult(
        conflict("avviso-non-pagabile", {
          title: "Avviso non pagabile",
          detail: reasons[result.refusal],
        }),
      );
    case "requestDiffers":
      return problemResult(
        conflict("pagamento-gia-iniziato", {
          title: "Chiave già usata",
          detail: "La stessa key ha già iniziato un pagamento diverso.",
        }),
      );
    case "wrong":
    case "iudTaken":
    case "organizationNotReady":
    case "unknown":
      return problemResult(positionProblem(result));
  }
}

export function respondShown(result: ShowPaymentOutcome): HttpResult {
  switch (result.outcome) {
    case "shown":
      return jsonResult(200, viewOf(result.view, result.publicUrl), { etag: tagOf(result.view) });
    case "unchanged":
      return { status: 304, headers: { etag: tagOf(result.view) } };
    case "unknown":
      return problemResult(notFound);
  }
}

export function respondCancelled(result: CancelPaymentOutcome): HttpResult {
  switch (result.outcome) {
    case "cancelled":
      return jsonResult(200, viewOf(result.view, result.publicUrl), { etag: tagOf(result.view) });
    case "paid":
      return problemResult(
        conflict("posizione-pagata", {
          title: "Posizione pagata",
          detail: "Il pagamento è già avvenuto: non si può più annullare.",
        }),
      );
    case "beingPaid":
      return problemResult(
        conflict("posizione-in-pagamento", {
          title: "Posizione in pagamento",
          detail: "È in corso un pagamento della posizione: riprovare quando è finito.",
        }),
      );
    case "unknown":
      return problemResult(notFound);
  }
}

export function respondCode(image: string | undefined): HttpResult {
  if (image === undefined) return problemResult(notFound);
  return { status: 200, headers: { "content-type": "image/svg+xml" }, body: image };
}

const reasons: Readonly<Record<NoticeRefusal, string>> = {
  unpublishedNotice: "La posizione è una bozza: va prima pubblicata.",
  cancelledNotice: "La posizione è annullata.",
  paidNotice: "L'avviso è già pagato.",
  otherWayBegun: "La posizione si sta già pagando in un altro modo, a rate o per intero.",
  expiredNotice: "Il termine per pagare è passato.",
  unknownType: "Il tipo dovuto non è più attivo.",
  accountMissing: "All'ente manca il conto di accredito.",
};

function addressOf({ payment: { organizationFiscalCode, id } }: CounterView): string {
  return `/v1/organizations/${organizationFiscalCode}/counter-payments/${id}`;
}

function tagOf({ mark }: CounterView): string {
  return `"${mark}"`;
}

function viewOf(view: CounterView, publicUrl: string) {
  const { payment, state, description, amountCents, receiptId, paidAt } = view;
  const { organizationFiscalCode, noticeNumber } = payment;
  const self = addressOf(view);
  const receipt = receiptId && {
    receiptId,
    href: receiptPathOf({ organizationFiscalCode, receiptId }),
  };
  return {
    id: payment.id,
    state,
    terminal: payment.terminal ?? null,
    noticeNumber,
    iud: payment.iud,
    debtPositionType: payment.typeCode,
    description,
    amountCents,
    openedAt: payment.openedAt,
    expiresAt: payment.expiresAt,
    paidAt: paidAt ?? null,
    receipt: receipt ?? null,
    payUrl: payLinkOf(noticeNumber, organizationFiscalCode, publicUrl),
    qrText: composeQrPayload({
      noticeNumber,
      creditorFiscalCode: organizationFiscalCode,
      amountCents,
    }),
    links: { self, qr: `${self}/qr`, cancellation: `${self}/cancellation` },
  };
}
