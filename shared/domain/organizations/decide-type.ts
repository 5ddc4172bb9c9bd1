import type { TaxonomyState } from "../taxonomy/judge-taxonomy.ts";
import type { OutboundTerms } from "../values/outbound-url.ts";
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
  /** Which addresses outside may be called; the public web where it is left out. */
  readonly outbound?: OutboundTerms;
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
  { type, current, taxonomy, outbound }: TypeToDecide,
  registry: Registry,
): TypeDecision<Registry> {
  const problems = [
    ...typeProblems(type, outbound),
    ...serviceCodeProblems(type, registry),
    ...collectionProblems({ type, current, taxonomy }, registry),
  ];
  if (problems.length > 0) return { refused: { outcome: "wrong", problems } };
  const next = withType(registry, type);
  const bytes = new TextEncoder().encode(JSON.stringify(next)).length;
  return bytes > registryBytesMax ? { refused: { outcome: "registryFull" } } : { registry: next };
}

/** A PSP asks by the service's code alone: it leads to one type at the most. */
function serviceCodeProblems(
  { code, active, pspService }: DebtPositionType,
  { debtPositionTypes }: OrganizationRegistry,
): readonly TypeProblem[] {
  const other = debtPositionTypes.find(
    (each) =>
      each.code !== code && each.active && each.pspService?.serviceCode === pspService?.serviceCode,
  );
  if (!active || pspService === undefined || other === undefined) return [];
  const detail = `Il servizio ${pspService.serviceCode} è già del tipo ${other.code}.`;
  return [{ pointer: "/pspService/serviceCode", detail }];
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
