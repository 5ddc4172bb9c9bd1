import * as z from "zod/mini";

const text = z.string().check(z.minLength(1));

/** What a function finds in its environment to know its callers by, and how often they may call. */
export const guardVariables = {
  /** The portal itself, which gives tokens to API clients and to people who have logged in. */
  PORTAL_ISSUER: z.url(),
  /** The authorization server of the Region's own programs. */
  JWT_ISSUER: z.url(),
  JWT_JWKS_URI: z.url(),
  JWT_AUDIENCE: text,
  JWT_ORGANIZATION_CLAIM: text,
  CLIENT_CALLS_PER_MINUTE: z.coerce.number().check(z.int(), z.positive()),
};

/** The same as they are read. */
export type GuardSettings = {
  readonly [Name in keyof typeof guardVariables]: z.infer<(typeof guardVariables)[Name]>;
};
