import * as z from "zod/mini";
import type { OperationDocumentation } from "../../../shared/lambda/operation-documentation.ts";
import { importFlowParameters } from "../../../shared/lambda/route-parameters.ts";
import { operation } from "./operation.ts";

const count = z.int().check(z.minimum(0));

const importFlow = z.object({
  id: z.string(),
  name: z.string(),
  dryRun: z.boolean(),
  status: z.enum(["AWAITING_UPLOAD", "QUEUED", "IMPORTING", "IMPORTED", "REFUSED"]),
  complete: z.boolean(),
  rows: z.nullable(count),
  read: count,
  accepted: count,
  rejected: count,
  notices: z.object({ expected: count, made: count }),
  notified: z.object({
    expected: count,
    io: count,
    email: count,
    unreachable: count,
    uncertain: count,
    notNeeded: count,
  }),
  seconds: z.object({ import: z.nullable(z.number()), notices: z.nullable(z.number()) }),
  estimatedEnd: z.nullable(z.iso.datetime()),
  writeUnitsPerRow: z.nullable(z.number()),
  refusal: z.nullable(z.object({ code: z.string(), detail: z.string() })),
  files: z.object({
    iuv: z.nullable(z.url()),
    rejected: z.nullable(z.url()),
    notices: z.nullable(z.url()),
    printPacks: z.array(z.url()),
  }),
  links: z.object({ self: z.string() }),
});

export const documentation: readonly OperationDocumentation[] = [
  {
    operation,
    operationId: "getImportFlow",
    chapter: "Flussi",
    summary: "Legge l'avanzamento di un flusso",
    description:
      "Dice a che punto è un flusso: righe accettate e scartate, avvisi prodotti, debitori " +
      "avvisati, fine prevista. Quando ci sono, dà gli indirizzi da cui scaricare per un'ora il " +
      "file con gli IUV, quello degli scarti e gli avvisi.",
    parameters: importFlowParameters,
    answers: {
      200: {
        description: "Il flusso com'è ora.",
        schema: importFlow,
        example: {
          id: "20270115T093000-4f1c2a",
          name: "c_demo1-TARI2027-1_4.zip",
          dryRun: false,
          status: "IMPORTING",
          complete: false,
          rows: 1_200,
          read: 1_000,
          accepted: 996,
          rejected: 4,
          notices: { expected: 996, made: 500 },
          notified: {
            expected: 640,
            io: 210,
            email: 95,
            unreachable: 12,
            uncertain: 0,
            notNeeded: 0,
          },
          seconds: { import: 4.2, notices: null },
          estimatedEnd: "2027-01-15T09:30:05.000Z",
          writeUnitsPerRow: 2.03,
          refusal: null,
          files: { iuv: null, rejected: null, notices: null, printPacks: [] },
          links: { self: "/v1/organizations/02336340159/import-flows/20270115T093000-4f1c2a" },
        },
      },
    },
  },
];
