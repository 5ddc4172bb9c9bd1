import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Assignment } from "../../../../../shared/domain/access/operator.ts";
import { judgeGrant } from "../../../../../shared/domain/access/operator-grant.ts";
import { permissions } from "../../../../../shared/domain/access/permission.ts";
import { organizationRoles, permissionsOf } from "../../../../../shared/domain/access/role.ts";
import { parseOrganizationFiscalCode } from "../../../../../shared/domain/values/organization-fiscal-code.ts";

const organization = parseOrganizationFiscalCode("02336340159") ?? expect.fail();
const types = ["TARI", "MENSA", "CIMITERI"];
const anyTypes = fc.subarray(types, { minLength: 1 });
const anyAssignment = fc.record(
  {
    organization: fc.constant(organization),
    role: fc.constantFrom(...organizationRoles),
    typeCodes: anyTypes,
  },
  { requiredKeys: ["organization", "role"] },
);
const anyManager = fc.record(
  { permissions: fc.subarray([...permissions]), typeCodes: anyTypes },
  { requiredKeys: ["permissions"] },
);
const administrator = { permissions: permissionsOf("organizationAdministrator") };

describe("a role that somebody gives", () => {
  it("is never more than who gives it has, neither in permissions nor in types", () => {
    fc.assert(
      fc.property(anyAssignment, anyManager, (assignment: Assignment, manager) => {
        if (judgeGrant(assignment, manager, types) !== undefined) return;
        const given = "typeCodes" in assignment ? assignment.typeCodes : undefined;
        expect(manager.permissions).toEqual(
          expect.arrayContaining([...permissionsOf(assignment.role)]),
        );
        if (manager.typeCodes !== undefined) {
          expect(given).toBeDefined();
          expect(manager.typeCodes).toEqual(expect.arrayContaining([...(given ?? [])]));
        }
      }),
    );
  });

  it("is for types that the ente has", () => {
    const assignment = { organization, role: "operator", typeCodes: ["TARI", "BOLLO"] } as const;
    expect(judgeGrant(assignment, administrator, types)).toEqual({
      reason: "typesUnknown",
      typeCodes: ["BOLLO"],
    });
  });

  it("is for all types where it manages the ente", () => {
    const assignment = {
      organization,
      role: "organizationAdministrator",
      typeCodes: ["TARI"],
    } as const;
    expect(judgeGrant(assignment, administrator, types)).toEqual({ reason: "roleForAllTypes" });
  });

  it("of the Region is not an ente's administrator's to give", () => {
    const refused = { reason: "beyondCaller" };
    expect(judgeGrant({ role: "regionAdministrator" }, administrator, types)).toEqual(refused);
  });
});
