import { organizationPermissions, type Permission, permissions } from "./permission.ts";

/**
 * Roles of people:
 * - `regionAdministrator`: of the Region, over all enti;
 * - `organizationAdministrator`: of one ente, all its types;
 * - `operator`: of one ente, for the types that were given; loads and amends debts;
 * - `reader`: like an operator, but changes nothing;
 * - `auditor`: sees what was done and by whom, of one ente or of the Region; no debts;
 * - `citizen`: whoever is logged in, for himself only.
 */
export const roles = [
  "regionAdministrator",
  "organizationAdministrator",
  "operator",
  "reader",
  "auditor",
  "citizen",
] as const;
export type Role = (typeof roles)[number];

/** Roles that are given for one ente. */
export const organizationRoles = [
  "organizationAdministrator",
  "operator",
  "reader",
  "auditor",
] as const satisfies readonly Role[];
export type OrganizationRole = (typeof organizationRoles)[number];

/** Roles that are given for the Region as a whole. */
export const regionRoles = ["regionAdministrator", "auditor"] as const satisfies readonly Role[];
export type RegionRole = (typeof regionRoles)[number];

/** Roles for which the types may be restricted. */
export const rolesByType: ReadonlySet<Role> = new Set<Role>(["operator", "reader"]);

const reading = [
  "organizations:read",
  "types:read",
  "debt-positions:read",
  "notices:read",
  "receipts:read",
  "journal:read",
] as const satisfies readonly Permission[];

const permissionsByRole: Readonly<Record<Role, readonly Permission[]>> = {
  regionAdministrator: permissions,
  organizationAdministrator: organizationPermissions,
  operator: [...reading, "debt-positions:write", "debtors:read"],
  reader: reading,
  auditor: [
    "organizations:read",
    "types:read",
    "operators:read",
    "clients:read",
    "journal:read",
    "audit:read",
  ],
  citizen: [],
};

/** What a person with the role may do. */
export function permissionsOf(role: Role): readonly Permission[] {
  return permissionsByRole[role];
}
