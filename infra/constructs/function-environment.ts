import type { Secret } from "aws-cdk-lib/aws-secretsmanager";
import type { StageSettings } from "../stages.ts";
import type { PortalPlatform } from "./portal-platform.ts";

/** Where the table and the files are. */
export function stateEnvironment({ table, files }: PortalPlatform) {
  return { TABLE_NAME: table.tableName, BUCKET_NAME: files.bucketName };
}

/** What a function needs to verify the caller's token, and how often it may call. */
export function tokenEnvironment({ jwt, api }: StageSettings) {
  return {
    PORTAL_ISSUER: api.publicUrl,
    JWT_ISSUER: jwt.issuer,
    JWT_JWKS_URI: jwt.jwksUri,
    JWT_AUDIENCE: jwt.audience,
    JWT_ORGANIZATION_CLAIM: jwt.organizationClaim,
    CLIENT_CALLS_PER_MINUTE: String(api.clientCallsPerMinute),
  };
}

/** What a function needs to give out the portal's own tokens. */
export function tokenSigningEnvironment(platform: PortalPlatform) {
  const { api, jwt } = platform.settings;
  return {
    PORTAL_ISSUER: api.publicUrl,
    JWT_AUDIENCE: jwt.audience,
    ...seedEnvironment(platform),
  };
}

/** What a function needs to sign outcomes; of the secret it needs `allowSecret` too. */
export function seedEnvironment({ settings: { access }, tokenSeed }: PortalPlatform) {
  return {
    ...(tokenSeed !== undefined && { TOKEN_SEED_SECRET_ARN: tokenSeed.secretArn }),
    ...(access.tokenSeed !== undefined && { TOKEN_SEED: access.tokenSeed }),
  };
}

/** Which addresses outside of the portal a function may take for good ones. */
export function outboundEnvironment({ outbound }: StageSettings) {
  return { ...(outbound?.loopback && { OUTBOUND_LOOPBACK: "true" as const }) };
}

/** What a function needs to send carts to Checkout; of the secret it needs `allowSecret` too. */
export function checkoutEnvironment({ checkout }: StageSettings, key: Secret | undefined) {
  const { baseUrl, pageOrigin, subscriptionKey } = checkout;
  return {
    CHECKOUT_BASE_URL: baseUrl,
    CHECKOUT_PAGE_ORIGIN: pageOrigin,
    ...(key !== undefined && { CHECKOUT_KEY_SECRET_ARN: key.secretArn }),
    ...(subscriptionKey !== undefined && { CHECKOUT_KEY: subscriptionKey }),
  };
}

/** What a function needs to write to the journal. */
export function journalEnvironment({ retention }: StageSettings) {
  return { JOURNAL_DAYS: String(retention.journalDays) };
}

/** What a function needs to know people by their pseudonyms. */
export function personEnvironment({ settings, people }: PortalPlatform) {
  const { personSeed } = settings.login;
  return {
    ...(people.seed !== undefined && { PERSON_SEED_SECRET_ARN: people.seed.secretArn }),
    ...(personSeed !== undefined && { PERSON_SEED: personSeed }),
  };
}

/** Header in which CloudFront says who calls: see `visitorAddress`. */
export const visitorAddressHeader = "x-portale-indirizzo";

/** What a function needs to count the calls of nobody in particular: see `allowVisitors`. */
export function visitorEnvironment(platform: PortalPlatform) {
  const { domain, visitors } = platform.settings;
  return {
    VISITOR_LIMITS: JSON.stringify(visitors),
    ...(domain !== undefined && { VISITOR_ADDRESS_HEADER: visitorAddressHeader }),
    ...seedEnvironment(platform),
  };
}
