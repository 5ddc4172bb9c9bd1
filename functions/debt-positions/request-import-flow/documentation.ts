import * as z from "zod/mini";
import type { OperationDocumentation } from "../../../shared/lambda/operation-documentation.ts";
import { organizationParameters } from "../../../shared/lambda/route-parameters.ts";
import { operation } from "./operation.ts";
import { requestBody } from "./request-body.ts";

const registered = z.object({
  id: z.string(),
  status: z.literal("AWAITING_UPLOAD"),
  dryRun: z.boolean(),
  upload: z.object({
    method: z.literal("PUT"),
    url: z.url(),
    headers: z.record(z.string(), z.string()),
    expiresAt: z.iso.datetime(),
  }),
  links: z.object({ self: z.string(), start: z.string() }),
});

export const documentation: readonly OperationDocumentation[] = [
  {
    operation,
    operationId: "requestImportFlow",
    chapter: "Flussi",
    summary: "Registra un flusso e ne chiede il caricamento",
    description:
      "Registra un flusso di posizioni debitorie e restituisce l'indirizzo a cui caricare il " +
      "file ZIP con una richiesta PUT, con le intestazioni indicate ed entro la scadenza. Dopo il " +
      "caricamento il flusso va avviato. Con dryRun il file è controllato per intero e nulla " +
      "cambia: nessuna posizione, nessuno IUV.",
    parameters: organizationParameters,
    body: {
      schema: requestBody,
      example: { fileName: "c_demo1-TARI2027-1_4.zip", sizeBytes: 34_560, dryRun: false },
    },
    answers: {
      201: {
        description: "Flusso registrato, in attesa del suo file.",
        schema: registered,
        headers: { location: "Indirizzo del flusso." },
        example: {
          id: "20270115T093000-4f1c2a",
          status: "AWAITING_UPLOAD",
          dryRun: false,
          upload: {
            method: "PUT",
            url: "https://file.pagamenti.regione.example/caricamento?firma=7c1d",
            headers: { "content-type": "application/zip" },
            expiresAt: "2027-01-15T10:30:00.000Z",
          },
          links: {
            self: "/v1/organizations/02336340159/import-flows/20270115T093000-4f1c2a",
            start: "/v1/organizations/02336340159/import-flows/20270115T093000-4f1c2a/start",
          },
        },
      },
      422: {
        description: "Il nome del file non ha la forma prevista, oppure è di un altro ente.",
      },
    },
  },
];
