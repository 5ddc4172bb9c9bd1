import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { type Configuration, Provider } from "oidc-provider";
import { type DemoClient, localAudience, localWebClient } from "../demo-clients.ts";
import { createLoginInteraction, loginPolicy } from "./login-interaction.ts";
import { failurePage, loggedOutPage, logoutPage } from "./login-pages.ts";
import { createMemoryAdapters } from "./memory-adapter.ts";
import type { SigningKeys } from "./signing-keys.ts";
import { spidLevel, type TestPerson } from "./test-people.ts";

const tokenSeconds = 3_600;
const signingAlgorithm = "ES256";
const personScope = "openid profile email";

export type IdentityProvider = (request: IncomingMessage, response: ServerResponse) => void;

type ProviderSettings = {
  readonly issuer: string;
  /** Where the portal is, to which people go back. */
  readonly portalUrl: string;
  readonly clients: readonly DemoClient[];
  readonly people: readonly TestPerson[];
  readonly keys: SigningKeys;
};

/**
 * A certified OpenID provider. It gives each demo client, by client credentials (RFC 6749 §4.4), a
 * JWT access token (RFC 9068) with the claims of its ente; and lets whoever asks be one of the test
 * people, with claims as SPID gives them, by the authorization code flow. The caller strips the
 * mount path from the request's URL.
 */
export function createIdentityProvider(settings: ProviderSettings): IdentityProvider {
  const provider = new Provider(settings.issuer, {
    ...programs(settings.clients),
    ...logins(settings),
    adapter: createMemoryAdapters(),
    jwks: settings.keys,
    clients: [...settings.clients.map(programClient), webClient(settings.portalUrl)],
    cookies: { keys: [randomBytes(32).toString("hex")] },
    ttl: {
      ClientCredentials: tokenSeconds,
      AccessToken: tokenSeconds,
      AuthorizationCode: 60,
      IdToken: 600,
      Interaction: 3_600,
      Session: tokenSeconds,
      Grant: tokenSeconds,
    },
  });
  const handle = provider.callback();
  const interact = createLoginInteraction(provider, settings);
  return (request, response) => {
    if (request.url?.startsWith("/interaction/")) void interact(request, response);
    else void handle(request, response);
  };
}

function programClient(client: DemoClient) {
  return {
    client_id: client.clientId,
    client_secret: client.clientSecret,
    grant_types: ["client_credentials"],
    redirect_uris: [],
    response_types: [],
    scope: client.scope,
    token_endpoint_auth_method: "client_secret_basic",
    id_token_signed_response_alg: signingAlgorithm,
  } as const;
}

function webClient(portalUrl: string) {
  return {
    client_id: localWebClient.clientId,
    client_secret: localWebClient.clientSecret,
    grant_types: ["authorization_code"],
    redirect_uris: [`${portalUrl}/v1/session/callback`],
    post_logout_redirect_uris: [`${portalUrl}/`],
    response_types: ["code"],
    scope: personScope,
    token_endpoint_auth_method: "client_secret_basic",
    id_token_signed_response_alg: signingAlgorithm,
  } as const;
}

/** Tokens of programs: signed and self-contained, for the portal's API. */
function programs(clients: readonly DemoClient[]) {
  const clientById = new Map(clients.map((client) => [client.clientId, client]));
  const scopes = new Set(clients.flatMap(({ scope }) => scope.split(" ")));
  return {
    scopes: [...personScope.split(" "), ...scopes],
    extraTokenClaims: (_context, token) => {
      const organization = clientById.get(token.clientId ?? "")?.organizationFiscalCode;
      return organization === undefined ? {} : { organization_fiscal_code: organization };
    },
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (context, form) => {
          context.body = logoutPage(form);
        },
        postLogoutSuccessSource: (context) => {
          context.body = loggedOutPage();
        },
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: (_context, client) =>
          clientById.has(client?.clientId ?? "") ? localAudience : [],
        useGrantedResource: () => true,
        getResourceServerInfo: ({ oidc: { params } }, _resource, client) => {
          const scope = clientById.get(client.clientId)?.scope ?? "";
          // A program that asks for no scope gets all it may have, as from the portal itself.
          if (params?.["grant_type"] === "client_credentials") params["scope"] ??= scope;
          return {
            scope,
            audience: localAudience,
            accessTokenFormat: "jwt",
            accessTokenTTL: tokenSeconds,
            jwt: { sign: { alg: signingAlgorithm } },
          };
        },
      },
    },
  } satisfies Configuration;
}

/** Logins of people: whoever asks chooses, each time, and is asked nothing else. */
function logins({ issuer, people }: ProviderSettings) {
  return {
    acrValues: [spidLevel],
    claims: {
      openid: ["sub"],
      profile: ["name", "familyName", "fiscalNumber"],
      email: ["email"],
    },
    // As SPID's gateways do, the ID token says who it is.
    conformIdTokenClaims: false,
    interactions: {
      policy: loginPolicy(),
      url: (_context, { uid }) => `${issuer}/interaction/${uid}`,
    },
    findAccount: (_context, accountId) => {
      const person = people.find((known) => known.accountId === accountId);
      return person && { accountId, claims: async () => claimsOf(person) };
    },
    async loadExistingGrant({ oidc }) {
      const accountId = oidc.session?.accountId;
      const clientId = oidc.client?.clientId;
      if (accountId === undefined || clientId === undefined) return undefined;
      const grant = new oidc.provider.Grant({ accountId, clientId });
      grant.addOIDCScope(personScope);
      await grant.save();
      return grant;
    },
    renderError(context, { error, error_description: description }) {
      context.type = "html";
      context.body = failurePage(error, description);
    },
  } satisfies Configuration;
}

function claimsOf({ accountId, name, familyName, fiscalCode, email }: TestPerson) {
  return { sub: accountId, name, familyName, fiscalNumber: `TINIT-${fiscalCode}`, email };
}
