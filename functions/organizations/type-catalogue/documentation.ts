import * as z from "zod/mini";
import { catalogueTypeBody } from "../../../shared/domain/organizations/debt-position-type-body.ts";
import { taxonomySteps } from "../../../shared/domain/taxonomy/taxonomy-choices.ts";
import {
  catalogueTypeExample,
  catalogueTypeShape,
} from "../../../shared/lambda/answer-shapes/debt-position-type-shape.ts";
import type { OperationDocumentation } from "../../../shared/lambda/operation-documentation.ts";
import { catalogueTypeParameters } from "../../../shared/lambda/route-parameters.ts";
import * as operations from "./operations.ts";
import { choicesQuery } from "./routes.ts";

const chapter = "Tipi dovuto";
const headers = { etag: "Versione da indicare in If-Match per modificarla." };
const entry = (description: string) => ({
  description,
  schema: catalogueTypeShape,
  headers,
  example: catalogueTypeExample,
});
const instant = z.nullable(z.iso.datetime());

const { code: _, ...sentExample } = catalogueTypeExample;

const catalogue: readonly OperationDocumentation[] = [
  {
    operation: operations.listCatalogue,
    operationId: "listCatalogueTypes",
    chapter,
    summary: "Elenca il catalogo regionale dei tipi dovuto",
    description:
      "Elenca le voci del catalogo da cui gli enti adottano i loro tipi dovuto, in ordine di " +
      "codice. La versione di una voce si legge mostrandola da sola.",
    answers: {
      200: {
        description: "Le voci del catalogo.",
        schema: z.object({ debtPositionTypes: z.array(catalogueTypeShape) }),
        example: { debtPositionTypes: [catalogueTypeExample] },
      },
    },
  },
  {
    operation: operations.showCatalogueType,
    operationId: "getCatalogueType",
    chapter,
    summary: "Mostra una voce del catalogo",
    description: "Mostra una voce del catalogo regionale dei tipi dovuto, con la sua versione.",
    parameters: catalogueTypeParameters,
    answers: { 200: entry("La voce del catalogo.") },
  },
  {
    operation: operations.replaceCatalogueType,
    operationId: "replaceCatalogueType",
    chapter,
    summary: "Scrive una voce del catalogo",
    description:
      "Crea una voce del catalogo o ne sostituisce tutti i campi. I tipi che gli enti ne hanno " +
      "già tratto non cambiano. Per una voce che esiste occorre If-Match.",
    parameters: catalogueTypeParameters,
    body: { schema: catalogueTypeBody, example: sentExample },
    answers: {
      200: entry("La voce com'è adesso."),
      201: entry("La voce, nuova."),
    },
  },
  {
    operation: operations.removeCatalogueType,
    operationId: "deleteCatalogueType",
    chapter,
    summary: "Elimina una voce del catalogo",
    description:
      "Elimina una voce del catalogo che nessun ente ha adottato. Legge le anagrafiche di tutti " +
      "gli enti: può richiedere qualche secondo.",
    parameters: catalogueTypeParameters,
    answers: {
      204: { description: "La voce non c'è più." },
      409: { description: "Alcuni enti l'hanno adottata." },
    },
  },
];

const taxonomy: readonly OperationDocumentation[] = [
  {
    operation: operations.listTaxonomyWarnings,
    operationId: "listTaxonomyWarnings",
    chapter,
    summary: "Elenca i tipi dovuto con un codice tassonomico da cambiare",
    description:
      "Elenca i tipi dovuto attivi di tutti gli enti il cui codice tassonomico scade entro 30 " +
      "giorni, non è più valido o non è nell'elenco di pagoPA, com'era all'ultimo scaricamento " +
      "dell'elenco (ogni giorno). total li conta tutti, anche quando non sono tutti elencati.",
    answers: {
      200: {
        description: "I tipi dovuto da sistemare; prima quelli già non validi.",
        schema: z.object({
          syncedAt: instant,
          total: z.int().check(z.minimum(0)),
          warnings: z.array(
            z.object({
              organization: z.string(),
              typeCode: z.string(),
              taxonomyCode: z.string(),
              state: z.enum(["expiring", "ended", "unknown", "notYetValid"]),
              validTo: z.nullable(z.iso.date()),
            }),
          ),
        }),
        example: {
          syncedAt: "2027-02-01T04:17:05.000Z",
          total: 1,
          warnings: [
            {
              organization: "02336340159",
              typeCode: "MENSA",
              taxonomyCode: "9/0107101TS/",
              state: "expiring",
              validTo: "2027-02-20",
            },
          ],
        },
      },
    },
  },
  {
    operation: operations.listTaxonomyChoices,
    operationId: "listTaxonomyChoices",
    chapter,
    summary: "Sceglie un codice tassonomico un passo alla volta",
    description:
      "Dà le scelte del passo seguente verso un codice della tassonomia pagoPA: prima il tipo di " +
      "ente, poi la macro area, poi il servizio, infine i codici con il loro motivo giuridico. " +
      "Si indicano le scelte già fatte, nell'ordine. Vale ciò che è valido oggi. Non serve un token.",
    query: choicesQuery,
    answers: {
      200: {
        description: "Le scelte del passo; nessuna finché l'elenco non è stato scaricato.",
        headers: { "cache-control": "Per quanto tempo la risposta si può conservare." },
        schema: z.object({
          step: z.enum(taxonomySteps),
          choices: z.array(
            z.object({
              code: z.string(),
              name: z.string(),
              description: z.exactOptional(z.string()),
            }),
          ),
          syncedAt: instant,
        }),
        example: {
          step: "macroArea",
          choices: [{ code: "07", name: "Scuola", description: "Servizi per la scuola" }],
          syncedAt: "2027-02-01T04:17:05.000Z",
        },
      },
    },
  },
];

export const documentation = [...catalogue, ...taxonomy];
