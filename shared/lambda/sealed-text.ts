/** HMAC-SHA256 in base64url: only whoever has the key can make it. */
export function sealOf(key: Buffer, text: string): string {
  const { createHmac } = process.getBuiltinModule("node:crypto");
  return createHmac("sha256", key).update(text).digest("base64url");
}

/**
 * Compares in a time that tells nothing of the right text. Digests are of one length whatever the
 * texts are, as the comparison wants them.
 */
export function isSameText(left: string, right: string): boolean {
  const { hash, timingSafeEqual } = process.getBuiltinModule("node:crypto");
  const digest = (text: string) => hash("sha256", text, "buffer");
  return timingSafeEqual(digest(left), digest(right));
}
