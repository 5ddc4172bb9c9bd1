import * as z from "zod/mini";
import { onboardingSteps, stepStates } from "../../../shared/domain/organizations/onboarding.ts";
import { preProductionChecks } from "../../../shared/domain/organizations/onboarding-report.ts";
import { organizationStatuses } from "../../../shared/domain/organizations/organization.ts";
import {
  openExample,
  openShape,
  organizationExample,
  organizationMembers,
} from "../../../shared/lambda/answer-shapes/organization-shape.ts";
import type { OperationDocumentation } from "../../../shared/lambda/operation-documentation.ts";
import { organizationParameters } from "../../../shared/lambda/route-parameters.ts";
import * as operations from "./operations.ts";
import { onboardingBody, statusChangeBody } from "./registry-body.ts";
import { listQuery } from "./routes.ts";

const status = z.enum(organizationStatuses);
const self = "/v1/organizations/02336340159";
const registryEtag = { etag: "La versione dell'anagrafica, per modificarla." };

const listed = z.object({
  organizations: z.array(
    z.object({
      fiscalCode: z.string(),
      ipaCode: z.string(),
      name: z.string(),
      status,
      isPublic: z.boolean(),
      links: z.object({ self: z.string() }),
    }),
  ),
  cursor: z.nullable(z.string()),
});

const registry = z.object({
  ...organizationMembers,
  links: z.object({ self: z.string(), onboarding: z.string() }),
});

const report = {
  at: z.iso.datetime(),
  checks: z.array(
    z.object({ check: z.enum(preProductionChecks), green: z.boolean(), sentence: z.string() }),
  ),
};

const onboarding = z.object({
  status,
  steps: z.array(
    z.object({
      step: z.enum(onboardingSteps),
      name: z.string(),
      state: z.enum(stepStates),
      by: z.exactOptional(
        z.object({
          kind: z.enum(["client", "person", "commandLine", "portal"]),
          id: z.string(),
          role: z.exactOptional(z.string()),
        }),
      ),
      at: z.exactOptional(z.iso.datetime()),
      evidence: z.exactOptional(z.string()),
      documentReference: z.exactOptional(z.string()),
      notes: z.exactOptional(z.string()),
      report: z.exactOptional(z.object(report)),
    }),
  ),
  preProductionReport: z.object({ green: z.boolean(), ...report }),
});

const changed = z.object({
  fiscalCode: z.string(),
  status,
  previousStatus: z.nullable(status),
  open: openShape,
});

const steps = [
  {
    step: "agreement",
    state: "DONE",
    evidence: "Atto di adesione firmato dal dirigente.",
    documentReference: "Prot. 1234/2027",
  },
] as const;

const onboardingExample = {
  status: "INSERITO",
  steps: [
    {
      ...steps[0],
      name: "Atto di adesione",
      by: { kind: "client", id: "regione" },
      at: "2027-01-15T10:00:00.000Z",
    },
    { step: "pagoPaAdhesion", name: "Adesione formale a pagoPA", state: "TO_DO" },
  ],
  preProductionReport: {
    green: false,
    at: "2027-01-15T10:00:00.000Z",
    checks: [
      {
        check: "activeType",
        green: false,
        sentence: "L'ente non ha nessun tipo dovuto attivo.",
      },
    ],
  },
} as const;

const theSteps =
  "I passi sono cinque: atto di adesione (agreement), adesione formale a pagoPA " +
  "(pagoPaAdhesion), configurazione e IBAN (configuration), test di pre-esercizio " +
  "(preProduction), esercizio (production).";

