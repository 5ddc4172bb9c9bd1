import type { KeyObject } from "node:crypto";
import * as z from "zod/mini";
import { createHttpExchange } from "../aws/http-exchange.ts";
import { startPatience } from "../aws/patience.ts";

/** A public key with which the authorization server's tokens are checked. */
export type SigningKey = {
  /** "RSA", "EC" or "OKP", and the curve of the latter two: what algorithms the key is for. */
  readonly type: string;
  readonly curve?: string | undefined;
  /** The one algorithm that the server uses it with, where it says so. */
  readonly algorithm?: string | undefined;
  readonly key: KeyObject;
};

/** The key with this id; `undefined` when the server has none. */
export type SigningKeys = (keyId: string) => Promise<SigningKey | undefined>;

/** A set that lacked a key is not asked for again at once: ids of tokens are anybody's text. */
const waitMs = 10_000;
/** A key that the server publishes no more is trusted for so long by who has read it before. */
const keptMs = 60 * 60_000;

/**
 * The keys that an authorization server publishes (JWK set, RFC 7517), read when a token names one
 * that is not known: servers change them. Throws while the set cannot be read.
 */
export function createSigningKeys(
  jwksUri: string,
  clock: () => number = () => performance.now(),
): SigningKeys {
  const readSet = setReader(new URL(jwksUri));
  let known: ReadonlyMap<string, SigningKey> = new Map();
  let reading: Promise<ReadonlyMap<string, SigningKey>> | undefined;
  let waitUntilMs = Number.NEGATIVE_INFINITY;
  let readAtMs = Number.NEGATIVE_INFINITY;
  return async (keyId) => {
    const key = clock() - readAtMs < keptMs ? known.get(keyId) : undefined;
    if (key !== undefined || clock() < waitUntilMs) return key;
    reading ??= readSet().finally(() => {
      reading = undefined;
    });
    known = await reading;
    readAtMs = clock();
    if (!known.has(keyId)) waitUntilMs = clock() + waitMs;
    return known.get(keyId);
  };
}

const setShape = z.lazy(() => z.object({ keys: z.array(z.unknown()) }));
const text = () => z.optional(z.string().check(z.minLength(1)));
const keyShape = z.lazy(() =>
  z.object({
    kid: z.string(),
    kty: z.enum(["RSA", "EC", "OKP"]),
    use: z.optional(z.literal("sig")),
    alg: text(),
    crv: text(),
    n: text(),
    e: text(),
    x: text(),
    y: text(),
  }),
);

function setReader(uri: URL): () => Promise<ReadonlyMap<string, SigningKey>> {
  const exchange = createHttpExchange(uri);
  const request = {
    method: "GET",
    path: `${uri.pathname}${uri.search}`,
    headers: { host: uri.host, accept: "application/json" },
    body: "",
  } as const;
  return async () => {
    const { status, body } = await exchange(request, startPatience("online"));
    if (status !== 200) throw new Error(`the signing keys cannot be read: HTTP ${status}`);
    return keysOf(setShape.parse(JSON.parse(body.toString("utf8"))).keys);
  };
}

/** A key that is not understood, or not for signatures, is none (RFC 7517, section 5). */
function keysOf(members: readonly unknown[]): ReadonlyMap<string, SigningKey> {
  const keys = new Map<string, SigningKey>();
  for (const member of members) {
    const jwk = keyShape.safeParse(member).data;
    const key = jwk && importKey(jwk);
    if (jwk === undefined || key === undefined || keys.has(jwk.kid)) continue;
    keys.set(jwk.kid, { type: jwk.kty, curve: jwk.crv, algorithm: jwk.alg, key });
  }
  return keys;
}

function importKey({ kty, crv, n, e, x, y }: z.infer<typeof keyShape>): KeyObject | undefined {
  const { createPublicKey } = process.getBuiltinModule("node:crypto");
  const numbers = Object.entries({ crv, n, e, x, y }).filter(([, value]) => value !== undefined);
  try {
    return createPublicKey({ key: { kty, ...Object.fromEntries(numbers) }, format: "jwk" });
  } catch {
    return undefined;
  }
}
