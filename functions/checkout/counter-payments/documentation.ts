import * as z from "zod/mini";
import { counterStates } from "../../../shared/domain/checkout/counter-payment.ts";
import type { OperationDocumentation } from "../../../shared/lambda/operation-documentation.ts";
import { organizationParameters } from "../../../shared/lambda/route-parameters.ts";
import { counterBody, counterParameters } from "./counter-bodies.ts";
import * as operations from "./operations.ts";

const chapter = "Pagamenti";
const instant = z.iso.datetime();

const counterShape = z.object({
  id: z.string(),
  state: z.enum(counterStates),
  terminal: z.nullable(z.string()),
  noticeNumber: z.string().check(z.regex(/^\d{18}$/u)),
  iud: z.string(),
  debtPositionType: z.string(),
  description: z.string(),
  amountCents: z.int(),
  openedAt: instant,
  expiresAt: instant,
  paidAt: z.nullable(instant),
  receipt: z.nullable(z.object({ receiptId: z.string(), href: z.string() })),
  payUrl: z.url(),
  qrText: z.string(),
  links: z.object({ self: z.string(), qr: z.string(), cancellation: z.string() }),
});
const openedShape = z.object({ ...counterShape.shape, pageUrl: z.url() });

const self = "/v1/organizations/02336340159/counter-payments/5f0c6a2f9c0e4b7d8a1b2c3d4e5f6071";
const example = {
  id: "5f0c6a2f9c0e4b7d8a1b2c3d4e5f6071",
  state: "waiting",
  terminal: "Sportello 3",
  noticeNumber: "312000000000012348",
  iud: "CERT-2027-000123",
  debtPositionType: "DIRITTI_SEGRETERIA",
  description: "Diritti di segreteria, certificato 123",
  amountCents: 1_652,
  openedAt: "2027-03-01T09:00:00.000Z",
  expiresAt: "2027-03-01T09:30:00.000Z",
  paidAt: null,
  receipt: null,
  payUrl: "https://pagamenti.regione.example/paga/312000000000012348?ente=02336340159",
  qrText: "PAGOPA|002|312000000000012348|02336340159|1652",
  links: { self, qr: `${self}/qr`, cancellation: `${self}/cancellation` },
};
const key = "Zk3vN8qT1xW5yB7cD9eF2gH4jK6mP0rS";
const headers = { etag: "Da inviare in If-None-Match per sapere soltanto se è cambiato." };

export const documentation: readonly OperationDocumentation[] = [
  {
    operation: operations.openCounterPayment,
    operationId: "openCounterPayment",
    chapter,
    summary: "Inizia un pagamento allo sportello",
    description:
      "Per terminali e POS: crea il debito indicato in debt (lo stesso corpo di POST " +
      "debt-positions, con un solo modo di pagare SINGLE), oppure prende quello di noticeNumber, " +
      "e lo fa pagare davanti all'operatore. qrText è il testo del codice QR che leggono le app " +
      "dei PSP, links.qr la sua immagine, payUrl la pagina dove si paga, pageUrl quella da " +
      "mostrare allo sportello, che segue l'esito da sola. key la inventa il terminale: la stessa " +
      "richiesta ripetuta risponde 200 con il pagamento già iniziato. Il terminale attende 30 " +
      "minuti; dopo, il debito si può pagare come ogni altro.",
    parameters: organizationParameters,
    body: {
      schema: counterBody,
      example: {
        key,
        debt: {
          iud: "CERT-2027-000123",
          debtPositionType: "DIRITTI_SEGRETERIA",
          description: "Diritti di segreteria, certificato 123",
          debtor: { kind: "F", code: "RSSMRA80A01F205X", fullName: "Mario Rossi" },
          spontaneous: true,
          paymentOptions: [{ kind: "SINGLE", amountCents: 1_652 }],
        },
        terminal: "Sportello 3",
      },
    },
    answers: {
      200: {
        description: "Lo stesso pagamento era già iniziato: com'è adesso.",
        schema: openedShape,
        headers: { ...headers, location: "Indirizzo del pagamento." },
      },
      201: {
        description: "Pagamento iniziato.",
        schema: openedShape,
        headers: { ...headers, location: "Indirizzo del pagamento." },
        example: {
          ...example,
          pageUrl: `https://pagamenti.regione.example/sportello/${key}?ente=02336340159`,
        },
      },
      409: {
        description:
          "L'avviso non si può pagare, lo IUD è di un'altra posizione, o la chiave è già servita " +
          "per un altro pagamento.",
      },
    },
  },
  {
    operation: operations.showCounterPayment,
    operationId: "getCounterPayment",
    chapter,
    summary: "Dice a che punto è un pagamento allo sportello",
    description:
      "state dice se si attende ancora (waiting), se è pagato (paid, con la ricevuta), annullato " +
      "(cancelled), o se il tempo del terminale è finito (expired). Per seguirlo, ripetere ogni 2 " +
      "secondi con If-None-Match: finché nulla cambia la risposta è 304, senza corpo. La ricevuta " +
      "si stampa da receipt.href (Accept: application/pdf).",
    parameters: counterParameters,
    answers: {
      200: {
        description: "Il pagamento com'è adesso.",
        schema: counterShape,
        headers,
        example: {
          ...example,
          state: "paid",
          paidAt: "2027-03-01T09:02:10.000Z",
          receipt: {
            receiptId: "c110729d258c4ab1b765fe902aae41d6",
            href: "/v1/organizations/02336340159/receipts/c110729d258c4ab1b765fe902aae41d6",
          },
        },
      },
      304: { description: "Nulla è cambiato." },
    },
  },
  {
    operation: operations.showCounterCode,
    operationId: "getCounterPaymentCode",
    chapter,
    summary: "Dà il codice QR di un pagamento allo sportello",
    description:
      "Il codice QR dell'avviso, con l'importo di adesso, come immagine vettoriale: lo leggono le " +
      "app dei PSP e l'app IO.",
    parameters: counterParameters,
    answers: {
      200: {
        description: "L'immagine.",
        schema: z.string(),
        contentTypes: ["image/svg+xml"],
      },
    },
  },
  {
    operation: operations.cancelCounterPayment,
    operationId: "cancelCounterPayment",
    chapter,
    summary: "Annulla un pagamento allo sportello",
    description:
      "Il terminale non attende più; il debito creato con il pagamento è annullato, uno che c'era " +
      "già resta com'è. Se nel frattempo qualcuno ha pagato vince il pagamento: la risposta è 409. " +
      "Ripetere l'annullamento non cambia nulla.",
    parameters: counterParameters,
    answers: {
      200: {
        description: "Il pagamento, annullato.",
        schema: counterShape,
        headers,
        example: { ...example, state: "cancelled" },
      },
      409: { description: "Il pagamento è avvenuto, o è in corso." },
    },
  },
];
