import * as z from "zod/mini";
import { presentations } from "../../../shared/domain/checkout/cart.ts";
import type { OperationDocumentation } from "../../../shared/lambda/operation-documentation.ts";
import { organizationParameters } from "../../../shared/lambda/route-parameters.ts";
import { cartParameters, describedCartBody } from "./cart-bodies.ts";
import { howToReturn } from "./cart-words.ts";
import * as operations from "./operations.ts";

const instant = z.iso.datetime();
const noticeMembers = {
  organizationFiscalCode: z.string(),
  noticeNumber: z.string(),
  iud: z.nullable(z.string()),
  amountCents: z.int(),
};

const openedShape = z.object({
  cartId: z.string(),
  redirectUrl: z.url(),
  expiresAt: instant,
  notices: z.array(z.object(noticeMembers)),
});

const cartShape = z.object({
  cartId: z.string(),
  reference: z.nullable(z.string()),
  presentation: z.enum(presentations),
  returnUrl: z.url(),
  state: z.enum(["open", "inProgress", "paid", "partiallyPaid", "expired"]),
  outcome: z.enum(["OK", "KO", "IN_CORSO", "PARZIALE", "SCADUTO"]),
  openedAt: instant,
  expiresAt: instant,
  notices: z.array(
    z.object({
      ...noticeMembers,
      state: z.enum(["open", "paid"]),
      paidAt: z.nullable(instant),
      receipt: z.nullable(z.object({ receiptId: z.string(), href: z.string() })),
    }),
  ),
});

const example = {
  key: "Zk3vN8qT1xW5yB7cD9eF2gH4jK6mP0rS",
  debts: [
    {
      iud: "MENSA-2027-000045",
      debtPositionType: "MENSA",
      description: "Mensa scolastica, marzo 2027",
      debtor: { kind: "F", code: "RSSMRA80A01F205X", fullName: "Mario Rossi" },
      paymentOptions: [{ kind: "SINGLE", amountCents: 8_450, dueDate: "2027-04-15" }],
    },
    { noticeNumber: "301000000000000171", organizationFiscalCode: "80012340156" },
  ],
  returnUrl: "https://servizi.comune.example/pagamenti/ritorno",
  presentation: "short",
  payerEmail: "mario.rossi@posta.example",
  reference: "pratica-2027-881",
};

const repeatable = "La stessa richiesta, con la stessa chiave, risponde con lo stesso carrello";
const cart = { description: "Il carrello.", schema: cartShape };

export const documentation: readonly OperationDocumentation[] = [
  {
    operation: operations.openCart,
    operationId: "openOrganizationCart",
    chapter: "Pagamenti",
    summary: "Apre un carrello per il portale dell'ente",
    description:
      "Pagamento iniziato presso l'ente: il suo portale invia da uno a cinque debiti e manda il " +
      "browser all'indirizzo redirectUrl. Un debito è descritto per intero, e allora la " +
      "posizione si crea come con la chiamata che ne crea una (stesso IUD, stessa posizione), " +
      "oppure è un avviso che c'è già, di qualsiasi ente. Tutto è controllato prima di creare " +
      "qualcosa: se un debito non va, non si crea nulla. returnUrl è uno degli indirizzi di " +
      "ritorno registrati per il client, uguale carattere per carattere. presentation dice " +
      "quante pagine del portale si vedono: full tutte, short la sola richiesta " +
      `dell'indirizzo di posta, none nessuna. ${repeatable}; la chiave la inventa il portale ` +
      "dell'ente, casuale, e apre il carrello: non va mostrata ad altri che al cittadino. " +
      howToReturn,
    parameters: organizationParameters,
    body: { schema: describedCartBody, example },
    answers: {
      200: { description: `${repeatable}.`, schema: openedShape },
      201: {
        description: "Carrello aperto: il portale dell'ente manda il browser a redirectUrl.",
        schema: openedShape,
        headers: { location: "Indirizzo a cui chiedere l'esito del carrello." },
      },
      409: {
        description:
          "Chiave usata per un altro carrello, carrello concluso, IUD di un'altra posizione, ente " +
          "non abilitato, oppure un debito simile di cui non si è accettato il doppione.",
      },
      422: { description: "Almeno un avviso non si può pagare: errors dice quale e perché." },
    },
  },
  {
    operation: operations.showCart,
    operationId: "getOrganizationCart",
    chapter: "Pagamenti",
    summary: "Mostra l'esito di un carrello",
    description:
      "Che ne è del carrello, secondo le ricevute arrivate: è la risposta che fa fede, anche se il " +
      "browser non torna mai. outcome ha le stesse parole del ritorno firmato: OK tutto pagato, " +
      "IN_CORSO il cittadino è al pagamento o la ricevuta sta arrivando, KO il pagamento non è " +
      "iniziato, PARZIALE pagata una parte e tempo finito, SCADUTO nulla pagato e tempo finito. " +
      "Degli avvisi di altri enti si vede solo se sono pagati. Il carrello si può chiedere per " +
      "sette giorni dopo la sua scadenza; le posizioni e le ricevute restano.",
    parameters: cartParameters,
    answers: { 200: cart },
  },
  {
    operation: operations.cancelCart,
    operationId: "cancelOrganizationCart",
    chapter: "Pagamenti",
    summary: "Annulla un carrello",
    description:
      "Chiude un carrello con cui nessuno è ancora stato mandato a pagare: il suo indirizzo non " +
      "paga più. Le posizioni restano pagabili; chi non le vuole le annulla. Un carrello già " +
      "concluso resta com'è.",
    parameters: cartParameters,
    answers: {
      200: { ...cart, description: "Il carrello, concluso." },
      409: { description: "Il pagamento è già iniziato, oppure è già fatto." },
    },
  },
];
