import * as z from "zod/mini";
import type { OperationDocumentation } from "../../../shared/lambda/operation-documentation.ts";
import { cartBody, cartParameters, checkoutBody, publicNoticeParameters } from "./cart-bodies.ts";
import { noticeReasons } from "./cart-words.ts";
import * as operations from "./operations.ts";

const cents = z.int().check(z.minimum(0));
const instant = z.iso.datetime();

const noticeShape = {
  organizationFiscalCode: z.string(),
  organizationName: z.string(),
  noticeNumber: z.string(),
  description: z.string().check(z.describe("Oggetto del pagamento.")),
  amountCents: cents,
};

const cartShape = z.object({
  outcome: z
    .enum(["open", "inProgress", "paid", "partiallyPaid", "expired"])
    .check(
      z.describe(
        "Che cosa è stato del carrello, secondo le sole ricevute: aperto, in corso, pagato, " +
          "pagato in parte, scaduto.",
      ),
    ),
  amountCents: cents.check(z.describe("Totale degli avvisi, senza commissioni.")),
  openedAt: instant.check(z.describe("Istante dell'apertura, in UTC.")),
  expiresAt: instant,
  pollSeconds: z
    .nullable(z.int())
    .check(z.describe("Fra quanti secondi chiedere di nuovo; null se non c'è nulla da attendere.")),
  notices: z.array(
    z.object({
      ...noticeShape,
      state: z.enum(["open", "paid"]).check(z.describe("Se la sua ricevuta è arrivata.")),
      paidAt: z.nullable(instant),
    }),
  ),
});

const checkoutShape = z.object({
  checkoutUrl: z.url().check(z.describe("Pagina di pagoPA a cui mandare il browser.")),
});

const publicNoticeShape = z.object({
  ...noticeShape,
  dueDate: z.nullable(z.iso.date()),
  place: z
    .nullable(z.object({ number: z.int(), of: z.int() }))
    .check(z.describe("Quale rata di quante; null se non è una rata.")),
  payable: z.boolean().check(z.describe("Vero se si può pagare adesso.")),
  reason: z.nullable(z.enum(noticeReasons)).check(z.describe("Perché non si può pagare.")),
});

const notice = {
  organizationFiscalCode: "02336340159",
  organizationName: "Comune di Prova",
  noticeNumber: "312000000000012348",
  description: "TARI 2027, via Roma 1",
  amountCents: 12_050,
};
const cartExample = {
  outcome: "open",
  amountCents: 12_050,
  openedAt: "2027-02-01T10:15:00.000Z",
  expiresAt: "2027-02-01T11:15:00.000Z",
  pollSeconds: null,
  notices: [{ ...notice, state: "open", paidAt: null }],
};
const bodyExample = {
  key: "q9Xn3Tz0RkVbJ2mYcL5sHw7dPfGu1AeO",
  notices: [
    {
      organizationFiscalCode: "02336340159",
      noticeNumber: "312000000000012348",
      amountCents: 12050,
    },
  ],
  payerEmail: "anna@example.org",
};

const opening =
  "Mette da uno a cinque avvisi, anche di enti diversi, in un carrello che si paga in una volta " +
  "sola. Ogni avviso si verifica come farà pagoPA; se l'importo mostrato non è più quello, nulla " +
  "si apre. La chiave la inventa chi chiama, almeno 128 bit casuali: chi la ripete riceve lo " +
  "stesso carrello, e con lei se ne chiede l'esito. Con più di cinque avvisi la risposta propone " +
  "in quali carrelli dividerli.";

const openingAnswers: OperationDocumentation["answers"] = {
  200: {
    description: "Il carrello era già stato aperto da questa stessa richiesta.",
    schema: cartShape,
    headers: { location: "Indirizzo del carrello." },
  },
  201: {
    description: "Carrello aperto.",
    schema: cartShape,
    headers: { location: "Indirizzo del carrello." },
    example: cartExample,
  },
  409: {
    description:
      "Con la chiave è aperto un carrello diverso, oppure ci sono avvisi uguali ancora da pagare " +
      "o pagati nelle ultime 24 ore: duplicates dice accanto a quali.",
  },
  422: {
    description:
      "Avvisi non pagabili, con il perché di ciascuno in notices; oppure più di cinque avvisi, " +
      "con i carrelli proposti in groups.",
  },
};

export const documentation: readonly OperationDocumentation[] = [
  {
    operation: operations.openCart,
    operationId: "openCart",
    chapter: "Pagamenti",
    summary: "Apre un carrello",
    description: `${opening} Non serve un token.`,
    body: { schema: cartBody, example: bodyExample },
    answers: openingAnswers,
  },
  {
    operation: operations.openOwnCart,
    operationId: "openOwnCart",
    chapter: "Pagamenti",
    summary: "Apre un carrello di chi si è autenticato",
    description: `${opening} Chi paga può essere diverso da chi deve pagare.`,
    body: { schema: cartBody, example: bodyExample },
    answers: openingAnswers,
  },
  {
    operation: operations.showCart,
    operationId: "showCart",
    chapter: "Pagamenti",
    summary: "Chiede l'esito di un carrello",
    description:
      "Dice a chi ha la chiave che cosa è stato del carrello. Lo dicono le sole ricevute: " +
      "l'indirizzo a cui pagoPA rimanda il browser non prova nulla. Finché l'esito non c'è, " +
      "pollSeconds e Retry-After dicono quando chiedere di nuovo.",
    parameters: cartParameters,
    answers: {
      200: {
        description: "Il carrello e il suo esito.",
        schema: cartShape,
        example: cartExample,
      },
    },
  },
  {
    operation: operations.startCheckout,
    operationId: "startCheckout",
    chapter: "Pagamenti",
    summary: "Manda un carrello al pagamento",
    description:
      "Verifica di nuovo ogni avviso e chiede a pagoPA la pagina in cui pagare. Chi ripete la " +
      "chiamata entro mezz'ora riceve la stessa pagina. Se un importo è cambiato nulla è inviato: " +
      "chi è d'accordo ripete con il nuovo totale in amountCents.",
    parameters: cartParameters,
    body: { schema: checkoutBody, example: { amountCents: 12_050 } },
    answers: {
      200: {
        description: "La pagina di pagamento.",
        schema: checkoutShape,
        example: { checkoutUrl: "https://checkout.pagopa.it/c/7d3f0a" },
      },
      409: {
        description:
          "Il carrello è scaduto o già pagato, oppure un importo è cambiato: amountCents e " +
          "notices dicono quelli di adesso.",
      },
      422: { description: "Avvisi non più pagabili, con il perché di ciascuno in notices." },
      502: { description: "pagoPA non ha accettato il carrello: nulla è stato pagato." },
      503: {
        description: "pagoPA non risponde: nulla è stato pagato, il carrello resta pagabile.",
        headers: { "retry-after": "Dopo quanti secondi riprovare." },
      },
    },
  },
  {
    operation: operations.showNotice,
    operationId: "showPublicNotice",
    chapter: "Pagamenti",
    summary: "Mostra un avviso a chi lo ha in mano",
    description:
      "Ente, oggetto, importo di adesso, scadenza e stato di un avviso, per chi ne conosce il " +
      "numero. Non dice mai chi deve pagare. Se il tipo dovuto lo prevede l'importo si chiede in " +
      "quel momento all'ente.",
    parameters: publicNoticeParameters,
    answers: {
      200: {
        description: "L'avviso.",
        schema: publicNoticeShape,
        example: { ...notice, dueDate: "2027-06-30", place: null, payable: true, reason: null },
      },
    },
  },
];
