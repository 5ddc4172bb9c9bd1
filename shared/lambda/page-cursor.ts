/** Place of a sort key (1,024 bytes) and of what stands before it. */
const bytesMax = 1_024;
const pattern = /^[\w-]+$/;

/** The place where a page begins, as it travels: opaque, and good inside an address as it is. */
export function encodeCursor(place: string): string {
  return Buffer.from(place).toString("base64url");
}

/** The place that a cursor stands for; `undefined` when it was not made by `encodeCursor`. */
export function decodeCursor(cursor: string): string | undefined {
  if (!pattern.test(cursor)) return undefined;
  const bytes = Buffer.from(cursor, "base64url");
  const place = bytes.toString("utf8");
  return bytes.length <= bytesMax && encodeCursor(place) === cursor ? place : undefined;
}
