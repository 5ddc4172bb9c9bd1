import { variablesOf } from "../../../shared/domain/values/path-pattern.ts";
import type { NodeDependencies } from "./node-dependencies.ts";
import type { Reply } from "./reply.ts";

/** A request of a browser or a program. */
export type NodeRequest = {
  readonly method: string;
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly body: string;
};

/** Who may come in. */
export type SandboxAccess = {
  opensTo(authorization: string | undefined): Promise<boolean>;
  equals(presented: string | undefined): Promise<boolean>;
};

export type SiteDependencies = NodeDependencies & {
  readonly access: SandboxAccess;
  /** Where the portal answers, without the final slash. */
  readonly publicUrl: string;
};

export type RouteCall = {
  readonly request: NodeRequest;
  /** Parts of the path that the route's pattern leaves open, by name. */
  readonly variables: Readonly<Record<string, string>>;
};

export type Route = {
  readonly method: "GET" | "POST";
  /** `/sandbox/runs/:runId`; a variable takes one part. */
  readonly pattern: `/sandbox${string}`;
  /** People give name and password, programs of portals a subscription key. */
  readonly callers: "people" | "portals";
  answer(call: RouteCall, dependencies: SiteDependencies): Promise<Reply>;
};

/** The route of a request and what its variables are, or `undefined`. */
export function findRoute(
  routes: readonly Route[],
  { method, path }: Pick<NodeRequest, "method" | "path">,
): { readonly route: Route; readonly variables: RouteCall["variables"] } | undefined {
  for (const route of routes) {
    const variables = route.method === method ? variablesOf(route.pattern, path) : undefined;
    if (variables !== undefined) return { route, variables };
  }
  return undefined;
}
