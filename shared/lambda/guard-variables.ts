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

const perWindow = z.object({
  minute: z.int().check(z.positive()),
  hour: z.int().check(z.positive()),
});
const perVisit = z.object({ address: perWindow, device: perWindow });

/** How often nobody in particular may call, and when they have to show that they mean it. */
const visitorLimits = z.object({
  look: perVisit,
  open: perVisit,
  challenge: z.exactOptional(
    z.object({
      /** Calls of an address in a minute that need no proof. */
      freePerMinute: z.int().check(z.minimum(0)),
      /** How many leading bits of a digest have to be zero. */
      zeroBits: z.int().check(z.minimum(1), z.maximum(30)),
    }),
  ),
});
export type VisitorLimits = z.infer<typeof visitorLimits>;

function parsedJson(text: string, payload: z.core.ParsePayload): unknown {
  try {
    return JSON.parse(text);
  } catch {
    payload.issues.push({ code: "custom", input: text, message: "not JSON" });
    return z.NEVER;
  }
}

/** What a function finds in its environment that counts the calls of nobody in particular. */
export const visitorVariables = {
  VISITOR_LIMITS: z.pipe(z.pipe(z.string(), z.transform(parsedJson)), visitorLimits),
  /** Header in which CloudFront writes who calls, over whatever came in it. */
  VISITOR_ADDRESS_HEADER: z.optional(z.string().check(z.regex(/^[a-z-]+$/))),
  /** The secret from which the keys of pseudonyms and challenges are derived. */
  TOKEN_SEED_SECRET_ARN: z.optional(text),
  /** What it would hold, of a portal that protects nothing. */
  TOKEN_SEED: z.optional(z.string().check(z.minLength(32))),
};

/** The same as they are read. */
export type VisitorSettings = {
  readonly [Name in keyof typeof visitorVariables]?: z.infer<(typeof visitorVariables)[Name]>;
} & { readonly VISITOR_LIMITS: VisitorLimits };

/** What a function finds in its environment that sends carts to Checkout. */
export const checkoutVariables = {
  /** Where the portal answers, without the final slash: Checkout sends browsers back there. */
  PUBLIC_URL: z.url().check(z.regex(/[^/]$/)),
  /** Of Checkout's API, version 2, without the final slash. */
  CHECKOUT_BASE_URL: z.url().check(z.regex(/[^/]$/)),
  /** Where the pages of carts are: forms may lead there. */
  CHECKOUT_PAGE_ORIGIN: z.url(),
  /** The secret with the subscription key. */
  CHECKOUT_KEY_SECRET_ARN: z.optional(text),
  /** The key itself, of a Checkout that protects nothing. */
  CHECKOUT_KEY: z.optional(text),
};
