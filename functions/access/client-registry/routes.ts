import { callerRoute, organizationRoute } from "../../../shared/lambda/http-route.ts";
import { pageQuery } from "../../../shared/lambda/page-query.ts";
import { noBody, noQuery } from "../../../shared/lambda/route-parameters.ts";
import { revokeSecret, updateClient } from "./change-client.ts";
import { grantDelegation, withdrawDelegation } from "./change-delegation.ts";
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
import { getDelegatedClient, getRegionClient } from "./get-client.ts";
import { listOrganizationClients, listRegionClients } from "./list-clients.ts";
import * as operations from "./operations.ts";
import { registerOrganizationClient, registerRegionClient } from "./register-client.ts";
import type { ClientRegistryDependencies } from "./registry-dependencies.ts";
import {
  respondChange,
  respondDelegation,
  respondList,
  respondOne,
  respondOrganizationList,
  respondOwnGrant,
  respondRegionGrant,
  respondRegistered,
  respondRotation,
  respondWhole,
  respondWithdrawal,
} from "./responses.ts";
import { rotateSecret } from "./rotate-secret.ts";

const regionRoutes = [
  callerRoute({
    operation: operations.listClients,
    parameters: noQuery,
    query: pageQuery,
    body: noBody,
    useCase: ({ query }, dependencies: ClientRegistryDependencies) =>
      listRegionClients(query, dependencies),
    respond: respondList,
  }),
  callerRoute({
    operation: operations.registerClient,
    parameters: noQuery,
    query: noQuery,
    body: clientBody,
    hasSecretAnswer: true,
    useCase: ({ body: { serves: _, ...sent }, caller }, dependencies: ClientRegistryDependencies) =>
      registerRegionClient(sent, caller, dependencies),
    respond: respondRegistered,
  }),
  callerRoute({
    operation: operations.getClient,
    parameters: clientParameters,
    query: noQuery,
    body: noBody,
    useCase: ({ parameters }, dependencies: ClientRegistryDependencies) =>
      getRegionClient(parameters.clientId, dependencies),
    respond: respondWhole,
  }),
  callerRoute({
    operation: operations.updateClient,
    parameters: clientParameters,
    query: noQuery,
    body: clientChangeBody,
    useCase: (
      { parameters: { clientId }, body, caller, ifMatch },
      dependencies: ClientRegistryDependencies,
    ) => updateClient({ clientId, caller, ifMatch }, body, dependencies),
    respond: respondChange,
  }),
  callerRoute({
    operation: operations.rotateSecret,
    parameters: clientParameters,
    query: noQuery,
    body: rotationBody,
    hasSecretAnswer: true,
    useCase: ({ parameters, caller, body }, dependencies: ClientRegistryDependencies) =>
      rotateSecret({ ...parameters, caller }, body, dependencies),
    respond: respondRotation,
  }),
  callerRoute({
    operation: operations.revokeSecret,
    parameters: secretParameters,
    query: noQuery,
    body: noBody,
    useCase: (
      { parameters: { clientId, secretId }, caller, ifMatch },
      dependencies: ClientRegistryDependencies,
    ) => revokeSecret({ clientId, caller, ifMatch }, secretId, dependencies),
    respond: respondChange,
  }),
  callerRoute({
    operation: operations.getDelegation,
    parameters: delegationParameters,
    query: noQuery,
    body: noBody,
    useCase: ({ parameters }, dependencies: ClientRegistryDependencies) =>
      getDelegatedClient(parameters.clientId, parameters.fiscalCode, dependencies),
    respond: respondDelegation,
  }),
  callerRoute({
    operation: operations.grantDelegation,
    parameters: delegationParameters,
    query: noQuery,
    body: grantBody,
    useCase: (
      { parameters: { clientId, fiscalCode: organization }, body, caller, ifMatch },
      dependencies: ClientRegistryDependencies,
    ) => grantDelegation({ clientId, organization, caller, ifMatch }, body, dependencies),
    respond: respondRegionGrant,
  }),
  callerRoute({
    operation: operations.withdrawDelegation,
    parameters: delegationParameters,
    query: noQuery,
    body: noBody,
    useCase: (
      { parameters: { clientId, fiscalCode: organization }, caller, ifMatch },
      dependencies: ClientRegistryDependencies,
    ) => withdrawDelegation({ clientId, organization, caller, ifMatch }, dependencies),
    respond: respondWithdrawal,
  }),
];

const organizationRoutes = [
  organizationRoute({
    operation: operations.listOrganizationClients,
    parameters: noQuery,
    query: noQuery,
    body: noBody,
    useCase: ({ organization }, dependencies: ClientRegistryDependencies) =>
      listOrganizationClients(organization, dependencies),
    respond: respondOrganizationList,
  }),
  organizationRoute({
    operation: operations.registerOrganizationClient,
    parameters: noQuery,
    query: noQuery,
    body: organizationClientBody,
    hasSecretAnswer: true,
    useCase: ({ body, caller, organization }, dependencies: ClientRegistryDependencies) =>
      registerOrganizationClient(body, { caller, organization }, dependencies),
    respond: respondRegistered,
  }),
  organizationRoute({
    operation: operations.getOrganizationClient,
    parameters: clientParameters,
    query: noQuery,
    body: noBody,
    useCase: ({ parameters, organization }, dependencies: ClientRegistryDependencies) =>
      getDelegatedClient(parameters.clientId, organization, dependencies),
    respond: respondOne,
  }),
  organizationRoute({
    operation: operations.updateOrganizationClient,
    parameters: clientParameters,
    query: noQuery,
    body: organizationClientChangeBody,
    useCase: (
      { parameters: { clientId }, body, caller, organization, ifMatch },
      dependencies: ClientRegistryDependencies,
    ) => updateClient({ clientId, caller, organization, ifMatch }, body, dependencies),
    respond: respondChange,
  }),
  organizationRoute({
    operation: operations.rotateOrganizationSecret,
    parameters: clientParameters,
    query: noQuery,
    body: rotationBody,
    hasSecretAnswer: true,
    useCase: (
      { parameters: { clientId }, body, caller, organization },
      dependencies: ClientRegistryDependencies,
    ) => rotateSecret({ clientId, caller, organization }, body, dependencies),
    respond: respondRotation,
  }),
  organizationRoute({
    operation: operations.revokeOrganizationSecret,
    parameters: secretParameters,
    query: noQuery,
    body: noBody,
    useCase: (
      { parameters: { clientId, secretId }, caller, organization, ifMatch },
      dependencies: ClientRegistryDependencies,
    ) => revokeSecret({ clientId, caller, organization, ifMatch }, secretId, dependencies),
    respond: respondChange,
  }),
  organizationRoute({
    operation: operations.grantOwnDelegation,
    parameters: clientParameters,
    query: noQuery,
    body: grantBody,
    useCase: (
      { parameters: { clientId }, body, caller, organization, ifMatch },
      dependencies: ClientRegistryDependencies,
    ) => grantDelegation({ clientId, caller, organization, ifMatch }, body, dependencies),
    respond: respondOwnGrant,
  }),
  organizationRoute({
    operation: operations.withdrawOwnDelegation,
    parameters: clientParameters,
    query: noQuery,
    body: noBody,
    useCase: (
      { parameters: { clientId }, caller, organization, ifMatch },
      dependencies: ClientRegistryDependencies,
    ) => withdrawDelegation({ clientId, caller, organization, ifMatch }, dependencies),
    respond: respondWithdrawal,
  }),
];

/** What the Region does over all clients, and what enti do with theirs. */
export const routes = [...regionRoutes, ...organizationRoutes];
