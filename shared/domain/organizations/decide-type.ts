import type { TaxonomyState } from "../taxonomy/judge-taxonomy.ts";
import { withType } from "./change-type.ts";
import type { DebtPositionType } from "./debt-position-type.ts";
import { activationProblems, type TypeProblem, typeProblems } from "./judge-type.ts";
import type { OrganizationRegistry } from "./organization.ts";
import { registryBytesMax } from "./registry-problems.ts";
import { hasAccounts } from "./type-accounts.ts";

export type TypeToDecide = {
  readonly type: DebtPositionType;
  readonly current: DebtPositionType | undefined;
  /** Of the code that the type has. */
  readonly taxonomy: TaxonomyState;
};

export type TypeDecision<Registry> =
  | { readonly registry: Registry }
  | {
      readonly refused:
        | { readonly outcome: "wrong"; readonly problems: readonly TypeProblem[] }
        | { readonly outcome: "registryFull" };
    };

/** The registry with the type, as long as that can then be collected, or is not active. */
export function decideType<Registry extends OrganizationRegistry>(
  { type, current, taxonomy }: TypeToDecide,
  registry: Registry,
): TypeDecision<Registry> {
  const problems = [
    ...typeProblems(type),
    ...collectionProblems({ type, current, taxonomy }, registry),
  ];
  if (problems.length > 0) return { refused: { outcome: "wrong", problems } };
  const next = withType(registry, type);
  const bytes = new TextEncoder().encode(JSON.stringify(next)).length;
  return bytes > registryBytesMax ? { refused: { outcome: "registryFull" } } : { registry: next };
}

/** One that was active already goes on with a code that has ended: pagoPA says so, not we. */
function collectionProblems(
  { type, current, taxonomy }: TypeToDecide,
  registry: OrganizationRegistry,
): readonly TypeProblem[] {
  if (!type.active) return [];
  const isSame = current?.active === true && current.taxonomyCode === type.taxonomyCode;
  if (isSame && hasAccounts(registry, type)) return [];
  return activationProblems(type, registry, isSame ? { state: "valid" } : taxonomy);
}
