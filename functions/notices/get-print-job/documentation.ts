import * as z from "zod/mini";
import {
  envelopeWindows,
  packOrders,
} from "../../../shared/domain/organizations/notice-print-settings.ts";
import type { OperationDocumentation } from "../../../shared/lambda/operation-documentation.ts";
import { printJobParameters } from "../../../shared/lambda/route-parameters.ts";
import { operation } from "./operation.ts";

const count = z.int().check(z.minimum(0));
const texts = z.optional(z.array(z.string()));

const printFilter = z.object({
  types: texts,
  dueFrom: z.optional(z.iso.date()),
  dueTo: z.optional(z.iso.date()),
  amountFromCents: z.optional(count),
  amountToCents: z.optional(count),
  postalCodes: texts,
  withoutEmail: z.optional(z.boolean()),
  rows: z.optional(z.array(z.object({ from: count, to: count }))),
  iuds: texts,
});

const printJob = z.object({
  id: z.string(),
  format: z.enum(["packs", "zip"]),
  order: z.enum(packOrders),
  duplex: z.boolean(),
  envelopeWindow: z.enum(envelopeWindows),
  coverIndex: z.boolean(),
  filter: printFilter,
  requestedAt: z.iso.datetime(),
  status: z.enum(["REQUESTED", "PRINTING", "DONE", "REFUSED"]),
  complete: z.boolean(),
  notices: z.object({ selected: z.nullable(count), made: count, leftOut: count }),
  packs: z.object({ total: z.nullable(count), made: count }),
  refusal: z.nullable(z.string()),
  files: z.array(z.object({ pack: count, notices: count, bytes: count, url: z.url() })),
  links: z.object({ self: z.string(), flow: z.string() }),
});

const flow = "/v1/organizations/02336340159/import-flows/20270115T093000-4f1c2a";

export const documentation: readonly OperationDocumentation[] = [
  {
    operation,
    operationId: "getPrintJob",
    chapter: "Avvisi",
    summary: "Legge l'avanzamento di una stampa",
    description:
      "Dice a che punto è una stampa chiesta per un flusso, e dà gli indirizzi da cui scaricare " +
      "per un'ora i file già pronti. leftOut conta gli avvisi dei tipi dovuto che stampa l'ente " +
      "(printDisabled): erano fra quelli chiesti, e non ci sono.",
    parameters: printJobParameters,
    answers: {
      200: {
        description: "La stampa com'è ora.",
        schema: printJob,
        example: {
          id: "6c1f0b1f3f2d4a10",
          format: "packs",
          order: "postalCode",
          duplex: true,
          envelopeWindow: "none",
          coverIndex: true,
          filter: { types: ["TARI"] },
          requestedAt: "2027-01-15T10:00:00.000Z",
          status: "PRINTING",
          complete: false,
          notices: { selected: 1_700, made: 1_000, leftOut: 0 },
          packs: { total: 2, made: 1 },
          refusal: null,
          files: [
            {
              pack: 1,
              notices: 1_000,
              bytes: 8_120_344,
              url: "https://file.pagamenti.regione.example/pacchetto?firma=7c1d",
            },
          ],
          links: { self: `${flow}/print-jobs/6c1f0b1f3f2d4a10`, flow },
        },
      },
    },
  },
];
