import * as z from "zod/mini";
import {
  organizationExample,
  organizationMembers,
} from "../../../shared/lambda/answer-shapes/organization-shape.ts";
import type { OperationDocumentation } from "../../../shared/lambda/operation-documentation.ts";
import { organizationParameters } from "../../../shared/lambda/route-parameters.ts";
import * as operations from "./operations.ts";
import { profileBody } from "./profile-body.ts";

const registry = z.object(organizationMembers);
const headers = { etag: "La versione dell'anagrafica, per modificarla." };

export const documentation: readonly OperationDocumentation[] = [
  {
    operation: operations.findRegistry,
    operationId: "getOwnRegistry",
    chapter: "Enti",
    summary: "Mostra all'ente la propria anagrafica",
    description:
      "Dà all'ente del token la sua anagrafica: stato e ciò che lo stato permette (open), stazioni, " +
      "conti, recapiti, stampa degli avvisi, tipi dovuto.",
    parameters: organizationParameters,
    answers: {
      200: {
        description: "L'anagrafica.",
        schema: registry,
        headers,
        example: organizationExample,
      },
    },
  },
  {
    operation: operations.changeProfile,
    operationId: "patchOwnRegistry",
    chapter: "Enti",
    summary: "Modifica la parte dell'anagrafica che è dell'ente",
    description:
      "L'ente cambia da sé i recapiti (contacts), la stampa degli avvisi con la seconda lingua e i " +
      "canali di pagamento (noticePrint) e il testo della sua pagina (information). Ogni campo " +
      "inviato sostituisce il suo per intero, null lo toglie, quelli assenti restano. Gli avvisi " +
      "già emessi si ristampano com'erano.",
    parameters: organizationParameters,
    body: {
      schema: profileBody,
      example: {
        contacts: { phone: "0390000000", website: "https://www.comune.prova.example" },
        information: "Lo sportello tributi è aperto il lunedì dalle 9 alle 12.",
      },
    },
    answers: {
      200: {
        description: "L'anagrafica modificata.",
        schema: registry,
        headers,
        example: organizationExample,
      },
    },
  },
];
