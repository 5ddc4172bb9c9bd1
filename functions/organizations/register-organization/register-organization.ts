import { actorOf } from "../../../shared/domain/audit/actor-of.ts";
import type { Actor } from "../../../shared/domain/audit/audit-entry.ts";
import { changeOrganization } from "../../../shared/domain/organizations/change-organization.ts";
import type { Organization } from "../../../shared/domain/organizations/organization.ts";
import type { OrganizationStore } from "../../../shared/domain/organizations/organization-store.ts";
import {
  type RegistryProblem,
  registryProblems,
} from "../../../shared/domain/organizations/registry-problems.ts";
import {
  registryOf,
  type SentRegistry,
} from "../../../shared/domain/organizations/sent-registry.ts";
import type { SeenVersion } from "../../../shared/domain/values/entity-tag.ts";
import type { OrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";

export type RegisterOrganizationDependencies = {
  readonly organizations: Pick<OrganizationStore, "find" | "findByIpaCode" | "save" | "note">;
  /** A PNG of an SVG, or why it is refused. */
  readonly drawLogo: (svg: string) => Promise<Uint8Array | { readonly problem: string }>;
  /** Why a PNG is refused. */
  readonly pngProblem: (png: Uint8Array) => string | undefined;
  /** The Region's fiscal code as intermediary: the stations of its enti are its own. */
  readonly brokerFiscalCode: string;
  readonly now: () => Date;
};

/** A registry as it is sent, with the logo drawn already, or as SVG. */
export type SentWithLogo = SentRegistry & { readonly logoSvg?: string };

export type RegisterOrganizationRequest = {
  readonly fiscalCode: OrganizationFiscalCode;
  readonly sent: SentWithLogo;
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
  | { readonly outcome: "ipaCodeTaken" }
  | { readonly outcome: "wrong"; readonly problems: readonly RegistryProblem[] };

/**
 * Registers an ente, which begins in INSERITO, or replaces the registry of one whose version was
 * seen; its state stays. Where something that its notices show differs, they are of a new version
 * from now on.
 */
export async function registerOrganization(
  { fiscalCode, sent, seen, caller }: RegisterOrganizationRequest,
  dependencies: RegisterOrganizationDependencies,
): Promise<RegisterOrganizationOutcome> {
  const { organizations, brokerFiscalCode, now } = dependencies;
  if (sent.fiscalCode !== fiscalCode) {
    const detail = "Il codice fiscale non è quello indicato nel percorso.";
    return { outcome: "wrong", problems: [{ pointer: "/fiscalCode", detail }] };
  }
  const withLogo = await drawn(sent, dependencies);
  if ("detail" in withLogo) return { outcome: "wrong", problems: [withLogo] };
  const changed = await changeOrganization<RegistrationRefusal>(organizations, {
    fiscalCode,
    seen,
    actor: actorOf(caller),
    now: now(),
    action: seen.kind === "none" ? "OrganizationRegistered" : "OrganizationReplaced",
    target: `organization:${fiscalCode}`,
    async decide(current) {
      const registry = registryOf(withLogo, current);
      const problems = registryProblems(registry, brokerFiscalCode);
      if (problems.length > 0) return { refused: { outcome: "wrong", problems } };
      const holder = await organizations.findByIpaCode(registry.ipaCode);
      const isTaken = holder !== undefined && holder !== fiscalCode;
      return isTaken ? { refused: { outcome: "ipaCodeTaken" } } : { registry };
    },
    refusalIsAudited: true,
  });
  if (changed.outcome === "refused") return changed.refusal;
  return changed.outcome === "changed" ? { ...changed, outcome: "registered" } : changed;
}

async function drawn(
  { logoSvg, ...sent }: SentWithLogo,
  { drawLogo, pngProblem }: RegisterOrganizationDependencies,
): Promise<SentRegistry | RegistryProblem> {
  if (logoSvg !== undefined) {
    const logo = await drawLogo(logoSvg);
    if ("problem" in logo) return { pointer: "/logoSvg", detail: logo.problem };
    return { ...sent, logoPngBase64: Buffer.from(logo).toString("base64") };
  }
  if (sent.logoPngBase64 === undefined) return sent;
  const detail = pngProblem(Buffer.from(sent.logoPngBase64, "base64"));
  return detail === undefined ? sent : { pointer: "/logoPngBase64", detail };
}
