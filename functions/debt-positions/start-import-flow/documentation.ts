import * as z from "zod/mini";
import type { OperationDocumentation } from "../../../shared/lambda/operation-documentation.ts";
import { importFlowParameters } from "../../../shared/lambda/route-parameters.ts";
import { operation } from "./operation.ts";

const started = z.object({ id: z.string(), links: z.object({ self: z.string() }) });

export const documentation: readonly OperationDocumentation[] = [
  {
    operation,
    operationId: "startImportFlow",
    chapter: "Flussi",
    summary: "Avvia un flusso caricato",
    description:
      "Avvia l'importazione di un flusso il cui file è stato caricato. Il lavoro prosegue da sé: " +
      "l'avanzamento si legge all'indirizzo del flusso. Avviarlo di nuovo non cambia nulla.",
    parameters: importFlowParameters,
    answers: {
      202: {
        description: "L'importazione è avviata, o lo era già.",
        schema: started,
        headers: { location: "Indirizzo del flusso, con il suo avanzamento." },
        example: {
          id: "20270115T093000-4f1c2a",
          links: { self: "/v1/organizations/02336340159/import-flows/20270115T093000-4f1c2a" },
        },
      },
    },
  },
];
