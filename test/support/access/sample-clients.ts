import {
  type ApiClient,
  type ClientDelegation,
  parseApiClientId,
} from "../../../shared/domain/access/api-client.ts";
import { parseOrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";
import { clientSecretDigest } from "../../../shared/lambda/client-secret.ts";
import { present } from "../notifications/debts.ts";

export const comune = present(parseOrganizationFiscalCode("02336340159"));
export const provincia = present(parseOrganizationFiscalCode("80012340156"));

export const sampleSecret = "segreto-di-prova-0123456789abcdef0123456789";
export const createdAt = "2027-03-01T08:00:00.000Z";

/** A client of a software house that serves two enti. */
export function sampleClient(
  change: Partial<Pick<ApiClient, "status" | "secrets" | "owner" | "version" | "returnUrls">> = {},
): ApiClient & { readonly serves: "organizations" } {
  return {
    id: present(parseApiClientId("a".repeat(32))),
    name: "Gestionale tributi",
    owner: "region",
    status: "active",
    secrets: [{ id: "s1", digest: clientSecretDigest(sampleSecret), createdAt }],
    returnUrls: [],
    webhookHosts: [],
    createdAt,
    version: 1,
    ...change,
    serves: "organizations",
    organizations: [comune, provincia],
  };
}

export function sampleDelegation(
  change: Partial<Pick<ClientDelegation, "organization" | "permissions" | "typeCodes">> = {},
): ClientDelegation {
  return {
    organization: comune,
    clientId: sampleClient().id,
    permissions: ["debt-positions:write", "notices:read"],
    grantedAt: createdAt,
    version: 1,
    ...change,
  };
}
