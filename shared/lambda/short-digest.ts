const digestLength = 16;

/** Sixteen hexadecimal digits, the same for the same text. */
export function shortDigest(text: string): string {
  const { hash } = process.getBuiltinModule("node:crypto");
  return hash("sha256", text).slice(0, digestLength);
}
