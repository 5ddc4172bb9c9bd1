import {
  debtPositionExample,
  debtPositionShape,
} from "../../../shared/lambda/answer-shapes/debt-position-shape.ts";
import type { OperationDocumentation } from "../../../shared/lambda/operation-documentation.ts";
import { debtPositionParameters } from "../../../shared/lambda/route-parameters.ts";
import { operation } from "./operation.ts";

export const documentation: readonly OperationDocumentation[] = [
  {
    operation,
    operationId: "getDebtPosition",
    chapter: "Posizioni debitorie",
    summary: "Legge una posizione debitoria",
    description:
      "Restituisce una posizione con i suoi avvisi, ciò che è stato pagato e ciò che resta da " +
      "pagare. Vale per le posizioni create una per una e per quelle caricate con un flusso.",
    parameters: debtPositionParameters,
    answers: {
      200: {
        description: "La posizione com'è ora.",
        headers: { etag: "Versione da indicare in If-Match per modificarla." },
        schema: debtPositionShape,
        example: debtPositionExample,
      },
    },
  },
];
