import type { CartProblem } from "../../../shared/domain/checkout/cart-problem.ts";
import type { CartRefusal } from "../../../shared/domain/checkout/check-notice.ts";
import { formatEuroItalian } from "../../../shared/domain/values/euro-cents.ts";

/** Why a notice cannot be paid, as whoever holds it is told: no more than it concerns them. */
export const noticeReasons = [
  "unknown",
  "paid",
  "cancelled",
  "expired",
  "otherWayBegun",
  "organizationNotOpen",
  "notCollectable",
] as const;
type NoticeReason = (typeof noticeReasons)[number];

const reasonOf: Readonly<Record<CartRefusal, NoticeReason>> = {
  unknownNotice: "unknown",
  // To whoever pays, a debt that is not published does not exist.
  unpublishedNotice: "unknown",
  paidNotice: "paid",
  cancelledNotice: "cancelled",
  expiredNotice: "expired",
  otherWayBegun: "otherWayBegun",
  organizationNotOpen: "organizationNotOpen",
  unknownType: "notCollectable",
  accountMissing: "notCollectable",
  nothingDue: "notCollectable",
};

export function noticeReasonOf(refusal: CartRefusal): NoticeReason {
  return reasonOf[refusal];
}

const sentences: Readonly<Record<NoticeReason | "sameTwice", string>> = {
  unknown: "L'avviso non esiste: controllare il numero e il codice fiscale dell'ente.",
  paid: "L'avviso risulta già pagato.",
  cancelled: "L'ente ha annullato l'avviso.",
  expired: "L'avviso è scaduto e l'ente non ne accetta più il pagamento.",
  otherWayBegun: "Per lo stesso debito è già stato scelto un altro modo di pagare.",
  organizationNotOpen: "L'ente per ora non riceve pagamenti.",
  notCollectable: "L'avviso per ora non si può pagare: rivolgersi all'ente.",
  sameTwice: "Lo stesso avviso è già nel carrello.",
};

type ProblemWords = {
  readonly index: number;
  readonly reason: NoticeReason | "sameTwice" | "amountChanged";
  readonly amountCents: number | null;
  readonly detail: string;
};

/** A problem of a cart for programs and for people. */
export function wordsOf(problem: CartProblem): ProblemWords {
  const { index } = problem;
  if (problem.reason === "amountChanged") {
    const { amountCents, reason } = problem;
    const detail = `L'importo è cambiato: ora è di ${formatEuroItalian(amountCents)} euro.`;
    return { index, reason, amountCents, detail };
  }
  const reason = problem.reason === "sameTwice" ? problem.reason : noticeReasonOf(problem.reason);
  return { index, reason, amountCents: null, detail: sentences[reason] };
}
