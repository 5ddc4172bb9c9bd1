import { actorOf } from "../../../shared/domain/audit/actor-of.ts";
import type { Actor } from "../../../shared/domain/audit/audit-entry.ts";
import { changeOrganization } from "../../../shared/domain/organizations/change-organization.ts";
import type {
  Organization,
  OrganizationRegistry,
} from "../../../shared/domain/organizations/organization.ts";
import type { OrganizationStore } from "../../../shared/domain/organizations/organization-store.ts";
import type { SeenVersion } from "../../../shared/domain/values/entity-tag.ts";
import type { OrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";

export type RegisterOrganizationDependencies = {
  readonly organizations: Pick<OrganizationStore, "find" | "save" | "note">;
  /** A PNG of an SVG, or why it is refused. */
  readonly drawLogo: (svg: string) => Promise<Uint8Array | { readonly problem: string }>;
  readonly now: () => Date;
};

/** A registry as it is sent: with the logo drawn already, or as SVG. */
type SentRegistry = OrganizationRegistry & { readonly logoSvg?: string };

export type RegisterOrganizationRequest = {
  readonly fiscalCode: OrganizationFiscalCode;
  readonly sent: SentRegistry;
  readonly seen: SeenVersion;
  readonly caller: Actor;
};

export type RegisterOrganizationOutcome =
  | {
      readonly outcome: "registered";
      readonly organization: Organization;
      readonly isNew: boolean;
    }
  | { readonly outcome: "versionMissing"; readonly version: number }
  | { readonly outcome: "stale"; readonly version: number | undefined }
  | RegistrationRefusal;

type RegistrationRefusal =
  | { readonly outcome: "otherOrganization" }
  | { readonly outcome: "accountMissing"; readonly typeCodes: readonly string[] }
  | { readonly outcome: "typeRepeated"; readonly typeCodes: readonly string[] }
  | { readonly outcome: "logoRefused"; readonly problem: string }
  | { readonly outcome: "tooLarge"; readonly bytes: number };

/** What the registry of an ente may take, well below the 400 KB of a DynamoDB item. */
export const registryBytesMax = 350_000;

/**
 * Registers an ente or replaces its registry; where something that its notices show differs, they
 * are of a new version from now on. A type that collects on an account needs the ente
 * to have that account, otherwise its notices could not be paid.
 */
export async function registerOrganization(
  { fiscalCode, sent: { logoSvg, ...sent }, seen, caller }: RegisterOrganizationRequest,
  { organizations, drawLogo, now }: RegisterOrganizationDependencies,
): Promise<RegisterOrganizationOutcome> {
  if (sent.fiscalCode !== fiscalCode) return { outcome: "otherOrganization" };
  const logo = logoSvg === undefined ? undefined : await drawLogo(logoSvg);
  if (logo !== undefined && "problem" in logo) return { outcome: "logoRefused", ...logo };
  const registry = logo === undefined ? sent : { ...sent, logoPngBase64: base64Of(logo) };
  const refused = refusalOf(registry);
  if (refused !== undefined) return refused;
  const changed = await changeOrganization(organizations, {
    fiscalCode,
    seen,
    actor: actorOf(caller),
    now: now(),
    action: seen.kind === "none" ? "OrganizationRegistered" : "OrganizationReplaced",
    target: `organization:${fiscalCode}`,
    decide: () => ({ registry }),
  });
  if (changed.outcome === "refused") throw new Error("no registry was refused");
  return changed.outcome === "changed" ? { ...changed, outcome: "registered" } : changed;
}

function refusalOf(registry: OrganizationRegistry): RegistrationRefusal | undefined {
  const codes = registry.debtPositionTypes.map(({ code }) => code);
  const repeated = codes.filter((code, index) => codes.indexOf(code) !== index);
  if (repeated.length > 0) return { outcome: "typeRepeated", typeCodes: repeated };
  const unpayable = registry.debtPositionTypes.filter(
    ({ account }) =>
      (account.includes("bank") && registry.bankIban === undefined) ||
      (account.includes("postal") && registry.postalIban === undefined),
  );
  if (unpayable.length > 0) {
    return { outcome: "accountMissing", typeCodes: unpayable.map(({ code }) => code) };
  }
  const bytes = new TextEncoder().encode(JSON.stringify(registry)).length;
  return bytes > registryBytesMax ? { outcome: "tooLarge", bytes } : undefined;
}

function base64Of(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64");
}
