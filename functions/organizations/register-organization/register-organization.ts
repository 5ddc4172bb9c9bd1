import type {
  Organization,
  OrganizationRegistry,
} from "../../../shared/domain/organizations/organization.ts";
import type { OrganizationStore } from "../../../shared/domain/organizations/organization-store.ts";
import { noticeVersionOf } from "../../../shared/domain/organizations/printed-facts.ts";
import type { OrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";

export type RegisterOrganizationDependencies = {
  readonly organizations: Pick<OrganizationStore, "find" | "save">;
  /** A PNG of an SVG, or why it is refused. */
  readonly drawLogo: (svg: string) => Promise<Uint8Array | { readonly problem: string }>;
};

/** A registry as it is sent: with the logo drawn already, or as SVG. */
type SentRegistry = OrganizationRegistry & { readonly logoSvg?: string };

export type RegisterOrganizationOutcome =
  | { readonly outcome: "registered"; readonly organization: Organization }
  | { readonly outcome: "otherOrganization" }
  | { readonly outcome: "accountMissing"; readonly typeCodes: readonly string[] }
  | { readonly outcome: "typeRepeated"; readonly typeCodes: readonly string[] }
  | { readonly outcome: "logoRefused"; readonly problem: string }
  | { readonly outcome: "tooLarge"; readonly bytes: number };

/** What the registry of an ente may take, well below the 400 KB of a DynamoDB item. */
export const registryBytesMax = 350_000;

/** Two that register the same ente at once meet, and meet again at the most. */
const attemptsMax = 5;

/**
 * Registers an ente or replaces its registry; where something that its notices show differs, they
 * are of a new version from now on. A type that collects on an account needs the ente
 * to have that account, otherwise its notices could not be paid.
 */
export async function registerOrganization(
  fiscalCode: OrganizationFiscalCode,
  { logoSvg, ...sent }: SentRegistry,
  { organizations, drawLogo }: RegisterOrganizationDependencies,
): Promise<RegisterOrganizationOutcome> {
  if (sent.fiscalCode !== fiscalCode) return { outcome: "otherOrganization" };
  const logo = logoSvg === undefined ? undefined : await drawLogo(logoSvg);
  if (logo !== undefined && "problem" in logo) return { outcome: "logoRefused", ...logo };
  const registry = logo === undefined ? sent : { ...sent, logoPngBase64: base64Of(logo) };
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
  if (bytes > registryBytesMax) return { outcome: "tooLarge", bytes };
  for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
    const replaced = await organizations.find(fiscalCode);
    const organization = { ...registry, noticeVersion: noticeVersionOf(registry, replaced) };
    const written = await organizations.save(organization, replaced);
    if (written === "written") return { outcome: "registered", organization };
  }
  throw new Error("an ente's registry keeps being replaced by others");
}

function base64Of(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64");
}
