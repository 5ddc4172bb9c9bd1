import type { Brand } from "../domain/values/brand.ts";
import type { OrganizationFiscalCode } from "../domain/values/organization-fiscal-code.ts";

/** A key of the bucket under one ente's folder: `uploads/<ente>/…`. */
export type OrganizationFileKey = Brand<string, "OrganizationFileKey">;

type Owned = { readonly root: string; readonly organization: OrganizationFiscalCode };

/** The only way to such a key: first part, the ente, then what tells its files apart. */
export function organizationFileKey(
  { root, organization }: Owned,
  ...parts: readonly string[]
): OrganizationFileKey {
  const key = [root, organization, ...parts].join("/");
  if (!isWithin(key, { root, organization })) throw new Error("not a file of an ente");
  return key;
}

/** Keys of S3 know no "..": nothing but the beginning counts. */
function isWithin(key: string, { root, organization }: Owned): key is OrganizationFileKey {
  return key.startsWith(`${root}/${organization}/`);
}

/**
 * A key that was kept somewhere, as one of that ente's.
 * @throws Error when it is another's.
 */
export function ownFileKey(key: string, owned: Owned): OrganizationFileKey {
  if (!isWithin(key, owned)) throw new Error("a file of another ente");
  return key;
}
