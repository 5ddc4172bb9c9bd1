import * as z from "zod/mini";
import type { OperationDocumentation } from "../../../shared/lambda/operation-documentation.ts";
import { importFlowParameters } from "../../../shared/lambda/route-parameters.ts";
import { operation } from "./operation.ts";
import { requestBody } from "./request-body.ts";

const accepted = z.object({
  id: z.string(),
  links: z.object({ self: z.string(), flow: z.string() }),
});

export const documentation: readonly OperationDocumentation[] = [
  {
    operation,
    operationId: "requestPrintJob",
    chapter: "Avvisi",
    summary: "Chiede la stampa degli avvisi di un flusso",
    description:
      "Chiede di stampare gli avvisi di un flusso ancora da pagare, scelti con un filtro: in " +
      "pacchetti PDF pronti per la tipografia (packs) oppure uno per uno in uno ZIP (zip). " +
      "L'avanzamento si legge all'indirizzo della stampa. La stessa richiesta è la stessa stampa.",
    parameters: importFlowParameters,
    body: {
      schema: requestBody,
      example: {
        format: "packs",
        order: "postalCode",
        duplex: true,
        filter: { types: ["TARI"], withoutEmail: true },
      },
    },
    answers: {
      202: {
        description: "La stampa è accettata, o lo era già.",
        schema: accepted,
        headers: { location: "Indirizzo della stampa, con il suo avanzamento." },
        example: {
          id: "6c1f0b1f3f2d4a10",
          links: {
            self:
              "/v1/organizations/02336340159/import-flows/20270115T093000-4f1c2a" +
              "/print-jobs/6c1f0b1f3f2d4a10",
            flow: "/v1/organizations/02336340159/import-flows/20270115T093000-4f1c2a",
          },
        },
      },
    },
  },
];
