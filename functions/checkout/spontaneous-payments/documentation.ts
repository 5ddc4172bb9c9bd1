import * as z from "zod/mini";
import type { OperationDocumentation } from "../../../shared/lambda/operation-documentation.ts";
import { publicTypeParameters } from "../../../shared/lambda/route-parameters.ts";
import * as operations from "./operations.ts";
import { paymentBody } from "./request-body.ts";

const cents = z.int().check(z.minimum(0));
const organization = z.object({ fiscalCode: z.string(), ipaCode: z.string(), name: z.string() });

const form = z.object({
  organization,
  debtPositionType: z.object({ code: z.string(), description: z.string() }),
  paymentPageUrl: z
    .nullable(z.string())
    .check(z.describe("Pagina dell'ente in cui si paga, invece di compilare il modulo.")),
  formVersion: z
    .nullable(z.string())
    .check(z.describe("Versione del modulo, da inviare con le risposte.")),
  form: z
    .nullable(z.record(z.string(), z.unknown()))
    .check(z.describe("Il modulo da compilare: uno schema JSON (2020-12).")),
  amount: z.object({
    source: z
      .nullable(z.enum(["type", "form", "payer"]))
      .check(z.describe("Chi dice l'importo: il tipo dovuto, le risposte oppure chi paga.")),
    fixedAmountCents: z.nullable(cents),
    minAmountCents: z.nullable(cents),
    maxAmountCents: z.nullable(cents),
  }),
  anonymousDebtorAllowed: z
    .boolean()
    .check(z.describe("Vero se si può pagare senza dire chi si è.")),
});

const payment = z.object({
  organization,
  noticeNumber: z.string(),
  description: z.string(),
  amountCents: cents,
  dueDate: z.nullable(z.iso.date()),
  payable: z.boolean().check(z.describe("Falso se nel frattempo è stato pagato o annullato.")),
  links: z.object({
    pay: z.string().check(z.describe("Pagina in cui si paga.")),
    noticePdf: z.string().check(z.describe("Avviso da stampare, per un'ora.")),
    noticePage: z.string().check(z.describe("Lo stesso come pagina web accessibile, per un'ora.")),
  }),
  cart: z
    .object({
      notices: z.array(
        z.object({
          organizationFiscalCode: z.string(),
          noticeNumber: z.string(),
          amountCents: cents,
        }),
      ),
      payerEmail: z.exactOptional(z.string()),
      duplicatesAccepted: z.boolean(),
    })
    .check(z.describe("Corpo di POST /v1/public/carts, a cui si aggiunge key.")),
});

const name = { fiscalCode: "02336340159", ipaCode: "c_demo1", name: "Comune di Prova" };
const amount = {
  source: "type",
  fixedAmountCents: 1_652,
  minAmountCents: null,
  maxAmountCents: null,
} as const;
const notice =
  "https://api.pagamenti.regione.example/v1/public/notices/" +
  "02336340159.312000000000012348.1799748000.m2Q0";

const paymentExample = {
  organization: name,
  noticeNumber: "312000000000012348",
  description: "Certificato di residenza",
  amountCents: 1_652,
  dueDate: null,
  payable: true,
  links: {
    pay: "https://pagamenti.regione.example/paga/312000000000012348?ente=02336340159",
    noticePdf: notice,
    noticePage: `${notice}?format=html`,
  },
  cart: {
    notices: [
      {
        organizationFiscalCode: "02336340159",
        noticeNumber: "312000000000012348",
        amountCents: 1_652,
      },
    ],
    payerEmail: "maria@example.org",
    duplicatesAccepted: true,
  },
};

export const documentation: readonly OperationDocumentation[] = [
  {
    operation: operations.showSpontaneousForm,
    operationId: "getPublicSpontaneousForm",
    chapter: "Pagamenti",
    summary: "Mostra il modulo di un pagamento spontaneo",
    description:
      "Dà il modulo che un cittadino compila per iniziare il pagamento di un tipo dovuto, con " +
      "quanto serve sapere dell'importo. Un tipo che non è attivo, o che non si paga di propria " +
      "iniziativa, risulta inesistente. Non serve un token.",
    parameters: publicTypeParameters,
    answers: {
      200: {
        description: "Il modulo, oppure la pagina dell'ente in cui si paga.",
        schema: form,
        example: {
          organization: name,
          debtPositionType: { code: "CERTIFICATI", description: "Diritti di segreteria" },
          paymentPageUrl: null,
          formVersion: "0d3b6a0f6b1f4c7e9a52c8d1e7f00b1a",
          form: {
            type: "object",
            properties: { certificato: { type: "string", title: "Certificato", maxLength: 60 } },
            required: ["certificato"],
            "x-causale": "Certificato di {certificato}",
          },
          amount,
          anonymousDebtorAllowed: false,
        },
      },
      409: { description: "Per ora l'ente non riceve nuovi pagamenti." },
    },
  },
  {
    operation: operations.startSpontaneousPayment,
    operationId: "startSpontaneousPayment",
    chapter: "Pagamenti",
    summary: "Inizia un pagamento spontaneo",
    description:
      "Con le risposte al modulo crea una posizione che si può subito pagare (con un carrello, " +
      "dalla pagina di pagamento o stampando l'avviso). La chiave (key) la sceglie chi chiama: la " +
      "stessa richiesta ripetuta risponde con lo stesso pagamento. Se lo stesso debitore ha già " +
      "un pagamento uguale risponde 409: per farne un altro serve duplicatesAccepted. Non serve " +
      "un token; le richieste di uno stesso indirizzo, o dispositivo, sono contate.",
    parameters: publicTypeParameters,
    body: {
      schema: paymentBody,
      example: {
        key: "q7Zc1u0sT5mXn2Jw8vR4eB6yL3hD9gKa",
        debtor: {
          kind: "F",
          code: "RSSMRA80A01F205X",
          fullName: "Mario Rossi",
          email: "maria@example.org",
        },
        formVersion: "0d3b6a0f6b1f4c7e9a52c8d1e7f00b1a",
        answers: { certificato: "residenza" },
        amountCents: 1_652,
      },
    },
    answers: {
      200: {
        description: "Il pagamento era già stato iniziato dalla stessa richiesta.",
        schema: payment,
      },
      201: {
        description: "Pagamento iniziato: l'avviso si può pagare.",
        schema: payment,
        example: paymentExample,
      },
      409: {
        description:
          "La chiave è di un altro pagamento, il modulo o l'importo è cambiato, c'è già un " +
          "pagamento uguale, si paga nella pagina dell'ente o l'ente non riceve pagamenti.",
      },
      428: {
        description:
          "Da questo indirizzo arrivano molte richieste: ripeterla con la soluzione della sfida " +
          "nell'intestazione X-Portale-Prova.",
      },
    },
  },
];
