import * as z from "zod/mini";
import { publicRoute, type Route } from "../../../shared/lambda/http-route.ts";
import type { PublicKey } from "../../../shared/lambda/portal-keys.ts";
import { noBody, noQuery } from "../../../shared/lambda/route-parameters.ts";
import { type IssueTokenDependencies, issueToken } from "./issue-token.ts";
import * as operations from "./operations.ts";
import { respondKeys, respondServer, respondToken } from "./responses.ts";
import { readTokenForm } from "./token-request.ts";

export type AuthorizationServer = IssueTokenDependencies & {
  readonly publicKeys: () => Promise<readonly PublicKey[]>;
  /** Of what the portal tells other programs: returns to an ente's portal, webhooks. */
  readonly outcomeKeys: () => Promise<readonly PublicKey[]>;
  readonly issuer: string;
};

const noParameters = z.unknown();

export const routes: readonly Route<AuthorizationServer>[] = [
  publicRoute({
    operation: operations.issueToken,
    parameters: noParameters,
    query: noQuery,
    body: noBody,
    useCase: async ({ request }, dependencies: AuthorizationServer) => {
      const { headers, body } = request;
      const { "content-type": contentType, authorization } = headers;
      const read = readTokenForm({ contentType, authorization, body });
      return "form" in read ? issueToken(read.form, dependencies) : { outcome: read.problem };
    },
    respond: respondToken,
  }),
  publicRoute({
    operation: operations.publishKeys,
    parameters: noParameters,
    query: noQuery,
    body: noBody,
    useCase: (_, { publicKeys }: AuthorizationServer) => publicKeys(),
    respond: respondKeys,
  }),
  publicRoute({
    operation: operations.publishOutcomeKeys,
    parameters: noParameters,
    query: noQuery,
    body: noBody,
    useCase: (_, { outcomeKeys }: AuthorizationServer) => outcomeKeys(),
    respond: respondKeys,
  }),
  publicRoute({
    operation: operations.describeServer,
    parameters: noParameters,
    query: noQuery,
    body: noBody,
    useCase: async (_, { issuer }: AuthorizationServer) => ({ issuer }),
    respond: respondServer,
  }),
];
