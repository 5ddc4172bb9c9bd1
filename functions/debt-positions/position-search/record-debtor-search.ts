import type { Caller } from "../../../shared/domain/access/caller.ts";
import type { OrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";
import type { SearchDependencies } from "./found-page.ts";

type DebtorSearch = {
  readonly organization: OrganizationFiscalCode;
  readonly caller: Caller;
  readonly began: Date;
};

/** That somebody has looked for a person stays in the ente's journal; for whom does not. */
export async function recordDebtorSearch(
  { organization, caller, began }: DebtorSearch,
  { record, now }: Pick<SearchDependencies, "record" | "now">,
): Promise<void> {
  await record([
    {
      organizationFiscalCode: organization,
      at: began.toISOString(),
      kind: "debtorSearched",
      direction: "in",
      peer: { kind: caller.kind, id: caller.id },
      outcome: "OK",
      durationMs: now().getTime() - began.getTime(),
    },
  ]);
}
