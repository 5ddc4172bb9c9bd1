import * as z from "zod/mini";
import {
  receiptRecordExample,
  receiptRecordShape,
} from "../../../shared/lambda/answer-shapes/receipt-shape.ts";
import type { OperationDocumentation } from "../../../shared/lambda/operation-documentation.ts";
import { organizationParameters } from "../../../shared/lambda/route-parameters.ts";
import { operation } from "./operation.ts";
import { receiptsQuery } from "./route.ts";

const page = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  receipts: z.array(receiptRecordShape),
  cursor: z.nullable(z.string()),
});

export const documentation: readonly OperationDocumentation[] = [
  {
    operation,
    operationId: "listReceipts",
    chapter: "Ricevute",
    summary: "Elenca le ricevute arrivate in alcuni giorni",
    description:
      "Elenca le ricevute arrivate nei giorni chiesti, al più 31 e in Italia, nell'ordine in cui " +
      "sono arrivate, ciascuna con ciò che ha prodotto. Senza giorni sono quelle di oggi. La " +
      "pagina seguente si chiede con il cursore di questa e gli stessi giorni; l'ultima ha " +
      "cursore null.",
    parameters: organizationParameters,
    query: receiptsQuery,
    answers: {
      200: {
        description: "Una pagina dell'elenco.",
        schema: page,
        example: {
          from: "2027-02-01",
          to: "2027-02-01",
          receipts: [receiptRecordExample],
          cursor: null,
        },
      },
    },
  },
];
