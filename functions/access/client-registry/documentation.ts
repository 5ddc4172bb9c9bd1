import * as z from "zod/mini";
import type { OperationDocumentation } from "../../../shared/lambda/operation-documentation.ts";
import { pageQuery } from "../../../shared/lambda/page-query.ts";
import { organizationParameters } from "../../../shared/lambda/route-parameters.ts";
import {
  clientBody,
  clientChangeBody,
  clientParameters,
  delegationParameters,
  grantBody,
  organizationClientBody,
  organizationClientChangeBody,
  rotationBody,
  secretParameters,
} from "./client-bodies.ts";
import {
  clientMembers,
  delegationMembers,
  organizationClientMembers,
  secretMembers,
} from "./client-shapes.ts";
import {
  addresses,
  addressesExample,
  addressesKept,
  created,
  etag,
  grantExample,
  house,
  notGrantable,
  once,
  rotation,
  rotationExample,
  tooManySecrets,
} from "./client-words.ts";
import * as operations from "./operations.ts";

const oneClient = {
  description: "Il client, o ciò che un ente gli delega.",
  schema: z.object(clientMembers),
  headers: etag,
};
const oneDelegation = { ...oneClient, schema: z.object(delegationMembers) };
const ownClient = { ...oneClient, schema: z.object(organizationClientMembers) };

const ofRegion: readonly OperationDocumentation[] = [
  {
    operation: operations.listClients,
    operationId: "listApiClients",
    chapter: "Accessi",
    summary: "Elenca i client della Regione e degli enti",
    description: "Tutti i client registrati, pagina per pagina, nell'ordine del loro codice.",
    query: pageQuery,
    answers: {
      200: {
        description: "Una pagina dell'elenco.",
        schema: z.object({
          clients: z.array(z.object(clientMembers)),
          cursor: z.nullable(z.string()),
        }),
      },
    },
  },
  {
    operation: operations.registerClient,
    operationId: "registerApiClient",
    chapter: "Accessi",
    summary: "Registra un client",
    description:
      "Registra un programma della Regione (serves: region), con i suoi permessi, oppure quello " +
      "di una software house che serve gli enti (serves: organizations), che potrà fare per " +
      `ciascuno ciò che l'ente gli delega. ${addresses} ${once}`,
    body: {
      schema: clientBody,
      example: { serves: "organizations", name: "Gestionale tributi", softwareHouse: house },
    },
    answers: {
      201: {
        description: "Il client, con il suo primo segreto.",
        schema: z.object({ ...clientMembers, ...secretMembers }),
        headers: created,
      },
    },
  },
  {
    operation: operations.getClient,
    operationId: "getApiClient",
    chapter: "Accessi",
    summary: "Mostra un client con le sue deleghe",
    description: "Il client, i suoi segreti (senza il loro valore) e ciò che ogni ente gli delega.",
    parameters: clientParameters,
    answers: {
      200: {
        description: "Il client.",
        schema: z.object({
          ...clientMembers,
          delegations: z.array(z.object({ organization: z.string(), ...delegationMembers })),
        }),
        headers: etag,
      },
    },
  },
  {
    operation: operations.updateClient,
    operationId: "updateApiClient",
    chapter: "Accessi",
    summary: "Modifica o disattiva un client",
    description:
      "Sostituisce nome, software house e stato, e per un programma della Regione i permessi. Un " +
      "client disattivato non ottiene più token; quelli che ha valgono al più dieci minuti. " +
      addressesKept,
    parameters: clientParameters,
    body: {
      schema: clientChangeBody,
      example: { name: "Gestionale tributi", softwareHouse: house, status: "disabled" },
    },
    answers: { 200: oneClient },
  },
  {
    operation: operations.rotateSecret,
    operationId: "rotateApiClientSecret",
    chapter: "Accessi",
    summary: "Dà al client un segreto nuovo",
    description: `${rotation} Il segreto del client di un ente lo cambia quell'ente.`,
    parameters: clientParameters,
    body: { schema: rotationBody, example: rotationExample },
    answers: {
      201: { ...oneClient, schema: z.object({ ...clientMembers, ...secretMembers }) },
      409: tooManySecrets,
    },
  },
  {
    operation: operations.revokeSecret,
    operationId: "revokeApiClientSecret",
    chapter: "Accessi",
    summary: "Revoca un segreto",
    description: "Il segreto non vale più da subito; i token già dati al più altri dieci minuti.",
    parameters: secretParameters,
    answers: { 200: oneClient },
  },
  {
    operation: operations.getDelegation,
    operationId: "getApiClientDelegation",
    chapter: "Accessi",
    summary: "Mostra la delega di un ente",
    description: "Che cosa un ente lascia fare al client.",
    parameters: delegationParameters,
    answers: { 200: oneDelegation },
  },
  {
    operation: operations.grantDelegation,
    operationId: "grantApiClientDelegation",
    chapter: "Accessi",
    summary: "Delega il client per un ente",
    description:
      "Dà al client questi permessi per l'ente, e nessun altro; senza typeCodes per tutti i tipi " +
      "dovuto. Una delega che c'è già si sostituisce indicandone la versione in If-Match.",
    parameters: delegationParameters,
    body: { schema: grantBody, example: grantExample },
    answers: {
      200: oneDelegation,
      201: oneDelegation,
      409: notGrantable,
    },
  },
  {
    operation: operations.withdrawDelegation,
    operationId: "withdrawApiClientDelegation",
    chapter: "Accessi",
    summary: "Ritira la delega di un ente",
    description: "Il client non ottiene più token per l'ente.",
    parameters: delegationParameters,
    answers: { 204: { description: "La delega non c'è più." }, 409: notGrantable },
  },
];

