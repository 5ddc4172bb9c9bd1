import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseOrganizationFiscalCode } from "../../../../shared/domain/values/organization-fiscal-code.ts";
import { type Caller, judgeAccess, registryScope } from "../../../../shared/lambda/access.ts";

const own = parseOrganizationFiscalCode("02336340159") ?? expect.fail();
const ente: Caller = { clientId: "ente", organization: own, scopes: [] };
const region: Caller = { clientId: "regione", scopes: [registryScope] };

describe("access to a route", () => {
  it("asks for a token first", () => {
    expect(judgeAccess("organization", undefined, own)).toBe("unauthenticated");
    expect(judgeAccess("region", undefined, undefined)).toBe("unauthenticated");
  });

  it("opens an ente's resources to that ente alone, and hides them from any other", () => {
    expect(judgeAccess("organization", ente, own)).toBe("granted");
    expect(judgeAccess("organization", region, own)).toBe("hidden");
    fc.assert(
      fc.property(fc.option(fc.string(), { nil: undefined }), (path) => {
        fc.pre(path !== own);
        expect(judgeAccess("organization", ente, path)).toBe("hidden");
        const nobody: Caller = { clientId: "x", scopes: [registryScope] };
        expect(judgeAccess("organization", nobody, path)).toBe("hidden");
      }),
    );
  });

  it("opens the registry to the Region's back office alone", () => {
    expect(judgeAccess("region", region, own)).toBe("granted");
    expect(judgeAccess("region", ente, own)).toBe("hidden");
  });
});