export const documentation: readonly OperationDocumentation[] = [
  {
    operation: operations.listOrganizations,
    operationId: "listOrganizations",
    chapter: "Enti",
    summary: "Elenca gli enti della Regione",
    description:
      "Elenca gli enti in qualsiasi stato, per codice fiscale, volendo di un solo stato (status) o " +
      "con parole del nome, codice IPA o fiscale (q, bastano gli inizi). La pagina seguente si " +
      "chiede con il cursore di questa e gli stessi filtri; l'ultima ha cursore null.",
    query: listQuery,
    answers: {
      200: {
        description: "Una pagina dell'elenco.",
        schema: listed,
        example: {
          organizations: [
            {
              fiscalCode: "02336340159",
              ipaCode: "c_demo1",
              name: "Comune di Prova",
              status: "PRE-ESERCIZIO",
              isPublic: false,
              links: { self },
            },
          ],
          cursor: null,
        },
      },
    },
  },
  {
    operation: operations.findOrganization,
    operationId: "getOrganization",
    chapter: "Enti",
    summary: "Mostra l'anagrafica di un ente",
    description: "Dà alla Regione l'anagrafica di un ente, il suo stato e ciò che questo permette.",
    parameters: organizationParameters,
    answers: {
      200: {
        description: "L'anagrafica.",
        schema: registry,
        headers: registryEtag,
        example: { ...organizationExample, links: { self, onboarding: `${self}/onboarding` } },
      },
    },
  },
  {
    operation: operations.findOnboarding,
    operationId: "getOnboarding",
    chapter: "Enti",
    summary: "Mostra a che punto è l'adesione di un ente",
    description:
      `${theSteps} Di ciascuno: stato, chi, quando, evidenza. Il rapporto del test di ` +
      "pre-esercizio è ciò che il portale vede da sé, adesso: un tipo dovuto attivo, un avviso che " +
      "si stampa e un pagamento ricevuto negli ultimi 31 giorni che ha chiuso la sua posizione " +
      "senza anomalie da trattare.",
    parameters: organizationParameters,
    answers: {
      200: {
        description: "I passi e il rapporto. Senza passi registrati non c'è ancora un ETag.",
        schema: onboarding,
        example: onboardingExample,
      },
    },
  },
  {
    operation: operations.recordOnboarding,
    operationId: "patchOnboarding",
    chapter: "Enti",
    summary: "Registra passi dell'adesione di un ente",
    description:
      `${theSteps} I passi inviati sostituiscono i loro, gli altri restano. Si concludono ` +
      "nell'ordine e con un'evidenza; il test di pre-esercizio solo con il rapporto tutto verde, " +
      "l'ultimo solo con l'ente in ESERCIZIO. La prima volta non c'è una versione da indicare in " +
      "If-Match, poi sì.",
    parameters: organizationParameters,
    body: { schema: onboardingBody, example: { steps } },
    answers: {
      200: {
        description: "I passi come sono adesso.",
        schema: onboarding,
        headers: { etag: "La versione dei passi, per registrarne altri." },
        example: onboardingExample,
      },
      409: { description: "Passi che non si possono concludere, ciascuno con il suo motivo." },
    },
  },
  {
    operation: operations.changeStatus,
    operationId: "changeOrganizationStatus",
    chapter: "Enti",
    summary: "Cambia lo stato di un ente",
    description:
      "INSERITO → PRE-ESERCIZIO con i primi tre passi, un conto e un tipo dovuto; PRE-ESERCIZIO → " +
      "ESERCIZIO con quattro passi, un IBAN attivo, un tipo dovuto attivo e il test superato; " +
      "SOSPESO da questi due, e ritorno con le stesse condizioni; CESSATO da ogni stato e per " +
      "sempre. Per SOSPESO e CESSATO serve un motivo. Un ente SOSPESO o CESSATO non carica e non " +
      "incassa, ma le ricevute dei pagamenti già iniziati arrivano e tutto resta leggibile.",
    parameters: organizationParameters,
    body: {
      schema: statusChangeBody,
      example: { status: "SOSPESO", reason: "Verifica dei conti di accredito." },
    },
    answers: {
      200: {
        description: "Lo stato nuovo.",
        schema: changed,
        headers: registryEtag,
        example: {
          fiscalCode: "02336340159",
          status: "PRE-ESERCIZIO",
          previousStatus: null,
          open: openExample,
        },
      },
      409: { description: "Tutto ciò che manca all'ente per lo stato chiesto." },
      412: { description: "L'anagrafica è cambiata dopo la versione indicata in If-Match." },
    },
  },
];
