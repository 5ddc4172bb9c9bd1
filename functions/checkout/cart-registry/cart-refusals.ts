import type { CartProblem } from "../../../shared/domain/checkout/cart-problem.ts";
import type { CartDuplicate, WantedNotice } from "../../../shared/domain/checkout/open-cart.ts";
import type { StartCheckoutOutcome } from "../../../shared/domain/checkout/start-checkout.ts";
import { formatEuroItalian } from "../../../shared/domain/values/euro-cents.ts";
import { wordsOf } from "./cart-words.ts";

export const otherCart = {
  status: 409,
  slug: "carrello-esistente",
  title: "Carrello già aperto",
  detail: "Con questa chiave è già stato aperto un carrello diverso: usare una nuova chiave.",
} as const;

export function noticesNotPayable(problems: readonly CartProblem[]) {
  const words = problems.map(wordsOf);
  return {
    status: 422,
    slug: "avvisi-non-pagabili",
    title: "Avvisi non pagabili",
    detail: "Almeno un avviso non si può pagare così: nessun pagamento è iniziato.",
    errors: words.map(({ index, detail }) => ({ pointer: `/notices/${index}`, detail })),
    notices: words.map(({ index, reason, amountCents }) => ({ index, reason, amountCents })),
  };
}

export function tooManyNotices(groups: readonly (readonly WantedNotice[])[]) {
  return {
    status: 422,
    slug: "troppi-avvisi",
    title: "Troppi avvisi",
    detail: `Con un pagamento si pagano al più cinque avvisi: aprire ${groups.length} carrelli.`,
    groups: groups.map((group) =>
      group.map(({ organizationFiscalCode, noticeNumber, amountCents }) => ({
        organizationFiscalCode,
        noticeNumber,
        amountCents: amountCents ?? null,
      })),
    ),
  };
}

const duplicateSentences: Readonly<Record<CartDuplicate["state"], string>> = {
  open: "C'è un altro avviso dello stesso ente, per la stessa causale, ancora da pagare.",
  paidRecently:
    "Nelle ultime 24 ore è stato pagato un altro avviso dello stesso ente, per la stessa causale.",
};

export function duplicatesFound(duplicates: readonly CartDuplicate[]) {
  return {
    status: 409,
    slug: "pagamento-duplicato",
    title: "Possibile pagamento doppio",
    detail:
      "Ci sono altri avvisi uguali a quelli del carrello: per pagare lo stesso, ripetere la " +
      "richiesta con duplicatesAccepted.",
    errors: duplicates.map(({ index, state }) => ({
      pointer: `/notices/${index}`,
      detail: duplicateSentences[state],
    })),
    duplicates,
  };
}

export const cartExpired = {
  status: 409,
  slug: "carrello-scaduto",
  title: "Carrello scaduto",
  detail: "Il tempo del carrello è finito: ciò che non risulta pagato si può pagare di nuovo.",
} as const;

export const cartPaid = {
  status: 409,
  slug: "carrello-pagato",
  title: "Carrello già pagato",
  detail: "Tutti gli avvisi del carrello risultano pagati.",
} as const;

type AmountChanged = Extract<StartCheckoutOutcome, { readonly outcome: "amountChanged" }>;

export function amountsChanged({ amountCents, notices }: AmountChanged) {
  return {
    status: 409,
    slug: "importo-cambiato",
    title: "Importo cambiato",
    detail:
      `Il totale ora è di ${formatEuroItalian(amountCents)} euro: per pagarlo, ripetere la ` +
      "richiesta con questo importo in amountCents.",
    amountCents,
    notices: notices.map(({ organizationFiscalCode, noticeNumber, ...notice }) => ({
      organizationFiscalCode,
      noticeNumber,
      amountCents: notice.amountCents,
    })),
  };
}

export const checkoutRefusal = {
  status: 502,
  slug: "checkout-rifiuta",
  title: "Pagamento non accettato",
  detail: "pagoPA non ha accettato il carrello: nulla è stato pagato. Rivolgersi all'assistenza.",
} as const;

export const checkoutUnavailable = {
  status: 503,
  slug: "checkout-non-disponibile",
  title: "Pagamento non disponibile",
  detail:
    "pagoPA per ora non risponde: nulla è stato pagato, e il carrello si può riprendere dopo i " +
    "secondi indicati nell'intestazione Retry-After.",
} as const;
