import { actorOf } from "../../../shared/domain/audit/actor-of.ts";
import type { Actor } from "../../../shared/domain/audit/audit-entry.ts";
import { changeOrganization } from "../../../shared/domain/organizations/change-organization.ts";
import type { Organization } from "../../../shared/domain/organizations/organization.ts";
import type { OrganizationStore } from "../../../shared/domain/organizations/organization-store.ts";
import type { SeenVersion } from "../../../shared/domain/values/entity-tag.ts";
import type { OrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";

export type ChangeProfileDependencies = {
  readonly organizations: Pick<OrganizationStore, "find" | "save" | "note">;
  readonly now: () => Date;
};

/** The ente's own part of its registry: what is left out stays, null takes it away. */
export type ProfileChange = {
  readonly contacts?: Organization["contacts"] | null;
  readonly noticePrint?: NonNullable<Organization["noticePrint"]> | null;
  readonly information?: string | null;
};

type ChangeProfileInput = {
  readonly organization: OrganizationFiscalCode;
  readonly change: ProfileChange;
  readonly seen: SeenVersion;
  readonly caller: Actor;
};

export type ChangeProfileOutcome =
  | { readonly outcome: "changed"; readonly organization: Organization }
  | { readonly outcome: "unknown" }
  | { readonly outcome: "versionMissing"; readonly version: number }
  | { readonly outcome: "stale"; readonly version: number | undefined };

/**
 * Changes what an ente says of itself and how its notices are printed (MyPay4: what the ente's own
 * administrator edits); accounts, state and types are not among it.
 */
export async function changeProfile(
  { organization: fiscalCode, change, seen, caller }: ChangeProfileInput,
  { organizations, now }: ChangeProfileDependencies,
): Promise<ChangeProfileOutcome> {
  const changed = await changeOrganization<"unknown">(organizations, {
    fiscalCode,
    seen,
    actor: actorOf(caller),
    now: now(),
    action: "ProfileChanged",
    target: `organization:${fiscalCode}`,
    decide: (current) =>
      current === undefined ? { refused: "unknown" } : { registry: withProfile(current, change) },
  });
  if (changed.outcome === "refused") return { outcome: "unknown" };
  if (changed.outcome !== "changed") return changed;
  return { outcome: "changed", organization: changed.organization };
}

function withProfile(current: Organization, change: ProfileChange): Organization {
  const { contacts, noticePrint, information, ...others } = current;
  const printing = change.noticePrint === undefined ? noticePrint : change.noticePrint;
  const block = change.information === undefined ? information : change.information;
  return {
    ...others,
    contacts: change.contacts === undefined ? contacts : (change.contacts ?? {}),
    ...(printing && { noticePrint: printing }),
    ...(block && { information: block }),
  };
}
