/** An HTTP API decodes a path once; there are gateways that hand it on as it came. */
const encodingsMax = 2;

/**
 * A text as one segment of a path. An HTTP API of AWS decodes a path before it chooses the route
 * and drops what follows a "?": what stands in one segment must come out of that encoded still.
 * Letters, digits and hyphens stay as they are.
 */
export function pathSegmentOf(text: string): string {
  return encodeURIComponent(encodeURIComponent(text));
}

/** What a segment may stand for, as a function gets it: itself first, else what it encodes. */
export function readingsOf(segment: string): readonly string[] {
  const readings = new Set([segment]);
  let reading = segment;
  try {
    for (let encoding = 0; encoding < encodingsMax; encoding += 1) {
      reading = decodeURIComponent(reading);
      readings.add(reading);
    }
  } catch {
    // A "%" that encodes nothing: there is nothing more to decode.
  }
  return [...readings];
}
