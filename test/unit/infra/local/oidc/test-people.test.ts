import { describe, expect, it } from "vitest";
import { demoClients, localWebClient } from "../../../../../infra/local/demo-clients.ts";
import { testPeople } from "../../../../../infra/local/oidc/test-people.ts";
import { stageSettings } from "../../../../../infra/stages.ts";
import {
  organizationPermissions,
  permissions,
} from "../../../../../shared/domain/access/permission.ts";
import { organizationRoles, regionRoles, roles } from "../../../../../shared/domain/access/role.ts";
import { fiscalCodes } from "../../../../support/people/sample-people.ts";

describe("the test people", () => {
  it("are all different, with fiscal codes that are good", () => {
    expect(new Set(fiscalCodes).size).toBe(testPeople.length);
    expect(new Set(testPeople.map(({ accountId }) => accountId)).size).toBe(testPeople.length);
  });

  it("have roles that can be given, one person for each", () => {
    const given = testPeople.flatMap(({ assignment }) => assignment ?? []);
    for (const { organizationFiscalCode, role } of given) {
      const known: readonly string[] = organizationFiscalCode ? organizationRoles : regionRoles;
      expect(known).toContain(role);
    }
    expect(new Set([...given.map(({ role }) => role), "citizen"])).toEqual(new Set(roles));
  });

  it("get them from demo clients that may do all they give", () => {
    for (const { organizationFiscalCode, scope } of demoClients) {
      const all = organizationFiscalCode ? organizationPermissions : permissions;
      expect(scope.split(" ").toSorted()).toEqual(all.toSorted());
    }
  });

  it("log in at the portal that the provider knows", () => {
    const { clientId, clientSecret } = stageSettings("local").login;
    expect(localWebClient).toEqual({ clientId, clientSecret });
  });
});
