import type { JsonObject } from "./json-schema.ts";

/** Stand where the address and the name of the stage go when the description is served. */
export const publicUrlMark = "{{PUBLIC_URL}}";
export const stageMark = "{{STAGE_DESCRIPTION}}";

/** Who offers the API and on what terms, as AGID asks every description to say. */
export function apiInformation(version: string): JsonObject {
  return {
    title: "Portale Pagamenti",
    "x-summary":
      "Posizioni debitorie, avvisi e ricevute degli enti creditori sulla piattaforma pagoPA",
    summary: "Posizioni debitorie, avvisi e ricevute degli enti creditori sulla piattaforma pagoPA",
    version,
    description: description.join("\n\n"),
    termsOfService: `${publicUrlMark}/v1/docs#condizioni`,
    contact: {
      name: "Regione, assistenza agli enti e alle software house",
      url: `${publicUrlMark}/v1/docs#assistenza`,
    },
    license: { name: "EUPL-1.2", identifier: "EUPL-1.2" },
  };
}

const description = [
  "Con questa API gli enti creditori caricano i debiti, uno per uno o a flussi, stampano gli " +
    "avvisi di pagamento pagoPA e ritrovano le ricevute; la Regione tiene il registro degli enti.",
  "**Di chi sono i dati.** L'ente è quello del token, mai quello dell'indirizzo: ciò che è di un " +
    "altro ente risponde 404, come se non esistesse.",
  "**Importi, date, istanti.** Gli importi sono numeri interi di centesimi di euro; le date sono " +
    "AAAA-MM-GG, in Italia; gli istanti sono RFC 3339 in UTC.",
  "**Errori.** Ogni rifiuto è `application/problem+json` (RFC 9457), in italiano; il suo `type` è " +
    "l'indirizzo di una pagina che dice che cosa fare, `errors` indica i campi sbagliati.",
  "**Ripetere.** Un POST con `Idempotency-Key` si può ripetere senza che nulla avvenga due volte.",
  "**Cambiare.** Chi cambia qualcosa manda in `If-Match` l'`ETag` di ciò che ha letto: se nel " +
    "frattempo è cambiato, la risposta è 412.",
  "**Elenchi.** Si leggono a pagine: il `cursor` di una pagina chiede la seguente, null è la fine.",
  "**Limiti.** `RateLimit-Limit`, `RateLimit-Remaining` e `RateLimit-Reset` dicono quante " +
    "richieste restano; oltre, 429 con `Retry-After`.",
  "**Versioni.** In /v1 si aggiunge soltanto: chi legge ignori i campi che non conosce.",
];
