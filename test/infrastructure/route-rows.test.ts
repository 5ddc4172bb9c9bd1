import { describe, expect, it } from "vitest";
import { operationsByFunction } from "../support/isolation/api-operations.ts";
import { routeRows } from "../support/isolation/route-rows.ts";
import { synthesizedStage } from "../support/synthesized-stage.ts";

/**
 * pagoPA's node and the test node have doors of their own, which ask for no token of ours; pages
 * for people know nobody, and are held to that by tests of theirs.
 */
const isElsewhere = (routeKey: string) =>
  /^[A-Z]+ \/(?:soap|sandbox|paga|sportello)(?:\/|$)/u.test(routeKey);

const deployed = synthesizedStage("prod")
  .ofType("AWS::ApiGatewayV2::Route")
  .map(({ Properties }) => String(Properties["RouteKey"]))
  .filter((routeKey) => !isElsewhere(routeKey))
  .sort();

describe("the matrix of isolation", () => {
  it("has a row for every route that is deployed, and for no other", () => {
    expect(deployed.length).toBeGreaterThan(40);
    expect(Object.keys(routeRows).sort()).toEqual(deployed);
  });

  it("calls what is deployed: each route is one that its function says of itself", async () => {
    const said = [...(await operationsByFunction()).values()]
      .flat()
      .map(({ method, path }) => `${method} ${path}`);
    expect(said.sort()).toEqual(deployed);
  });
});
