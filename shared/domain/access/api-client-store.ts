import type { AuditDraft } from "../audit/audit-entry.ts";
import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import type { Page, PageRequest } from "../values/page.ts";
import type { ApiClient, ApiClientId, ClientDelegation, DelegatedClient } from "./api-client.ts";

/** A client, and what one ente lets it do, before and after. */
export type ClientWrite = {
  readonly client: ApiClient;
  /** The client as it was read; absent for a new one. */
  readonly replaced?: ApiClient;
  readonly delegation?: ClientDelegation;
  /** The delegation as it was read; it goes where there is none any more. */
  readonly replacedDelegation?: ClientDelegation;
};

export type ApiClientStore = {
  /** With the delegation of one ente, where one is named and there is one. */
  find(
    id: ApiClientId,
    organization?: OrganizationFiscalCode,
  ): Promise<DelegatedClient | undefined>;
  /** All of the clients that an ente lets do something, in the order of their ids. */
  listOfOrganization(organization: OrganizationFiscalCode): Promise<readonly DelegatedClient[]>;
  /** What all its enti let a client do. */
  listDelegations(client: ApiClient): Promise<readonly ClientDelegation[]>;
  /** All there are, page by page. */
  list(page: PageRequest): Promise<Page<ApiClient>>;
  /**
   * All or nothing, with the line of the audit; `refused` when another version of the client or of
   * the delegation is there by now.
   */
  write(change: ClientWrite, audit: AuditDraft): Promise<"written" | "refused">;
  /** An attempt that was refused: the line alone. */
  note(audit: AuditDraft): Promise<void>;
};
