/** Thirty-two hexadecimal digits that nobody can guess. */
export function randomId(): string {
  return process.getBuiltinModule("node:crypto").randomBytes(16).toString("hex");
}
