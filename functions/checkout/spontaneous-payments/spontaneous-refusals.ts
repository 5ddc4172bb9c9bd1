import { type EuroCents, formatEuroItalian } from "../../../shared/domain/values/euro-cents.ts";

export const keyTaken = {
  status: 409,
  slug: "pagamento-gia-iniziato",
  title: "Chiave già usata",
  detail: "Con questa chiave è già stato iniziato un pagamento diverso: usare una nuova chiave.",
} as const;

export function paidElsewhere(paymentPageUrl: string) {
  return {
    status: 409,
    slug: "pagamento-altrove",
    title: "Si paga in un'altra pagina",
    detail: "L'ente riceve questo pagamento da una pagina sua: proseguire a paymentPageUrl.",
    paymentPageUrl,
  };
}

export function formChanged(formVersion: string) {
  return {
    status: 409,
    slug: "modulo-cambiato",
    title: "Modulo cambiato",
    detail:
      "L'ente ha cambiato il modulo mentre lo si compilava: rileggerlo e compilarlo di nuovo.",
    formVersion,
  };
}

export function amountChanged(amountCents: EuroCents) {
  return {
    status: 409,
    slug: "importo-cambiato",
    title: "Importo cambiato",
    detail: `L'importo non è più quello mostrato: ora è di ${formatEuroItalian(amountCents)} euro.`,
    amountCents,
  };
}

/** The same for every state of the other debt: it is told of to nobody but who has written it. */
export const lookalike = {
  status: 409,
  slug: "pagamento-duplicato",
  title: "Possibile pagamento doppio",
  detail:
    "C'è già un pagamento uguale a questo, da pagare o pagato nelle ultime 24 ore: per farne un " +
    "altro, ripetere la richiesta con duplicatesAccepted.",
} as const;

/** Citizens need not know in which of its states the ente is. */
export const organizationShut = {
  status: 409,
  slug: "ente-non-abilitato",
  title: "Pagamenti sospesi",
  detail: "Per ora l'ente non riceve nuovi pagamenti: rivolgersi all'ente.",
} as const;
