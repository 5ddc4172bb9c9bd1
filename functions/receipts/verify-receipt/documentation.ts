import * as z from "zod/mini";
import type { OperationDocumentation } from "../../../shared/lambda/operation-documentation.ts";
import { operation } from "./operation.ts";
import { verificationParameters } from "./verification-parameters.ts";

const verified = z.object({
  organizationName: z.string(),
  amountCents: z.int().check(z.minimum(0)),
  paidOn: z.nullable(z.iso.date()),
  pspName: z.string(),
  outcome: z.enum(["OK", "KO"]),
  noticeNumberLastDigits: z.string(),
});

export const documentation: readonly OperationDocumentation[] = [
  {
    operation,
    operationId: "verifyReceipt",
    chapter: "Ricevute",
    summary: "Controlla una ricevuta stampata",
    description:
      "Dice a chiunque abbia in mano una ricevuta stampata che cosa deve esservi scritto, dal " +
      "codice di verifica che riporta. Non serve un token e non si vedono dati di persone.",
    parameters: verificationParameters,
    answers: {
      200: {
        description: "Che cosa deve riportare la ricevuta.",
        schema: verified,
        example: {
          organizationName: "Comune di Prova",
          amountCents: 12_050,
          paidOn: "2027-02-01",
          pspName: "Banca di Prova",
          outcome: "OK",
          noticeNumberLastDigits: "2307",
        },
      },
    },
  },
];
