import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Assignment } from "../../../../../shared/domain/access/operator.ts";
import {
  organizationRoles,
  permissionsOf,
  regionRoles,
  roles,
  rolesByType,
} from "../../../../../shared/domain/access/role.ts";
import {
  chooseWorkingAs,
  firstWorkingAs,
  grantOf,
  isSessionAlive,
  type WebSession,
} from "../../../../../shared/domain/access/web-session.ts";
import { parseOrganizationFiscalCode } from "../../../../../shared/domain/values/organization-fiscal-code.ts";
import { somePersonId } from "../../../../support/people/sample-people.ts";

const enti = ["02336340159", "80012340156", "80001230566"].map(
  (code) => parseOrganizationFiscalCode(code) ?? expect.fail(),
);
const anyEnte = fc.constantFrom(...enti);
const anyAssignments: fc.Arbitrary<Assignment[]> = fc
  .tuple(
    fc.uniqueArray(
      fc.record(
        {
          organization: anyEnte,
          role: fc.constantFrom(...organizationRoles),
          typeCodes: fc.subarray(["TARI", "MENSA", "CIMITERI"], { minLength: 1 }),
        },
        { requiredKeys: ["organization", "role"] },
      ),
      { selector: ({ organization }) => organization },
    ),
    fc.option(fc.record({ role: fc.constantFrom(...regionRoles) })),
  )
  .map(([ofEnti, ofRegion]) => [...ofEnti, ...(ofRegion === null ? [] : [ofRegion])]);
const anyChoice = fc.record(
  { fiscalCode: anyEnte, role: fc.constantFrom(...roles) },
  { requiredKeys: [] },
);

describe("what a person may do in the name chosen", () => {
  it("is never more than a role gives that the person has", () => {
    fc.assert(
      fc.property(anyAssignments, anyChoice, (assignments, choice) => {
        const workingAs = chooseWorkingAs(choice, assignments);
        const grant = workingAs && grantOf(workingAs, assignments);
        if (grant === undefined) return;
        const { role, organization, permissions, typeCodes } = grant;
        expect(permissions).toEqual(permissionsOf(role));
        expect(choice.role ?? role).toBe(role);
        expect(organization).toBe(choice.fiscalCode);
        if (role === "citizen") {
          expect(grant).toEqual({ role, permissions: [] });
          return;
        }
        const given = assignments.find((each) => each.role === role);
        expect(given).toBeDefined();
        const own = assignments.find((each) => each.organization === organization);
        if (role === "regionAdministrator" || organization === undefined) {
          expect(typeCodes).toBeUndefined();
          return;
        }
        expect(own).toMatchObject({ organization, role });
        const restricted = own?.organization === undefined ? undefined : own.typeCodes;
        expect(typeCodes).toEqual(rolesByType.has(role) ? restricted : undefined);
      }),
    );
  });

  it("ends with the role, whatever was chosen before", () => {
    fc.assert(
      fc.property(anyAssignments, anyChoice, (assignments, choice) => {
        const workingAs = chooseWorkingAs(choice, assignments);
        if (workingAs === undefined || workingAs.kind === "self") return;
        expect(grantOf(workingAs, [])).toBeUndefined();
      }),
    );
  });

  it("is another ente's for the Region's administrator only", () => {
    const [own, other] = enti;
    if (own === undefined || other === undefined) expect.fail();
    const ofEnte = { organization: own, role: "organizationAdministrator" } as const;
    const choose = (given: readonly Assignment[]) => chooseWorkingAs({ fiscalCode: other }, given);
    expect(choose([ofEnte])).toBeUndefined();
    expect(choose([ofEnte, { role: "auditor" }])).toBeUndefined();
    const workingAs = choose([ofEnte, { role: "regionAdministrator" }]);
    expect(workingAs).toEqual({ kind: "organization", organization: other, by: "regionRole" });
    // Once no longer the Region's, not the ente's either.
    expect(workingAs && grantOf(workingAs, [ofEnte])).toBeUndefined();
  });

  it("is the only role at first, and nobody's where there are none or several", () => {
    const [organization] = enti;
    if (organization === undefined) expect.fail();
    const own = { organization, role: "reader" } as const;
    expect(firstWorkingAs([own])).toEqual({ kind: "organization", organization, by: "ownRole" });
    expect(firstWorkingAs([{ role: "auditor" }])).toEqual({ kind: "region" });
    expect(firstWorkingAs([])).toEqual({ kind: "self" });
    expect(firstWorkingAs([own, { role: "auditor" }])).toEqual({ kind: "self" });
  });
});

describe("a session", () => {
  const hour = 3_600_000;
  const startMs = Date.parse("2027-01-15T08:00:00.000Z");
  const sessionAt = (renewedMs: number): WebSession => ({
    digest: "x",
    personId: somePersonId("a"),
    displayName: "Anna Bianchi",
    startedAt: new Date(startMs).toISOString(),
    renewedAt: new Date(renewedMs).toISOString(),
    workingAs: { kind: "self" },
  });
  const isAlive = (renewedMs: number, atMs: number) =>
    isSessionAlive(sessionAt(renewedMs), new Date(atMs));

  it("ends half an hour after it was last renewed", () => {
    expect(isAlive(startMs, startMs + hour / 2 - 1)).toBe(true);
    expect(isAlive(startMs, startMs + hour / 2)).toBe(false);
  });

  it("ends after eight hours, however often it is renewed", () => {
    expect(isAlive(startMs + 7.9 * hour, startMs + 8 * hour - 1)).toBe(true);
    expect(isAlive(startMs + 7.9 * hour, startMs + 8 * hour)).toBe(false);
  });
});
