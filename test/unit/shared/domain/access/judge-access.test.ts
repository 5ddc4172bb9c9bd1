import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Caller } from "../../../../../shared/domain/access/caller.ts";
import { judgeAccess, type RouteAccess } from "../../../../../shared/domain/access/judge-access.ts";
import {
  organizationPermissions,
  type Permission,
  permissions,
} from "../../../../../shared/domain/access/permission.ts";
import {
  organizationRoles,
  permissionsOf,
  type Role,
  regionRoles,
  roles,
} from "../../../../../shared/domain/access/role.ts";
import { parseOrganizationFiscalCode } from "../../../../../shared/domain/values/organization-fiscal-code.ts";

const own = parseOrganizationFiscalCode("02336340159") ?? expect.fail();
const other = parseOrganizationFiscalCode("80012340156") ?? expect.fail();

const permission = fc.constantFrom<Permission>(...permissions);
const role = fc.constantFrom<Role>(...roles);
const anyCaller: fc.Arbitrary<Caller> = fc
  .record({
    isClient: fc.boolean(),
    role,
    organization: fc.option(fc.constantFrom(own, other), { nil: undefined }),
    held: fc.subarray([...permissions]),
  })
  .map(({ isClient, role: itsRole, organization, held }) => ({
    id: "chi-chiama",
    ...(organization && { organization }),
    ...(isClient
      ? { kind: "client", permissions: held }
      : { kind: "person", role: itsRole, permissions: permissionsOf(itsRole) }),
  }));
const anyAccess: fc.Arbitrary<RouteAccess> = fc.oneof(
  fc.constant({ kind: "public" } as const),
  fc.constant({ kind: "person" } as const),
  permission.map((asked) => ({ kind: "organization", permission: asked }) as const),
  permission.map((asked) => ({ kind: "region", permission: asked }) as const),
);
const anyPath = fc.option(fc.oneof(fc.constantFrom<string>(own, other), fc.string()), {
  nil: undefined,
});

describe("access to a call", () => {
  it("asks for a token before anything else, unless anybody may make the call", () => {
    fc.assert(
      fc.property(anyAccess, anyPath, (access, path) => {
        const expected = access.kind === "public" ? "granted" : "unauthenticated";
        expect(judgeAccess(access, undefined, path)).toBe(expected);
      }),
    );
  });

  it("lets nobody at an ente that is not the token's, and says that there is none", () => {
    fc.assert(
      fc.property(anyCaller, permission, anyPath, (caller, asked, path) => {
        fc.pre(
          caller.organization === undefined ||
            (path ?? caller.organization) !== caller.organization,
        );
        const access = { kind: "organization", permission: asked } as const;
        expect(judgeAccess(access, caller, path)).toBe("hidden");
      }),
    );
  });

  it("lets nobody who speaks for an ente, and no citizen, at what is the Region's", () => {
    fc.assert(
      fc.property(anyCaller, permission, anyPath, (caller, asked, path) => {
        fc.pre(caller.organization !== undefined || caller.role === "citizen");
        expect(judgeAccess({ kind: "region", permission: asked }, caller, path)).toBe("hidden");
      }),
    );
  });

  it("grants nothing beyond the permissions of the token", () => {
    fc.assert(
      fc.property(anyCaller, anyAccess, anyPath, (caller, access, path) => {
        fc.pre("permission" in access && !caller.permissions.includes(access.permission));
        expect(judgeAccess(access, caller, path)).not.toBe("granted");
      }),
    );
  });

  it("is for people alone where it is for whoever has logged in", () => {
    fc.assert(
      fc.property(anyCaller, (caller) => {
        const expected = caller.kind === "person" ? "granted" : "hidden";
        expect(judgeAccess({ kind: "person" }, caller, undefined)).toBe(expected);
      }),
    );
  });
});

function personOf(itsRole: Role, organization?: typeof own): Caller {
  const person = { kind: "person", id: "p", role: itsRole } as const;
  return { ...person, permissions: permissionsOf(itsRole), ...(organization && { organization }) };
}

describe("a person of an ente", () => {
  it.each(organizationRoles)(
    "as %s does in it what the role may, and is told of the rest",
    (its) => {
      for (const asked of permissions) {
        const verdict = judgeAccess(
          { kind: "organization", permission: asked },
          personOf(its, own),
          own,
        );
        expect(verdict).toBe(permissionsOf(its).includes(asked) ? "granted" : "forbidden");
      }
    },
  );

  it.each(["operator", "reader", "auditor"] as const)("as %s changes no registry", (its) => {
    const writing = permissions.filter((each) => each.endsWith(":write"));
    const held = permissionsOf(its).filter((each) => writing.includes(each));
    expect(held).toEqual(its === "operator" ? ["debt-positions:write"] : []);
  });

  it("as its administrator does nothing of what is the Region's alone", () => {
    expect(permissionsOf("organizationAdministrator")).toEqual(organizationPermissions);
    expect(organizationPermissions).not.toContain("organizations:write");
    expect(organizationPermissions).not.toContain("catalogue:write");
  });
});

describe("a person of the Region", () => {
  it.each(regionRoles)("as %s does for the Region what the role may, and sees no debts", (its) => {
    for (const asked of permissions) {
      const person = personOf(its);
      const ofRegion = judgeAccess({ kind: "region", permission: asked }, person, own);
      expect(ofRegion).toBe(permissionsOf(its).includes(asked) ? "granted" : "forbidden");
      const ofEnte = judgeAccess({ kind: "organization", permission: asked }, person, own);
      expect(ofEnte).toBe("hidden");
    }
  });
});
