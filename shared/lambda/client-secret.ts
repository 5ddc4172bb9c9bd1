/** A secret as it is shown, once, and the digest that is kept of it. */
export type NewClientSecret = { readonly secret: string; readonly digest: string };

const secretBytes = 32;

/** 256 random bits: there is no list of guesses that holds them, and a plain digest will do. */
export function newClientSecret(): NewClientSecret {
  const { randomBytes } = process.getBuiltinModule("node:crypto");
  const secret = randomBytes(secretBytes).toString("base64url");
  return { secret, digest: clientSecretDigest(secret) };
}

export function clientSecretDigest(secret: string): string {
  return process.getBuiltinModule("node:crypto").hash("sha256", secret);
}

/** Whether two digests are the same, in a time that tells nothing of where they differ. */
export function isSameDigest(left: string, right: string): boolean {
  const { timingSafeEqual } = process.getBuiltinModule("node:crypto");
  const [one, other] = [Buffer.from(left), Buffer.from(right)];
  return one.length === other.length && timingSafeEqual(one, other);
}
