import { judgeNotice, type NoticeRefusal } from "../debt-positions/judge-notice.ts";
import { noticesOf, type PositionNotice } from "../debt-positions/payable-notice.ts";
import { isServed, type ServiceRefusal } from "../organizations/judge-service.ts";
import { formatItalianDate, romeDateOf } from "../values/calendar-date.ts";
import { formatNoticeNumber } from "../values/notice-number.ts";
import { euros, moment } from "./italian-figures.ts";
import type { PositionFacts } from "./position-facts.ts";

/** What the node would be told of a notice now: the decision is the one its door takes. */
export function refusalNow(
  { organization, position, now }: PositionFacts,
  notice: PositionNotice,
): NoticeRefusal | ServiceRefusal | undefined {
  if (!isServed(organization, "payment")) return "unknownOrganization";
  const judged = judgeNotice({ organization, position, notice, today: romeDateOf(now) });
  return judged.outcome === "refused" ? judged.refusal : undefined;
}

/** Every way to pay, and for each notice what the node would be told. */
export function explainNotices(facts: PositionFacts): string[] {
  const notices = noticesOf(facts.position);
  if (notices.length === 0) {
    return [
      "Non ha un numero avviso: senza uno IUV che pagoPA sappia instradare non si può pagare.",
    ];
  }
  return notices.flatMap((notice) => [describe(notice), verdict(facts, notice)]);
}

function describe(notice: PositionNotice): string {
  const { place, way, noticeNumber, iuv, amountCents, dueDate, payment } = notice;
  const name = way === "atOnce" ? "In un'unica soluzione" : nameOfPlan(way, place);
  const due = dueDate === undefined ? "senza scadenza" : `scade il ${formatItalianDate(dueDate)}`;
  const paid =
    payment === undefined
      ? ""
      : ` Pagata il ${moment(payment.paidAt)}: ${euros(payment.amountCents)}, ` +
        `ricevuta ${payment.receiptId}.`;
  return (
    `${name}: avviso ${formatNoticeNumber(noticeNumber)} (IUV ${iuv}), ${euros(amountCents)}, ` +
    `${due}.${paid}`
  );
}

function nameOfPlan(way: number, place: PositionNotice["place"]): string {
  if (place === undefined) return "Con lo sconto";
  return `Piano ${way + 1}, rata ${place.number} di ${place.of}`;
}

function verdict(facts: PositionFacts, notice: PositionNotice): string {
  const refusal = refusalNow(facts, notice);
  if (refusal === undefined) return "  Si può pagare: adesso il nodo riceverebbe OK.";
  const { faultCode, description } = facts.faultOf(refusal);
  return `  Non si può pagare: adesso il nodo riceverebbe KO, ${faultCode}. ${description}`;
}
