import * as z from "zod/mini";
import {
  anomalyShape,
  receiptRecordExample,
  receiptRecordShape,
} from "../../../shared/lambda/answer-shapes/receipt-shape.ts";
import type { OperationDocumentation } from "../../../shared/lambda/operation-documentation.ts";
import { organizationParameters } from "../../../shared/lambda/route-parameters.ts";
import { operation } from "./operation.ts";
import { anomaliesQuery } from "./route.ts";

const anomaly = z.object({
  ...anomalyShape.shape,
  archivedAt: z.nullable(z.iso.datetime()),
  receipt: receiptRecordShape,
});

const page = z.object({ anomalies: z.array(anomaly), cursor: z.nullable(z.string()) });

export const documentation: readonly OperationDocumentation[] = [
  {
    operation,
    operationId: "listReceiptAnomalies",
    chapter: "Ricevute",
    summary: "Elenca le ricevute che chiedono attenzione",
    description:
      "Elenca le ricevute fuori dall'ordinario, le più recenti per prime: pagamenti doppi, di " +
      "posizioni annullate o sconosciute, con importo diverso, dopo la scadenza. Con severity si " +
      "scelgono quelle di cui l'ente deve occuparsi (toHandle) o quelle solo da sapere " +
      "(information).",
    parameters: organizationParameters,
    query: anomaliesQuery,
    answers: {
      200: {
        description: "Una pagina dell'elenco.",
        schema: page,
        example: {
          anomalies: [
            {
              reason: "amountDiffers",
              severity: "toHandle",
              sentence: "L'importo pagato è diverso da quello dovuto.",
              archivedAt: null,
              receipt: receiptRecordExample,
            },
          ],
          cursor: null,
        },
      },
    },
  },
];
