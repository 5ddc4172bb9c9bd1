import * as z from "zod/mini";
import type { OperationDocumentation } from "../../../shared/lambda/operation-documentation.ts";
import { operation } from "./operation.ts";
import { citizenDebtsQuery } from "./route.ts";

const cents = z.int().check(z.minimum(0));
const day = z.nullable(z.iso.date());
const instant = z.iso.datetime();

const settledWords =
  "Giorno in cui è stato pagato per altra via, a detta dell'ente; null se non lo è.";

const notice = z.object({
  kind: z.enum(["SINGLE", "INSTALMENTS", "DISCOUNT"]),
  number: z.int().check(z.minimum(1)),
  noticeNumber: z.string().check(z.regex(/^\d{18}$/u)),
  amountCents: cents,
  dueDate: day,
  status: z.enum(["UNPAID", "PAID", "UNPAYABLE", "EXPIRED"]),
  payment: z.nullable(z.object({ receiptId: z.string(), amountCents: cents, paidAt: instant })),
  links: z.object({ pay: z.optional(z.string()), verification: z.optional(z.string()) }),
});

const debt = z.object({
  organization: z.object({ fiscalCode: z.string(), name: z.string() }),
  debtPositionType: z.object({ code: z.string(), description: z.string() }),
  description: z.string(),
  status: z.enum(["PAYABLE", "PARTIALLY_PAID", "PAYING", "PAID"]),
  amountCents: cents,
  residualCents: cents,
  createdAt: instant,
  notices: z.array(notice),
  settledOn: day.check(z.describe(settledWords)),
});

export const documentation: readonly OperationDocumentation[] = [
  {
    operation,
    operationId: "listCitizenDebts",
    chapter: "Pagamenti",
    summary: "Elenca ciò che il cittadino deve pagare o ha pagato",
    description:
      "I debiti di chi ha fatto l'accesso, verso tutti gli enti del portale e dal più recente: " +
      "ciò che è da pagare (open), con l'indirizzo a cui pagare ogni avviso (links.pay), oppure " +
      "ciò che è stato pagato (paid), con l'indirizzo a cui controllare la ricevuta " +
      "(links.verification). Un debito pagato in parte è in entrambi. Vale per chi agisce come " +
      "cittadino: chi sta lavorando per un ente riceve 403. La pagina seguente si chiede con il " +
      "cursore di questa e lo stesso stato; può avere meno elementi di quanti ne sono chiesti.",
    query: citizenDebtsQuery,
    answers: {
      200: {
        description: "Una pagina di debiti, dal più recente.",
        schema: z.object({ debtPositions: z.array(debt), cursor: z.nullable(z.string()) }),
        example: {
          debtPositions: [
            {
              organization: { fiscalCode: "02336340159", name: "Comune di Prova" },
              debtPositionType: { code: "TARI", description: "Tassa sui rifiuti" },
              description: "TARI 2027, via Roma 1",
              status: "PAYABLE",
              amountCents: 12_050,
              residualCents: 12_050,
              createdAt: "2027-01-15T09:30:00.000Z",
              notices: [
                {
                  kind: "SINGLE",
                  number: 1,
                  noticeNumber: "312000000000012348",
                  amountCents: 12_050,
                  dueDate: "2027-06-30",
                  status: "UNPAID",
                  payment: null,
                  links: {
                    pay: "https://pagamenti.regione.example/paga/312000000000012348?ente=02336340159",
                  },
                },
              ],
              settledOn: null,
            },
          ],
          cursor: null,
        },
      },
    },
  },
];
