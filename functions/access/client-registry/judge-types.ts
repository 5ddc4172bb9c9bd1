import type { ClientRefusal } from "../../../shared/domain/access/client-rules.ts";
import type { Grant } from "../../../shared/domain/access/covers-grant.ts";
import type { OrganizationStore } from "../../../shared/domain/organizations/organization-store.ts";
import type { OrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";

/** An ente lets nobody see types that it does not have; `undefined` when there is no such ente. */
export async function judgeTypes(
  organization: OrganizationFiscalCode,
  { typeCodes = [] }: Grant,
  organizations: Pick<OrganizationStore, "find">,
): Promise<"known" | ClientRefusal | undefined> {
  const ente = await organizations.find(organization);
  if (ente === undefined) return undefined;
  const known = new Set(ente.debtPositionTypes.map(({ code }) => code));
  const unknown = typeCodes.filter((code) => !known.has(code));
  return unknown.length === 0 ? "known" : { reason: "typesUnknown", typeCodes: unknown };
}
