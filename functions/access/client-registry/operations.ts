import type { Operation } from "../../../shared/domain/access/operation.ts";

export const listClients = {
  method: "GET",
  path: "/v1/api-clients",
  access: { kind: "region", permission: "organizations:write" },
} as const satisfies Operation;

export const registerClient = {
  method: "POST",
  path: "/v1/api-clients",
  access: { kind: "region", permission: "organizations:write" },
} as const satisfies Operation;

export const getClient = {
  method: "GET",
  path: "/v1/api-clients/{clientId}",
  access: { kind: "region", permission: "organizations:write" },
} as const satisfies Operation;

export const updateClient = {
  method: "PUT",
  path: "/v1/api-clients/{clientId}",
  access: { kind: "region", permission: "organizations:write" },
} as const satisfies Operation;

export const rotateSecret = {
  method: "POST",
  path: "/v1/api-clients/{clientId}/secrets",
  access: { kind: "region", permission: "organizations:write" },
} as const satisfies Operation;

export const revokeSecret = {
  method: "DELETE",
  path: "/v1/api-clients/{clientId}/secrets/{secretId}",
  access: { kind: "region", permission: "organizations:write" },
} as const satisfies Operation;

export const getDelegation = {
  method: "GET",
  path: "/v1/api-clients/{clientId}/delegations/{fiscalCode}",
  access: { kind: "region", permission: "organizations:write" },
} as const satisfies Operation;

export const grantDelegation = {
  method: "PUT",
  path: "/v1/api-clients/{clientId}/delegations/{fiscalCode}",
  access: { kind: "region", permission: "organizations:write" },
} as const satisfies Operation;

export const withdrawDelegation = {
  method: "DELETE",
  path: "/v1/api-clients/{clientId}/delegations/{fiscalCode}",
  access: { kind: "region", permission: "organizations:write" },
} as const satisfies Operation;

export const listOrganizationClients = {
  method: "GET",
  path: "/v1/organizations/{fiscalCode}/api-clients",
  access: { kind: "organization", permission: "clients:read" },
} as const satisfies Operation;

export const registerOrganizationClient = {
  method: "POST",
  path: "/v1/organizations/{fiscalCode}/api-clients",
  access: { kind: "organization", permission: "clients:write" },
} as const satisfies Operation;

export const getOrganizationClient = {
  method: "GET",
  path: "/v1/organizations/{fiscalCode}/api-clients/{clientId}",
  access: { kind: "organization", permission: "clients:read" },
} as const satisfies Operation;

export const updateOrganizationClient = {
  method: "PUT",
  path: "/v1/organizations/{fiscalCode}/api-clients/{clientId}",
  access: { kind: "organization", permission: "clients:write" },
} as const satisfies Operation;

export const rotateOrganizationSecret = {
  method: "POST",
  path: "/v1/organizations/{fiscalCode}/api-clients/{clientId}/secrets",
  access: { kind: "organization", permission: "clients:write" },
} as const satisfies Operation;

export const revokeOrganizationSecret = {
  method: "DELETE",
  path: "/v1/organizations/{fiscalCode}/api-clients/{clientId}/secrets/{secretId}",
  access: { kind: "organization", permission: "clients:write" },
} as const satisfies Operation;

export const grantOwnDelegation = {
  method: "PUT",
  path: "/v1/organizations/{fiscalCode}/api-clients/{clientId}/delegation",
  access: { kind: "organization", permission: "clients:write" },
} as const satisfies Operation;

export const withdrawOwnDelegation = {
  method: "DELETE",
  path: "/v1/organizations/{fiscalCode}/api-clients/{clientId}/delegation",
  access: { kind: "organization", permission: "clients:write" },
} as const satisfies Operation;
