import type { ApiClientId, ClientSecret } from "../../../shared/domain/access/api-client.ts";
import type { ApiClientStore } from "../../../shared/domain/access/api-client-store.ts";
import type { OrganizationStore } from "../../../shared/domain/organizations/organization-store.ts";
import type { OutboundTerms } from "../../../shared/domain/values/outbound-url.ts";

export type ClientRegistryDependencies = {
  readonly clients: ApiClientStore;
  readonly organizations: Pick<OrganizationStore, "find">;
  readonly newClientId: () => ApiClientId;
  /** A secret as it is shown, once, and what is kept of it; it may have an end. */
  readonly newSecret: (
    now: Date,
    validDays: number | undefined,
  ) => { readonly shown: string; readonly kept: ClientSecret };
  /** Which addresses a program of an ente may have. */
  readonly outbound: OutboundTerms;
  readonly now: () => Date;
};