const ofOrganizations: readonly OperationDocumentation[] = [
  {
    operation: operations.listOrganizationClients,
    operationId: "listOrganizationApiClients",
    chapter: "Accessi",
    summary: "Elenca i client di un ente",
    description:
      "I client che l'ente ha registrato e quelli che ha delegato, ciascuno con la sola delega " +
      "dell'ente: le altre non si vedono.",
    parameters: organizationParameters,
    answers: {
      200: {
        description: "I client.",
        schema: z.object({ clients: z.array(z.object(organizationClientMembers)) }),
      },
    },
  },
  {
    operation: operations.registerOrganizationClient,
    operationId: "registerOrganizationApiClient",
    chapter: "Accessi",
    summary: "Registra un client dell'ente",
    description:
      "Registra un programma che agisce per il solo ente, con i permessi e i tipi dovuto che chi " +
      `chiama ha a sua volta. ${addresses} ${once}`,
    parameters: organizationParameters,
    body: {
      schema: organizationClientBody,
      example: {
        name: "Gestionale tributi",
        softwareHouse: house,
        ...grantExample,
        ...addressesExample,
      },
    },
    answers: {
      201: {
        description: "Il client, con il suo primo segreto.",
        schema: z.object({ ...organizationClientMembers, ...secretMembers }),
        headers: created,
      },
    },
  },
  {
    operation: operations.getOrganizationClient,
    operationId: "getOrganizationApiClient",
    chapter: "Accessi",
    summary: "Mostra un client dell'ente",
    description: "Un client che l'ente ha registrato o delegato, con la delega dell'ente.",
    parameters: clientParameters,
    answers: { 200: ownClient },
  },
  {
    operation: operations.updateOrganizationClient,
    operationId: "updateOrganizationApiClient",
    chapter: "Accessi",
    summary: "Modifica o disattiva un client dell'ente",
    description:
      "Sostituisce nome, software house e stato di un client che l'ente ha registrato. Un client " +
      "disattivato non ottiene più token; quelli che ha valgono al più dieci minuti. " +
      addressesKept,
    parameters: clientParameters,
    body: {
      schema: organizationClientChangeBody,
      example: { name: "Gestionale tributi", status: "active" },
    },
    answers: { 200: ownClient },
  },
  {
    operation: operations.rotateOrganizationSecret,
    operationId: "rotateOrganizationApiClientSecret",
    chapter: "Accessi",
    summary: "Dà a un client dell'ente un segreto nuovo",
    description: `${rotation} Vale per i client che l'ente ha registrato.`,
    parameters: clientParameters,
    body: { schema: rotationBody, example: rotationExample },
    answers: {
      201: { ...ownClient, schema: z.object({ ...organizationClientMembers, ...secretMembers }) },
      409: tooManySecrets,
    },
  },
  {
    operation: operations.revokeOrganizationSecret,
    operationId: "revokeOrganizationApiClientSecret",
    chapter: "Accessi",
    summary: "Revoca un segreto di un client dell'ente",
    description: "Il segreto non vale più da subito; i token già dati al più altri dieci minuti.",
    parameters: secretParameters,
    answers: { 200: ownClient },
  },
  {
    operation: operations.grantOwnDelegation,
    operationId: "grantOrganizationApiClientDelegation",
    chapter: "Accessi",
    summary: "Delega un client per l'ente",
    description:
      "Dà al client di una software house, o a uno proprio, questi permessi per l'ente e nessun " +
      "altro; chi chiama non può dare più di ciò che ha. Il codice del client lo comunica la " +
      "software house. Una delega che c'è già si sostituisce indicandone la versione in If-Match.",
    parameters: clientParameters,
    body: { schema: grantBody, example: grantExample },
    answers: {
      200: ownClient,
      201: ownClient,
      409: notGrantable,
    },
  },
  {
    operation: operations.withdrawOwnDelegation,
    operationId: "withdrawOrganizationApiClientDelegation",
    chapter: "Accessi",
    summary: "Ritira la delega dell'ente",
    description:
      "Il client della software house non ottiene più token per l'ente. Uno proprio si disattiva.",
    parameters: clientParameters,
    answers: { 204: { description: "La delega non c'è più." }, 409: notGrantable },
  },
];

export const documentation: readonly OperationDocumentation[] = [...ofRegion, ...ofOrganizations];
