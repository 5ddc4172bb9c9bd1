import { actorOf } from "../../../shared/domain/audit/actor-of.ts";
import type { Actor } from "../../../shared/domain/audit/audit-entry.ts";
import { changeOrganization } from "../../../shared/domain/organizations/change-organization.ts";
import type { DebtPositionType } from "../../../shared/domain/organizations/debt-position-type.ts";
import { decideType } from "../../../shared/domain/organizations/decide-type.ts";
import type { TypeProblem } from "../../../shared/domain/organizations/judge-type.ts";
import { findDebtPositionType } from "../../../shared/domain/organizations/organization.ts";
import type { OrganizationStore } from "../../../shared/domain/organizations/organization-store.ts";
import type { TaxonomyState } from "../../../shared/domain/taxonomy/judge-taxonomy.ts";
import type { TaxonomyReader } from "../../../shared/domain/taxonomy/taxonomy-store.ts";
import { type SeenVersion, sawVersion } from "../../../shared/domain/values/entity-tag.ts";
import type { OrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";
import type { OutboundTerms } from "../../../shared/domain/values/outbound-url.ts";
import type { TaxonomyCode } from "../../../shared/domain/values/taxonomy-code.ts";

export type ChangeTypeDependencies = {
  readonly organizations: Pick<OrganizationStore, "find" | "save" | "note">;
  readonly taxonomy: Pick<TaxonomyReader, "find" | "findSync">;
  /** Which addresses outside a type may have called. */
  readonly outbound: OutboundTerms;
  readonly now: () => Date;
};

/** A type of an ente and the state of its registry that the answer shows. */
export type TypeView = {
  readonly organization: OrganizationFiscalCode;
  readonly type: DebtPositionType;
  readonly version: number;
  readonly taxonomy: TaxonomyState;
};

export type TypeRefusal =
  | { readonly outcome: "unknown" }
  | { readonly outcome: "versionMissing"; readonly version: number }
  | { readonly outcome: "stale"; readonly version: number | undefined }
  | { readonly outcome: "wrong"; readonly problems: readonly TypeProblem[] }
  | { readonly outcome: "codeTaken" }
  | { readonly outcome: "notInCatalogue" }
  | { readonly outcome: "registryFull" };

export type TypeChangeOutcome =
  | ({ readonly outcome: "changed"; readonly isNew: boolean } & TypeView)
  | TypeRefusal;

/** Which type is changed, by whom, and which state of it was seen. */
export type TypeRequest = {
  readonly organization: OrganizationFiscalCode;
  readonly typeCode: string;
  readonly caller: Actor;
  readonly seen: SeenVersion;
};

type TypeChange = TypeRequest & {
  /** Past tense, for the audit. */
  readonly action: string;
  /** The type as it is to be, or why not; from the present one, if there is one. */
  readonly decide: (
    current: DebtPositionType | undefined,
  ) => { readonly type: DebtPositionType } | { readonly refused: TypeRefusal };
  /** Of the taxonomy code that the type is going to have. */
  readonly taxonomy: TaxonomyState & { readonly code: TaxonomyCode };
};

/** Changes one type of an ente, as long as it can then be collected, or is not active. */
export async function changeType(
  change: TypeChange,
  { organizations, outbound, now }: ChangeTypeDependencies,
): Promise<TypeChangeOutcome> {
  const { organization, typeCode, taxonomy } = change;
  let isNew = false;
  const changed = await changeOrganization<TypeRefusal>(organizations, {
    fiscalCode: organization,
    // The ente is there: of its types, each change says which state it has seen.
    seen: { kind: "any" },
    actor: actorOf(change.caller),
    now: now(),
    action: change.action,
    target: `type:${typeCode}`,
    decide: (registry) => {
      if (registry === undefined) return { refused: { outcome: "unknown" } };
      const current = findDebtPositionType(registry, typeCode);
      isNew = current === undefined;
      const unseen = seenRefusal(change.seen, current, registry.version);
      if (unseen !== undefined) return { refused: unseen };
      const decided = change.decide(current);
      if ("refused" in decided) return decided;
      if (decided.type.taxonomyCode !== taxonomy.code) {
        return { refused: { outcome: "stale", version: registry.version } };
      }
      return decideType({ ...decided, current, taxonomy, outbound }, registry);
    },
  });
  if (changed.outcome === "refused") return changed.refusal;
  if (changed.outcome === "versionMissing") return changed;
  // An ente that is not there was looked for: whoever asks learns no more than that.
  if (changed.outcome === "stale") return { outcome: "unknown" };
  const { version } = changed.organization;
  const type = findDebtPositionType(changed.organization, typeCode);
  if (type === undefined) throw new Error("a type that was written is not there");
  return { outcome: "changed", isNew, organization, type, version, taxonomy };
}

/** A type that exists is changed by whoever has seen how it stands; a new one by anybody. */
export function seenRefusal(
  seen: SeenVersion,
  current: DebtPositionType | undefined,
  version: number,
): TypeRefusal | undefined {
  if (current === undefined) {
    const sawOne = seen.kind === "version" || seen.kind === "foreign";
    return sawOne ? { outcome: "stale", version: undefined } : undefined;
  }
  if (seen.kind === "none") return { outcome: "versionMissing", version };
  return sawVersion(seen, version) ? undefined : { outcome: "stale", version };
}
