import type { ApiClient, ClientDelegation } from "./api-client.ts";

/** What the audit tells of a client: no digest of a secret, and of an address only its domain. */
export function auditedClient(client: ApiClient): object {
  const { name, softwareHouse, owner, status, secrets, returnUrls, webhookHosts } = client;
  return {
    name,
    owner,
    status,
    secrets: secrets.map(({ digest: _, ...told }) => told),
    ...(returnUrls.length > 0 && { returnUrls }),
    ...(webhookHosts.length > 0 && { webhookHosts }),
    ...(softwareHouse && {
      softwareHouse: {
        name: softwareHouse.name,
        vatNumber: softwareHouse.vatNumber,
        emailDomain: softwareHouse.email.slice(softwareHouse.email.indexOf("@") + 1),
      },
    }),
    ...(client.serves === "region"
      ? { permissions: client.permissions }
      : { organizations: client.organizations }),
  };
}

/** What the audit of an ente tells of a delegation: nothing of the client's other enti. */
export function auditedDelegation({ permissions, typeCodes }: ClientDelegation): object {
  return { permissions, ...(typeCodes && { typeCodes }) };
}
