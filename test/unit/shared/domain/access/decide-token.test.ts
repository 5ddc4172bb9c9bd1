import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ClientDelegation } from "../../../../../shared/domain/access/api-client.ts";
import { decideToken } from "../../../../../shared/domain/access/decide-token.ts";
import { permissions } from "../../../../../shared/domain/access/permission.ts";
import {
  comune,
  provincia,
  sampleClient,
  sampleDelegation,
} from "../../../../support/access/sample-clients.ts";

const client = sampleClient();
const only = { ...client, organizations: [comune] };
const somePermissions = fc.subarray([...permissions], { minLength: 1 });
const scopes = fc.option(
  fc
    .array(fc.oneof(fc.constantFrom(...permissions), fc.constant("openid"), fc.string()))
    .map((names) => names.join(" ")),
  { nil: undefined },
);
const delegations: fc.Arbitrary<ClientDelegation | undefined> = fc.option(
  fc
    .record({
      organization: fc.constantFrom(comune, provincia),
      permissions: somePermissions,
      typeCodes: fc.option(fc.array(fc.string()), { nil: undefined }),
    })
    .map(({ typeCodes, ...rest }) =>
      sampleDelegation({ ...rest, ...(typeCodes && { typeCodes }) }),
    ),
  { nil: undefined },
);

describe("what a token says", () => {
  it("is never more than what the one ente it is for has delegated", () => {
    fc.assert(
      fc.property(
        delegations,
        scopes,
        fc.constantFrom(undefined, comune, provincia),
        (delegation, scope, organization) => {
          const decided = decideToken(client, delegation, { organization, scope });
          if (decided.outcome !== "granted") return;
          expect(decided.organization).toBe(delegation?.organization);
          expect(decided.organization).toBe(organization);
          expect(decided.typeCodes).toEqual(delegation?.typeCodes);
          for (const each of decided.permissions) expect(delegation?.permissions).toContain(each);
          if (scope === undefined) return;
          for (const each of decided.permissions) expect(scope.split(" ")).toContain(each);
        },
      ),
    );
  });

  it("is for the Region what the client may do for it, and for no ente", () => {
    fc.assert(
      fc.property(somePermissions, scopes, delegations, (granted, scope, delegation) => {
        const { organizations: _, ...rest } = client;
        const ofRegion = { ...rest, serves: "region", permissions: granted } as const;
        const own = decideToken(ofRegion, delegation, { organization: undefined, scope });
        expect(own).not.toHaveProperty("organization");
        if (own.outcome === "granted") {
          for (const each of own.permissions) expect(granted).toContain(each);
        }
        const request = { organization: comune, scope };
        expect(decideToken(ofRegion, delegation, request)).toEqual({ outcome: "notDelegated" });
      }),
    );
  });

  it("is all that was granted when nothing in particular is asked for", () => {
    const request = { organization: undefined, scope: undefined };
    expect(decideToken(only, sampleDelegation({ typeCodes: ["TARI"] }), request)).toEqual({
      outcome: "granted",
      organization: comune,
      permissions: ["debt-positions:write", "notices:read"],
      typeCodes: ["TARI"],
    });
    expect(decideToken(client, sampleDelegation(), request)).toEqual({
      outcome: "organizationMissing",
    });
  });

  it("is nothing when the scope names a permission that was not granted, or none", () => {
    for (const scope of ["receipts:read", "notices:read receipts:read", "openid", " "]) {
      const request = { organization: comune, scope };
      expect(decideToken(client, sampleDelegation(), request).outcome).toBe("scopeExceeded");
    }
    const request = { organization: comune, scope: "notices:read  notices:read" };
    expect(decideToken(client, sampleDelegation(), request)).toMatchObject({
      permissions: ["notices:read"],
    });
  });
});
