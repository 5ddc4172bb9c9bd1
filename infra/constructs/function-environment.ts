import type { StageSettings } from "../stages.ts";
import type { PortalPlatform } from "./portal-platform.ts";

/** Where the table and the files are. */
export function stateEnvironment({ table, files }: PortalPlatform) {
  return { TABLE_NAME: table.tableName, BUCKET_NAME: files.bucketName };
}

/** What a function needs to verify the caller's token. */
export function tokenEnvironment({ jwt, api }: StageSettings) {
  return {
    PORTAL_ISSUER: api.publicUrl,
    JWT_ISSUER: jwt.issuer,
    JWT_JWKS_URI: jwt.jwksUri,
    JWT_AUDIENCE: jwt.audience,
    JWT_ORGANIZATION_CLAIM: jwt.organizationClaim,
  };
}

/** What a function needs to give out the portal's own tokens. */
export function tokenSigningEnvironment({ settings, tokenSeed }: PortalPlatform) {
  const { access, api, jwt } = settings;
  return {
    PORTAL_ISSUER: api.publicUrl,
    JWT_AUDIENCE: jwt.audience,
    ...(tokenSeed !== undefined && { TOKEN_SEED_SECRET_ARN: tokenSeed.secretArn }),
    ...(access.tokenSeed !== undefined && { TOKEN_SEED: access.tokenSeed }),
  };
}
