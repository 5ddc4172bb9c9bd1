import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRouteTable } from "../../../../../infra/local/http/route-table.ts";

const tableOf = (...routeKeys: readonly string[]) =>
  createRouteTable(
    routeKeys.map((routeKey) => ({ routeKey, functionName: routeKey, timeoutMs: 1 })),
  );

const segment = fc.string({ minLength: 1 }).filter((text) => !text.includes("/"));

describe("createRouteTable", () => {
  it("gives back any path parameter as it stands in the decoded path", () => {
    const find = tableOf("GET /v1/organizations/{fiscalCode}/notices/{noticeNumber}");
    fc.assert(
      fc.property(segment, segment, (first, second) => {
        const path = `/v1/organizations/${first}/notices/${second}`;
        expect(find("GET", path)?.pathParameters).toEqual({
          fiscalCode: first,
          noticeNumber: second,
        });
      }),
    );
  });

  it("prefers a literal to a parameter, a parameter to a greedy one, a method to ANY", () => {
    const find = tableOf("$default", "GET /{rest+}", "ANY /a/{id}", "GET /a/{id}", "GET /a/b");
    expect(find("GET", "/a/b")?.route.routeKey).toBe("GET /a/b");
    expect(find("GET", "/a/c")?.route.routeKey).toBe("GET /a/{id}");
    expect(find("POST", "/a/c")?.route.routeKey).toBe("ANY /a/{id}");
    expect(find("GET", "/x/y/z")?.pathParameters).toEqual({ rest: "x/y/z" });
    expect(find("DELETE", "/x")?.route.routeKey).toBe("$default");
  });

  it("finds nothing for another method, an empty parameter or a longer path", () => {
    const find = tableOf("GET /a/{id}");
    expect(find("POST", "/a/b")).toBeUndefined();
    expect(find("GET", "/a/")).toBeUndefined();
    expect(find("GET", "/a/b/c")).toBeUndefined();
  });
});
