import * as z from "zod/mini";
import type { OperationDocumentation } from "../../../shared/lambda/operation-documentation.ts";
import * as operations from "./operations.ts";
import { organizationsQuery, typesQuery } from "./routes.ts";
import { organizationParameters } from "./search-queries.ts";

const nameShape = { fiscalCode: z.string(), ipaCode: z.string(), name: z.string() };
const pageShape = { total: z.int().check(z.minimum(0)), cursor: z.nullable(z.string()) };
const text = z.exactOptional(z.string());

const organizationsPage = z.object({
  organizations: z.array(z.object({ ...nameShape, spontaneousTypes: z.int().check(z.minimum(0)) })),
  ...pageShape,
});

const typesPage = z.object({
  types: z.array(
    z.object({
      code: z.string(),
      description: z.string(),
      spontaneous: z
        .boolean()
        .check(z.describe("Vero se un cittadino può iniziare da sé il pagamento.")),
      organization: z.object(nameShape),
    }),
  ),
  ...pageShape,
});

const homePage = z.object({
  ...nameShape,
  officeName: z.nullable(z.string()),
  address: z.object({
    street: z.string(),
    civicNumber: text,
    postalCode: text,
    city: text,
    province: text,
    country: text,
  }),
  contacts: z.object({ phone: text, pec: text, email: text, website: text }),
  information: z.nullable(z.string()),
  logoPngBase64: z.nullable(z.string()),
  types: z.array(z.object({ code: z.string(), description: z.string() })),
});

const name = { fiscalCode: "80007580279", ipaCode: "c_demo1", name: "Comune di Prova" };
const headers = { "cache-control": "Per quanto tempo la risposta si può conservare." };

const howWordsAreMet =
  "Le parole valgono in qualsiasi ordine; accenti e maiuscole non contano, bastano gli inizi, si " +
  "perdonano uno o due errori di battitura e la differenza fra singolare e plurale. Prima viene " +
  "chi corrisponde meglio.";

export const documentation: readonly OperationDocumentation[] = [
  {
    operation: operations.searchOrganizations,
    operationId: "searchOrganizations",
    chapter: "Ricerca pubblica",
    summary: "Cerca un ente",
    description:
      "Cerca fra gli enti pubblici del portale per nome, codice IPA o codice fiscale (q); senza " +
      `parole li elenca tutti. ${howWordsAreMet} Non serve un token.`,
    query: organizationsQuery,
    answers: {
      200: {
        description: "Una pagina degli enti trovati.",
        schema: organizationsPage,
        headers,
        example: { organizations: [{ ...name, spontaneousTypes: 4 }], total: 1, cursor: null },
      },
    },
  },
  {
    operation: operations.showOrganization,
    operationId: "showPublicOrganization",
    chapter: "Ricerca pubblica",
    summary: "Mostra la pagina di un ente",
    description:
      "Dà nome, informazioni, recapiti e logo di un ente pubblico, trovato con il suo codice IPA o fiscale, e i " +
      "tipi dovuto di cui un cittadino può iniziare il pagamento. Un ente che non è pubblico " +
      "risulta inesistente. Non serve un token.",
    parameters: organizationParameters,
    answers: {
      200: {
        description: "La pagina dell'ente.",
        schema: homePage,
        headers,
        example: {
          ...name,
          officeName: null,
          address: { street: "Via San Martino", civicNumber: "8", city: "Prova" },
          contacts: { website: "https://www.comune.prova.example" },
          information: "Lo sportello è aperto dal lunedì al venerdì.",
          logoPngBase64: null,
          types: [{ code: "MENSA", description: "Mensa scolastica" }],
        },
      },
    },
  },
  {
    operation: operations.searchTypes,
    operationId: "searchDebtPositionTypes",
    chapter: "Ricerca pubblica",
    summary: "Cerca un tipo dovuto fra tutti gli enti",
    description:
      "Cerca fra i tipi dovuto attivi degli enti pubblici per descrizione, codice, parole chiave " +
      "e nome dell'ente (q), volendo di un solo ente (organization: codice IPA o fiscale) o solo " +
      `fra quelli che un cittadino può pagare di sua iniziativa (spontaneous). ${howWordsAreMet} ` +
      "Non serve un token.",
    query: typesQuery,
    answers: {
      200: {
        description: "Una pagina dei tipi dovuto trovati.",
        schema: typesPage,
        headers,
        example: {
          types: [
            {
              code: "MENSA",
              description: "Mensa scolastica",
              spontaneous: true,
              organization: name,
            },
          ],
          total: 1,
          cursor: null,
        },
      },
    },
  },
];
