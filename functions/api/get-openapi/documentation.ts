import * as z from "zod/mini";
import type { OperationDocumentation } from "../../../shared/lambda/operation-documentation.ts";
import * as operations from "./operations.ts";
import { problemParameters } from "./problem-parameters.ts";

const headers = {
  "cache-control": "Per quanto tempo la risposta si può conservare.",
  etag: "Distingue questa versione da ogni altra.",
};
const unchanged = { description: "È ancora quella indicata con If-None-Match." };

export const documentation: readonly OperationDocumentation[] = [
  {
    operation: operations.getOpenApi,
    operationId: "getOpenApi",
    chapter: "Servizio",
    summary: "Descrizione dell'API in OpenAPI",
    description:
      "Questa descrizione, in OpenAPI 3.1, com'è nell'ambiente a cui la si chiede: per generare " +
      "client e prove.",
    answers: {
      200: {
        description: "La descrizione.",
        schema: z.looseObject({ openapi: z.string() }),
        headers,
      },
      304: unchanged,
    },
  },
  {
    operation: operations.getDocumentation,
    operationId: "getDocumentation",
    chapter: "Servizio",
    summary: "Descrizione dell'API da leggere",
    description: "La stessa descrizione come pagina web accessibile, in italiano.",
    answers: {
      200: { description: "La pagina.", contentTypes: ["text/html"], headers },
      304: unchanged,
    },
  },
  {
    operation: operations.getProblem,
    operationId: "getProblem",
    chapter: "Servizio",
    summary: "Significato di un problema",
    description:
      "Che cosa significa un problema e che cosa fare: è la pagina a cui porta il type di ogni " +
      "risposta application/problem+json.",
    parameters: problemParameters,
    answers: {
      200: { description: "La pagina del problema.", contentTypes: ["text/html"], headers },
      304: unchanged,
    },
  },
];
