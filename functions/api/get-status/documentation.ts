import * as z from "zod/mini";
import type { OperationDocumentation } from "../../../shared/lambda/operation-documentation.ts";
import { operation } from "./operation.ts";

const contentTypes = ["application/problem+json"];

const status = z.object({
  type: z.string(),
  status: z.int().check(z.minimum(100), z.maximum(599)),
  title: z.string(),
  detail: z.string(),
});

export const documentation: readonly OperationDocumentation[] = [
  {
    operation,
    operationId: "getStatus",
    chapter: "Servizio",
    summary: "Stato del portale",
    description: "Dice se il portale è in funzione: se risponde e raggiunge i suoi dati.",
    answers: {
      200: {
        description: "Il portale è in funzione.",
        schema: status,
        contentTypes,
        example: {
          type: "about:blank",
          status: 200,
          title: "Il portale è in funzione",
          detail: "Il portale risponde e raggiunge i suoi dati.",
        },
      },
      503: {
        description: "Il portale non è disponibile.",
        headers: { "retry-after": "Dopo quanti secondi riprovare." },
      },
    },
  },
];
