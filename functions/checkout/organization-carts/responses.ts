import type { Cart } from "../../../shared/domain/checkout/cart.ts";
import type { CartProblem } from "../../../shared/domain/checkout/cart-problem.ts";
import type { CartDuplicate } from "../../../shared/domain/checkout/open-cart.ts";
import type {
  CancelOrganizationCartOutcome,
  ShowOrganizationCartOutcome,
} from "../../../shared/domain/checkout/organization-cart-view.ts";
import { formatEuroItalian } from "../../../shared/domain/values/euro-cents.ts";
import type { OrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";
import { type HttpResult, jsonResult } from "../../../shared/lambda/http-result.ts";
import {
  conflict,
  type FieldError,
  invalidRequest,
  notFound,
  organizationNotReady,
  problemResult,
} from "../../../shared/lambda/problem.ts";
import { cartView, noticeView } from "./cart-view.ts";
import type { OpenRequestedCartOutcome } from "./open-requested-cart.ts";

export function respondOpened(result: OpenRequestedCartOutcome): HttpResult {
  const { opened, organization } = result;
  switch (opened.outcome) {
    case "opened":
    case "alreadyOpened": {
      const view = openedView(opened.cart, result);
      const location = `/v1/organizations/${organization}/carts/${opened.cart.id}`;
      return jsonResult(opened.outcome === "opened" ? 201 : 200, view, { location });
    }
    case "wrong":
      return problemResult(invalidRequest(opened.problems));
    case "tooMany":
      return problemResult(invalidRequest([{ pointer: "/debts", detail: "Troppi debiti." }]));
    case "returnUrlUnknown":
      return problemResult(invalidRequest([{ pointer: "/returnUrl", detail: notRegistered }]));
    case "requestDiffers":
      return problemResult(keyUsed);
    case "over":
      return problemResult(over);
    case "iudTaken":
      return problemResult({
        ...iudTaken,
        errors: opened.indexes.map((index) => ({
          pointer: `/debts/${index}/iud`,
          detail: iudTaken.detail,
        })),
      });
    case "notPayable":
      return problemResult({ ...notPayable, errors: opened.problems.map(problemOf) });
    case "duplicates":
      return problemResult({ ...duplicates, errors: opened.duplicates.map(duplicateOf) });
    case "organizationNotReady":
      return problemResult(organizationNotReady(opened.status));
    case "unknown":
      return problemResult(notFound);
  }
}

export function respondShown(shown: ShowOrganizationCartOutcome): HttpResult {
  return shown.outcome === "hidden"
    ? problemResult(notFound)
    : jsonResult(200, cartView(shown.cart, shown.judgement));
}

export function respondCancelled(result: CancelOrganizationCartOutcome): HttpResult {
  switch (result.outcome) {
    case "begun":
      return problemResult(begun);
    case "paid":
      return problemResult(paid);
    default:
      return respondShown(result);
  }
}

function openedView(
  cart: Cart,
  { redirectUrl, organization }: { redirectUrl: string; organization: OrganizationFiscalCode },
): object {
  const { id: cartId, expiresAt, notices } = cart;
  const viewed = notices.map((notice) => noticeView(notice, organization));
  return { cartId, redirectUrl, expiresAt, notices: viewed };
}

const notRegistered =
  "L'indirizzo di ritorno non è fra quelli registrati per il client: dev'essere uguale, carattere " +
  "per carattere.";

const keyUsed = conflict("carrello-esistente", {
  title: "Carrello già aperto",
  detail: "Con questa chiave è già stato aperto un altro carrello: usarne una nuova.",
});

const over = conflict("carrello-concluso", {
  title: "Carrello concluso",
  detail: "Il carrello di questa chiave è pagato, scaduto o annullato: usare una chiave nuova.",
});

const begun = conflict("pagamento-iniziato", {
  title: "Pagamento già iniziato",
  detail: "Il cittadino è già stato mandato a pagare: il carrello non si può più annullare.",
});

const paid = conflict("carrello-pagato", {
  title: "Carrello già pagato",
  detail: "Tutti gli avvisi del carrello sono pagati.",
});

const iudTaken = {
  status: 409,
  slug: "iud-gia-usato",
  title: "IUD già usato",
  detail: "L'ente ha già un'altra posizione con questo IUD, non annullata.",
  code: "PAA_IMPORT_IUD_DUPLICATO",
} as const;

const notPayable = {
  status: 422,
  slug: "avvisi-non-pagabili",
  title: "Avvisi non pagabili",
  detail: "Almeno uno degli avvisi non si può pagare adesso: nulla è stato creato.",
} as const;

const duplicates = conflict("pagamento-duplicato", {
  title: "Possibile pagamento doppio",
  detail:
    "Lo stesso debitore ha un altro debito uguale ancora da pagare, o pagato nelle ultime 24 ore: " +
    "se va pagato comunque, ripetere con duplicatesAccepted.",
});

const reasons: Readonly<Record<Exclude<CartProblem["reason"], "amountChanged">, string>> = {
  unknownNotice: "L'ente non ha un avviso con questo numero.",
  unpublishedNotice: "L'ente non ha un avviso con questo numero.",
  cancelledNotice: "L'avviso è stato annullato dall'ente.",
  paidNotice: "L'avviso è già pagato.",
  otherWayBegun: "Il debito si sta già pagando in un altro modo.",
  expiredNotice: "L'avviso è scaduto e non si può più pagare.",
  unknownType: "Il tipo dovuto dell'avviso non è attivo.",
  accountMissing: "L'ente non ha un conto su cui accreditare l'avviso.",
  organizationNotOpen: "L'ente non è abilitato a ricevere pagamenti.",
  nothingDue: "Per l'avviso non è dovuto nulla.",
  sameTwice: "L'avviso compare due volte nel carrello.",
};

function problemOf(problem: CartProblem): FieldError {
  const pointer = `/debts/${problem.index}`;
  if (problem.reason !== "amountChanged") return { pointer, detail: reasons[problem.reason] };
  const due = formatEuroItalian(problem.amountCents);
  return { pointer, detail: `L'importo dovuto adesso è ${due} euro.` };
}

function duplicateOf({ index, state }: CartDuplicate): FieldError {
  const detail =
    state === "open"
      ? "C'è un debito uguale ancora da pagare."
      : "Un debito uguale è stato pagato nelle ultime 24 ore.";
  return { pointer: `/debts/${index}`, detail };
}
