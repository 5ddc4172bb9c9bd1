/**
 * Seconds to wait, from the header `Retry-After` (RFC 9110 §10.2.3: a number of seconds or a date);
 * undefined when it is missing or makes no sense.
 */
export function retryAfterSecondsOf(headers: Headers, now: Date): number | undefined {
  const text = headers.get("retry-after")?.trim() ?? "";
  if (/^\d{1,9}$/.test(text)) return Number(text);
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : Math.max(0, (at - now.getTime()) / 1000);
}
