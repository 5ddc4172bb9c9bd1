import type { RoutePlan } from "../template/cloud-plan.ts";

/** A route that matches a request, with the values of its path parameters. */
export type RouteMatch = {
  readonly route: RoutePlan;
  readonly pathParameters: Readonly<Record<string, string>>;
};

type Segment =
  | { readonly kind: "literal"; readonly text: string }
  | { readonly kind: "parameter"; readonly name: string }
  | { readonly kind: "greedy"; readonly name: string };

type CompiledRoute = {
  readonly route: RoutePlan;
  readonly method: string;
  readonly segments: readonly Segment[];
};

/**
 * Finds the route of a request among those of the template: full matches first, then greedy
 * variables, then `$default`; a literal segment wins over a parameter, a method over ANY. Paths
 * are compared as they come, decoded already.
 *
 * Source: Amazon API Gateway Developer Guide, "Routing API requests" for HTTP APIs.
 */
export function createRouteTable(
  routes: readonly RoutePlan[],
): (method: string, path: string) => RouteMatch | undefined {
  const compiled = routes.filter(({ routeKey }) => routeKey !== "$default").map(compileRoute);
  compiled.sort((left, right) => rankOf(left).localeCompare(rankOf(right)));
  const fallback = routes.find(({ routeKey }) => routeKey === "$default");
  return (method, path) => {
    const parts = path.split("/").slice(1);
    for (const candidate of compiled) {
      const methodMatches = candidate.method === method || candidate.method === "ANY";
      const pathParameters = methodMatches ? matchSegments(candidate.segments, parts) : undefined;
      if (pathParameters !== undefined) {
        return { route: candidate.route, pathParameters };
      }
    }
    return fallback === undefined ? undefined : { route: fallback, pathParameters: {} };
  };
}

function compileRoute(route: RoutePlan): CompiledRoute {
  const [method = "", path = ""] = route.routeKey.split(" ");
  const segments = path.split("/").slice(1).map(compileSegment);
  return { route, method, segments };
}

function compileSegment(text: string): Segment {
  const [, name, plus] = /^\{([^}+]+)(\+?)\}$/.exec(text) ?? [];
  if (name === undefined) {
    return { kind: "literal", text };
  }
  return plus === "+" ? { kind: "greedy", name } : { kind: "parameter", name };
}

function rankOf({ method, segments }: CompiledRoute): string {
  const rank = { literal: "0", parameter: "1", greedy: "2" };
  const greedy = segments.some(({ kind }) => kind === "greedy") ? "1" : "0";
  const path = segments.map(({ kind }) => rank[kind]).join("");
  return `${greedy}${path}${method === "ANY" ? "1" : "0"}`;
}

function matchSegments(
  segments: readonly Segment[],
  parts: readonly string[],
): Readonly<Record<string, string>> | undefined {
  const greedyAt = segments.findIndex(({ kind }) => kind === "greedy");
  const taken = greedyAt < 0 ? parts : foldFrom(parts, greedyAt);
  if (taken.length !== segments.length) {
    return undefined;
  }
  const pairs = segments.map((segment, index) => [segment, taken[index] ?? ""] as const);
  const matches = pairs.every(([segment, part]) =>
    segment.kind === "literal" ? segment.text === part : part !== "",
  );
  return matches
    ? Object.fromEntries(
        pairs.flatMap(([segment, part]) =>
          segment.kind === "literal" ? [] : [[segment.name, part]],
        ),
      )
    : undefined;
}

/** Joins what a greedy variable takes into one part. */
function foldFrom(parts: readonly string[], position: number): readonly string[] {
  return [...parts.slice(0, position), parts.slice(position).join("/")];
}
