/**
 * What a caller may do, as the scopes of its token say it (RFC 6749, section 3.3). Whose data it
 * may do it to is another question: see `judgeAccess`.
 */
export const permissions = [
  /** Registry of an ente, its state, its onboarding. */
  "organizations:read",
  "organizations:write",
  /** The ente's own part of its registry: contacts, printing, how it wants to be told. */
  "organization-profile:write",
  "types:read",
  "types:write",
  /** The Region's catalogue of types, and the taxonomy. */
  "catalogue:write",
  "debt-positions:read",
  "debt-positions:write",
  /** Searches by person: what somebody owes, and has paid. */
  "debtors:read",
  "notices:read",
  "receipts:read",
  /** Accounts of an ente, also on positions that are open. */
  "accounts:write",
  "operators:read",
  "operators:write",
  "clients:read",
  "clients:write",
  "webhooks:read",
  "webhooks:write",
  "journal:read",
  "audit:read",
] as const;
export type Permission = (typeof permissions)[number];

const known: ReadonlySet<string> = new Set(permissions);

export function isPermission(text: string): text is Permission {
  return known.has(text);
}

/** The permissions among the scopes of a token: one that nobody knows counts for nothing. */
export function permissionsOfScope(scope: string): readonly Permission[] {
  return scope.split(" ").filter(isPermission);
}

/** What only the Region does, over the heads of its enti. */
const ofRegion: ReadonlySet<Permission> = new Set(["organizations:write", "catalogue:write"]);

/** What the clients and people of an ente may be given at the most. */
export const organizationPermissions: readonly Permission[] = permissions.filter(
  (permission) => !ofRegion.has(permission),
);
