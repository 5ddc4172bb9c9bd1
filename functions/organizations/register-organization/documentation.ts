import * as z from "zod/mini";
import { noticePrintBody } from "../../../shared/domain/organizations/notice-print-body.ts";
import { organizationStatuses } from "../../../shared/domain/organizations/organization.ts";
import { organizationBody } from "../../../shared/domain/organizations/organization-body.ts";
import { sentOrganizationExample } from "../../../shared/lambda/answer-shapes/organization-shape.ts";
import type { OperationDocumentation } from "../../../shared/lambda/operation-documentation.ts";
import { organizationParameters } from "../../../shared/lambda/route-parameters.ts";
import { operation } from "./operation.ts";

const registered = z.object({
  fiscalCode: z.string(),
  ipaCode: z.string(),
  name: z.string(),
  status: z.enum(organizationStatuses),
  noticePrint: noticePrintBody,
  noticeVersion: z.int().check(z.minimum(1)),
});

const example = {
  fiscalCode: "02336340159",
  ipaCode: "c_demo1",
  name: "Comune di Prova",
  status: "INSERITO",
  noticePrint: {},
  noticeVersion: 1,
};
const headers = { etag: "La versione dell'anagrafica, per modificarla." };

export const documentation: readonly OperationDocumentation[] = [
  {
    operation,
    operationId: "putOrganization",
    chapter: "Enti",
    summary: "Registra un ente o ne sostituisce l'anagrafica",
    description:
      "Registra un ente nuovo, che nasce INSERITO, oppure sostituisce per intero l'anagrafica di " +
      "uno registrato: in questo caso If-Match porta la versione letta. Lo stato non ne fa parte, " +
      "si cambia con status-changes. I tipi dovuto si possono dare alla registrazione; se in una " +
      "sostituzione mancano restano quelli che ci sono. Le stazioni sono dell'intermediario, ogni " +
      "codice di segregazione è di una sola stazione, gli IBAN sono italiani o di San Marino, il " +
      "codice IPA è di un ente solo. Il logo è un PNG di al più 250 × 250 pixel oppure un SVG. Un " +
      "ente con più intermediari non stampa bollettini finché la Regione non lo conferma.",
    parameters: organizationParameters,
    body: { schema: organizationBody, example: sentOrganizationExample },
    answers: {
      200: { description: "Anagrafica sostituita.", schema: registered, headers, example },
      201: { description: "Ente registrato.", schema: registered, headers, example },
      409: { description: "Il codice IPA è già di un altro ente." },
    },
  },
];
