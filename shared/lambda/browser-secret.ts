const secretBytes = 32;

/** 256 bits that nobody can guess, in base64url. */
export function newBrowserSecret(): string {
  return process.getBuiltinModule("node:crypto").randomBytes(secretBytes).toString("base64url");
}

/** SHA-256 of a secret, in base64url: what is kept, or shown, in its place. */
export function digestOfSecret(secret: string): string {
  return process.getBuiltinModule("node:crypto").hash("sha256", secret, "base64url");
}
