import type { Caller } from "../../../shared/domain/access/caller.ts";
import {
  type IbanChange,
  maySeeIbanChange,
} from "../../../shared/domain/debt-positions/iban-change.ts";
import type { IbanChangeStore } from "../../../shared/domain/debt-positions/iban-change-store.ts";
import type { OrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";
import type { Page } from "../../../shared/domain/values/page.ts";

export type ListIbanChangesDependencies = { readonly changes: Pick<IbanChangeStore, "list"> };

type ListIbanChangesInput = {
  readonly organization: OrganizationFiscalCode;
  readonly caller: Caller;
  readonly limit: number;
  readonly cursor?: string | undefined;
};

/** The changes of an ente that are the caller's business, the latest first, page by page. */
export async function listIbanChanges(
  { organization, caller, limit, cursor }: ListIbanChangesInput,
  { changes }: ListIbanChangesDependencies,
): Promise<Page<IbanChange>> {
  const page = await changes.list(organization, { limit, ...(cursor !== undefined && { cursor }) });
  return { ...page, entries: page.entries.filter((change) => maySeeIbanChange(caller, change)) };
}
