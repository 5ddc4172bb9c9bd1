import type { IncomingMessage, ServerResponse } from "node:http";
import { type Adapter, Provider } from "oidc-provider";
import { type DemoClient, localAudience } from "../demo-clients.ts";
import type { SigningKeys } from "./signing-keys.ts";

const tokenSeconds = 3_600;
const signingAlgorithm = "ES256";

/** Access tokens are signed and self-contained: the provider has nothing to remember. */
const emptyAdapter: Adapter = {
  upsert: async () => undefined,
  find: async () => undefined,
  findByUserCode: async () => undefined,
  findByUid: async () => undefined,
  consume: async () => undefined,
  destroy: async () => undefined,
  revokeByGrantId: async () => undefined,
};

export type IdentityProvider = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * A certified OpenID provider that knows the demo clients and gives each, by client credentials
 * (RFC 6749 §4.4), a JWT access token (RFC 9068) with the claims of its ente. The caller strips
 * the mount path from the request's URL.
 */
export function createIdentityProvider(settings: {
  readonly issuer: string;
  readonly clients: readonly DemoClient[];
  readonly keys: SigningKeys;
}): IdentityProvider {
  const { issuer, clients, keys } = settings;
  const clientById = new Map(clients.map((client) => [client.clientId, client]));
  const scopes = new Set(clients.flatMap(({ scope }) => scope.split(" ")));
  const provider = new Provider(issuer, {
    adapter: () => emptyAdapter,
    jwks: keys,
    scopes: [...scopes],
    clients: clients.map((client) => ({
      client_id: client.clientId,
      client_secret: client.clientSecret,
      grant_types: ["client_credentials"],
      redirect_uris: [],
      response_types: [],
      scope: client.scope,
      token_endpoint_auth_method: "client_secret_basic",
      id_token_signed_response_alg: signingAlgorithm,
    })),
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => localAudience,
        useGrantedResource: () => true,
        getResourceServerInfo: (_context, _resource, client) => ({
          scope: clientById.get(client.clientId)?.scope ?? "",
          audience: localAudience,
          accessTokenFormat: "jwt",
          accessTokenTTL: tokenSeconds,
          jwt: { sign: { alg: signingAlgorithm } },
        }),
      },
    },
    extraTokenClaims: (_context, token) => {
      const organization = clientById.get(token.clientId ?? "")?.organizationFiscalCode;
      return organization === undefined ? {} : { organization_fiscal_code: organization };
    },
    ttl: { ClientCredentials: tokenSeconds },
  });
  const handle = provider.callback();
  return (request, response) => {
    void handle(request, response);
  };
}
